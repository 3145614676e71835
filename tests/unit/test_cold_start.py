"""What a lambda loads and makes before its first event, each seen in a process of its own, as Lambda starts it."""

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import app
from chalicelib.cold_start import NEEDS
from infra.local.warm import EVENTS

ROOT = Path(__file__).parents[2]
AWS = {"AWS_DEFAULT_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": "none", "AWS_SECRET_ACCESS_KEY": "none"}
# Lambda's names of handlers → CloudFormation's of the lambdas that have an event with nothing to do.
IDLE = {
    "applicant_auth": "ApplicantAuth",
    "staff_auth": "StaffAuth",
    "on_outbox": "OnOutbox",
    "on_messages": "OnMessages",
    "on_cabinets": "OnCabinets",
    "on_cabinet_events": "OnCabinetEvents",
    "on_sweep": "OnSweep",
    "app": "APIHandler",
}


LIFE = """
import gc, json, sys, app
from chalicelib.cold_start import NEEDS

def ours():
    return {name for name in sys.modules if name.startswith("chalicelib")}

before = sorted(sys.modules)
aws = sys.modules.get("chalicelib.aws")
made = aws and [aws.session.cache_info().currsize, aws.client.cache_info().currsize]
kept = ours()
event = json.load(sys.stdin)
event and getattr(app, HANDLER)(event, None)
life = {"loaded": before, "made": made, "later": sorted(ours() - kept)}
print(json.dumps(life | {"routes": len(app.app.routes), "collects": gc.isenabled()}))
"""


@cache
def life_of(handler: str) -> dict[str, Any]:
    """What a lambda had loaded and made (sessions, clients) before its first event, and what it loaded later."""
    env = {"PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "vendor")))}
    named = AWS | {"_HANDLER": f"app.{handler}"} if handler else {}
    command = [sys.executable, "-c", LIFE.replace("HANDLER", repr(handler))]
    event = json.dumps(EVENTS.get(IDLE.get(handler, "")))
    done = subprocess.run(command, env=env | named, input=event, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("handler", "absent"),
    [
        ("staff_auth", {"pynamodb", "chalicelib.api", "chalicelib.usecases", "chalicelib.store"}),
        ("applicant_auth", {"pynamodb", "jwt", "chalicelib.api", "chalicelib.usecases", "chalicelib.store"}),
        ("on_outbox", {"jwt", "chalicelib.api", "chalicelib.usecases"}),
        ("on_cabinets", {"jwt", "chalicelib.api"}),
        ("app", {"jwt", "twilio", "reportlab", "segno", "PIL"}),
    ],
)
def test_a_lambda_does_not_load_what_only_others_need(handler: str, absent: set[str]) -> None:
    assert set(life_of(handler)["loaded"]) & absent == set()


@pytest.mark.parametrize("handler", IDLE)
def test_the_first_event_finds_our_modules_loaded(handler: str) -> None:
    assert life_of(handler)["later"] == []


@pytest.mark.parametrize("handler", NEEDS)
def test_a_lambda_has_its_clients_before_its_first_event_and_no_others(handler: str) -> None:
    services = NEEDS[handler].services
    assert life_of(handler)["made"] == ([1, len(services)] if services else None)


@pytest.mark.parametrize("handler", ["", *NEEDS])
def test_garbage_is_collected_again_once_a_lambda_has_started(handler: str) -> None:
    assert life_of(handler)["collects"]


def test_where_it_is_packaged_every_route_is_there_and_no_client_is_made() -> None:
    life = life_of("")
    assert (life["routes"], life["made"]) == (len(app.app.routes), [0, 0])


def test_every_lambda_says_what_it_needs() -> None:
    of_routes = {f"{method} {path}" for path, methods in app.app.routes.items() for method in methods}
    assert set(NEEDS) == set(app.app.handler_map) - of_routes | {"app"}
