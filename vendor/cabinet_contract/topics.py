"""Every topic that a cabinet may use, and under which name it connects. The policies allow these and no other.

AWS's own topics (shadows, jobs, provisioning) are written out for controllers in other languages; the SDK knows them.
"""

from cabinet_contract.names import job_of

CREATE_CERTIFICATE = "$aws/certificates/create/json"


def client_id(thing: str) -> str:
    """One connection a cabinet: a second one with this name ends the first."""
    return thing


def claim_client_id(thing: str) -> str:
    """Not the thing's own name: a claim must not be able to throw a living cabinet off the line."""
    return f"claim-{thing}"


def shadow_topic(thing: str, shadow: str, end: str) -> str:
    """`end`: get, get/accepted, get/rejected, update, update/accepted, update/rejected, update/delta."""
    return f"$aws/things/{thing}/shadow/name/{shadow}/{end}"


def provision_topic(template: str, end: str = "") -> str:
    """`end`: nothing for the request, /accepted or /rejected for its answers."""
    return f"$aws/provisioning-templates/{template}/provision/json{end}"


def next_job_topic(thing: str, end: str) -> str:
    """`end`: start-next, start-next/accepted, start-next/rejected, notify-next."""
    return f"$aws/things/{thing}/jobs/{end}"


def job_update_topic(thing: str, end: str = "") -> str:
    return f"$aws/things/{thing}/jobs/{job_of(thing)}/update{end}"
