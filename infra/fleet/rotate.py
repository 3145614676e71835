"""A new certificate for a cabinet; the old one is taken away only when the cabinet has used the new one."""

import textwrap
from collections.abc import Callable
from typing import Any

from infra import typed
from infra.fleet import jobs


def rotate(iot: Any, thing: str, say: Callable[[str], None]) -> str:
    """Returns the new certificate's ARN. May be cut off anywhere and done again: the cabinet keeps its key."""
    old = iot.list_thing_principals(thingName=thing)["principals"]
    say(f"asking {thing} for a signing request")
    request = jobs.ask(iot, thing, {"operation": "make_key"})["csr"]
    made = iot.create_certificate_from_csr(certificateSigningRequest=pem(request), setAsActive=True)
    new = typed.text(made, "certificateArn")
    for policy in {p["policyName"] for arn in old for p in iot.list_attached_policies(target=arn)["policies"]}:
        iot.attach_policy(policyName=policy, target=new)
    iot.attach_thing_principal(thingName=thing, principal=new)
    say(f"{thing} tries its new certificate")
    try:
        jobs.ask(iot, thing, {"operation": "use_certificate", "certificate": made["certificatePem"]}, 300)
    except BaseException:
        # It may still come to use it, so it stays valid; `rotate` once more cleans up after it.
        say(f"{new} stays attached beside the old one")
        raise
    for arn in old:
        take_away(iot, thing, arn)
    return new


def take_away(iot: Any, thing: str, arn: str) -> None:
    """Inactive first: from then on nobody connects with it, whatever fails after."""
    certificate = arn.rsplit("/", 1)[1]
    iot.update_certificate(certificateId=certificate, newStatus="INACTIVE")
    iot.detach_thing_principal(thingName=thing, principal=arn)
    for policy in iot.list_attached_policies(target=arn)["policies"]:
        iot.detach_policy(policyName=policy["policyName"], target=arn)
    iot.delete_certificate(certificateId=certificate)


def pem(request: str) -> str:
    lines = "\n".join(textwrap.wrap(request, 64))
    return f"-----BEGIN CERTIFICATE REQUEST-----\n{lines}\n-----END CERTIFICATE REQUEST-----\n"
