"""The first contact: a claim certificate, which many cabinets share, is traded for an identity of the cabinet's own."""

from typing import Annotated, NamedTuple

from cabinet_contract.kinds import Id, Limit, Thing, Wire

KEY_BYTES = 32
SALT_BYTES = 16


class CertificateMade(NamedTuple):
    """AWS's answer to the empty request on the topic for new certificates."""

    certificate_id: Annotated[str, Wire("certificateId")]
    certificate: Annotated[str, Wire("certificatePem"), "The cabinet's own certificate, PEM."]
    private_key: Annotated[str, Wire("privateKey"), "Its private key, PEM; never shown again."]
    token: Annotated[str, Wire("certificateOwnershipToken"), "To be given back within the hour, in the next request."]


class ProvisionParameters(NamedTuple):
    """Who the cabinet says it is. Only a cabinet that the centre has registered with this serial is let in, and only
    until its first `started` was heard."""

    thing: Annotated[Thing, Wire("ThingName")]
    serial: Annotated[Id, Wire("SerialNumber"), "As it stands in the centre's list of cabinets."]


class ProvisionRequest(NamedTuple):
    """What the cabinet asks the provisioning template."""

    token: Annotated[str, Wire("certificateOwnershipToken")]
    parameters: ProvisionParameters


class DeviceConfiguration(NamedTuple):
    """What the cabinet needs to check codes. Key and salt are secrets: on the disk for its own account only, in no
    log."""

    centre: Annotated[Id, Wire("Centre"), "The centre that the cabinet belongs to."]
    epoch: Annotated[str, Limit("[0-9]{1,9}"), Wire("Epoch"), "Of key and salt; another provisioning may bring others."]
    key: Annotated[str, Limit("[0-9A-Za-z+/]{43}="), Wire("Key"), "32 bytes, base64 with padding."]
    salt: Annotated[str, Limit("[0-9A-Za-z+/]{22}=="), Wire("Salt"), "16 bytes, base64 with padding."]


class Provisioned(NamedTuple):
    """AWS's answer to the request: from now on the cabinet's own certificate is good."""

    configuration: Annotated[DeviceConfiguration, Wire("deviceConfiguration")]
    thing: Annotated[Thing, Wire("thingName"), "Must be the cabinet's own name."]


class Refused(NamedTuple):
    """AWS's answer on a topic that ends in /rejected."""

    status: Annotated[int, Wire("statusCode"), "As in HTTP: 403 for a cabinet that is not awaited."] = 0
    code: Annotated[str, Wire("errorCode")] = ""
    reason: Annotated[str, Wire("errorMessage")] = ""
