"""A job from its offer to its report. Every operation may be cut off by power and be offered again: each is idempotent.

logs              {"lines"?: n}                     the newest lines of the program's log, in the job's details
make_key          {}                                a new private key, which stays here; its CSR in the details
use_certificate   {"certificate": PEM}              connect with it; keep it only if that worked
update            {"version", "url", "sha256", "size", "signature"}   stage it, run it, keep it only if it is healthy
restart           {}                                end and begin again, when nobody stands at a door
"""

import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Protocol

from iot.cloud.messages import JobOffered
from iot.errors import BrokerError, JobFailed, StateError

log = logging.getLogger(__name__)
Details = dict[str, str]


class Reports(Protocol):
    async def report_job(self, job: str, status: str, details: Details) -> None: ...


# None: the report comes later, after a restart that the operation has asked for.
Operation = Callable[[Mapping[str, Any]], Awaitable[Details | None]]


class Jobs:
    def __init__(self, connection: Reports, operations: Mapping[str, Operation]) -> None:
        self._connection = connection
        self._operations = operations

    async def take(self, offered: JobOffered) -> None:
        name = offered.document.get("operation")
        operation = self._operations.get(name) if isinstance(name, str) else None
        if operation is None:
            await self._report(offered.id, "REJECTED", {"reason": "this cabinet knows no such operation"})
            return
        log.info("job %s: %s", offered.id, name)
        try:
            details = await operation(offered.document)
        except StateError:
            raise
        except Exception as error:
            # Whatever it is: a job that ended the program would be offered again and end it again.
            log.error("job %s failed: %r", offered.id, error)
            reason = str(error) if isinstance(error, JobFailed) else repr(error)
            await self._report(offered.id, "FAILED", {"reason": reason[:1000]})
            return
        if details is not None:
            await self._report(offered.id, "SUCCEEDED", details)

    async def _report(self, job: str, status: str, details: Details) -> None:
        try:
            await self._connection.report_job(job, status, details)
        except BrokerError as error:
            # It is still in progress there, and offered again with the next connection.
            log.warning("job %s could not be reported %s: %s", job, status, error)
