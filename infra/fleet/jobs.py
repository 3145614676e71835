"""AWS IoT jobs for one cabinet at a time, always under the one name that its policy allows."""

import json
import time
from collections.abc import Mapping
from typing import Any

from cabinet_contract.names import job_of
from infra import typed
from infra.say import Stop

PAUSE_S = 0.5
ENDED = frozenset({"SUCCEEDED", "FAILED", "REJECTED", "TIMED_OUT", "REMOVED", "CANCELED"})


def give(iot: Any, thing: str, document: Mapping[str, Any]) -> None:
    """Raises Stop while the cabinet still has another job; one that has ended makes room."""
    job = job_of(thing)
    status = _status(iot, thing)
    if status is not None and status not in ENDED:
        raise Stop(f"{thing} still has a job ({status.lower()}): wait for it, or cancel {job}.")
    if status is not None:
        iot.delete_job(jobId=job, force=True)
        _gone(iot, job)
    target = iot.describe_thing(thingName=thing)["thingArn"]
    iot.create_job(jobId=job, targets=[target], document=json.dumps(document), targetSelection="SNAPSHOT")


def result(iot: Any, thing: str, seconds: float) -> dict[str, str]:
    """The details of a job that succeeded. Raises Stop with the reason of one that did not."""
    deadline = time.monotonic() + seconds
    while (status := _status(iot, thing)) not in ENDED:
        if time.monotonic() > deadline:
            raise Stop(f"{thing} has not ended its job after {seconds:g} s ({status}); it goes on when it is online.")
        time.sleep(PAUSE_S)
    details = _execution(iot, thing).get("statusDetails", {}).get("detailsMap", {})
    if status != "SUCCEEDED":
        raise Stop(f"{thing}: {str(status).lower()}: {details.get('reason', 'no reason given')}")
    return dict(details)


def ask(iot: Any, thing: str, document: Mapping[str, Any], seconds: float = 120) -> dict[str, str]:
    give(iot, thing, document)
    return result(iot, thing, seconds)


def _execution(iot: Any, thing: str) -> typed.Record:
    return typed.record(iot.describe_job_execution(jobId=job_of(thing), thingName=thing), "execution")


def _status(iot: Any, thing: str) -> str | None:
    try:
        return typed.text(_execution(iot, thing), "status")
    except iot.exceptions.ResourceNotFoundException:
        return None


def _gone(iot: Any, job: str) -> None:
    """AWS deletes a job some time after it was asked to."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            iot.describe_job(jobId=job)
        except iot.exceptions.ResourceNotFoundException:
            return
        time.sleep(PAUSE_S)
    raise Stop(f"AWS has not deleted the ended job {job} yet: try again in a minute.")
