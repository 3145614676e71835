"""The guide ticks the steps that the newest case has behind it."""

import json

import pytest

from infra.local.start.progress import steps_done
from tests.infra.local.start.conftest import Page
from tests.infra.local.start.rig import Town


@pytest.mark.parametrize(
    ("state", "desk", "inbound", "done"),
    [
        ("draft", None, None, 0), ("returned", None, None, 0), ("pre_review", "pre-review", None, 1),
        ("passed", None, None, 2), ("awaiting_materials", None, {"door": "A01"}, 3),
        ("received", "to-collect", {}, 4), ("received", "locker-deposits", {}, 5), ("received", "window", {}, 6),
        ("accepted", "window", {}, 6), ("result_ready", "outgoing", {}, 6), ("result_out", None, {}, 7),
        ("closed", None, {}, 8), ("rated", None, {}, 9),
    ],
)  # fmt: skip
def test_each_step_is_done_when_the_case_says_so(
    state: str, desk: str | None, inbound: dict[str, str] | None, done: int
) -> None:
    assert steps_done({"state": state, "desk": desk, "inbound": inbound}) == done


def test_nothing_is_done_before_somebody_is_an_applicant(page: Page) -> None:
    assert json.loads(page.ask("/progress")[1]) == {"done": 0}


def test_the_case_of_the_last_applicant_is_followed(page: Page, town: Town) -> None:
    page.ask("/be/zhang-san", form={})
    assert json.loads(page.ask("/progress")[1]) == {"done": 0}
    town.case = {"case": "one", "state": "passed", "desk": None, "inbound": None}
    assert json.loads(page.ask("/progress")[1]) == {"done": 2}
    assert page.ask("/", Accept_Language="zh")[1].count('class="done" hidden') == 7
