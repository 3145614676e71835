"""Jobs of the fleet (AWS IoT Jobs). A controller may refuse every one of them as REJECTED and works all the same."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, NamedTuple

from cabinet_contract.kinds import Id, Limit, Wire


class Operation(StrEnum):
    """Each may be offered again after a power cut, so that each must be safe to repeat."""

    LOGS = "logs"  # {"lines": n}: the newest lines of the log, in the details
    MAKE_KEY = "make_key"  # a new private key that stays here; its signing request in the details as `csr`
    USE_CERTIFICATE = "use_certificate"  # {"certificate": PEM}: kept only if a connection with it worked
    UPDATE = "update"  # {"version", "url", "sha256", "size", "signature"}: staged, run, kept only if healthy
    RESTART = "restart"  # when nobody stands at a door


class JobStatus(StrEnum):
    """How a job ended; the first report ends it."""

    SUCCEEDED = "SUCCEEDED"
    FAILED = "FAILED"
    REJECTED = "REJECTED"


class JobDocument(NamedTuple):
    """What the fleet's administrator wants of one cabinet."""

    operation: Annotated[Operation, "What shall be done; its own fields stand beside it."]


class JobExecution(NamedTuple):
    """One job, offered to this cabinet."""

    job: Annotated[Id, Wire("jobId")]
    document: Annotated[JobDocument, Wire("jobDocument")]


class NextJob(NamedTuple):
    """The answer to start-next: the oldest job that is not ended, begun before or not."""

    execution: Annotated[JobExecution | None, "Missing: there is none."] = None


class JobReport(NamedTuple):
    """The end of a job."""

    status: JobStatus
    details: Annotated[
        Mapping[Id, Annotated[str, Limit(longest=1024)]], Wire("statusDetails"), "`reason` where it failed."
    ] = {}


class JobRefused(NamedTuple):
    """AWS's answer on start-next/rejected and update/rejected."""

    code: str
    message: str = ""
