"""The checker of plans finds what would silently do nothing, and nothing else."""

from pathlib import Path

import pytest

from infra.paths import ROOT
from infra.proof.plans import faults, main

HEAD = "def plan_it(case: str) -> Plan: ...\ndef plan_pair(case: str) -> tuple[str, Plan]: ...\n"
GOOD = """
def story(case: str) -> Decision[None]:
    moved, plan = plan_pair(case)
    _moved, more = plan_pair(case)
    return Decision([*plan, *more, *plan_it(case)], None)
"""


def test_plans_that_reach_their_decision_are_left_alone() -> None:
    assert list(faults(Path("x.py"), HEAD + GOOD)) == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("    plan_it(case)", "is dropped"),
        ("    codes.plan_it(case)", "is dropped"),
        ("    moved, _ = plan_pair(case)", "is not taken"),
        ("    _ = plan_it(case)", "is not taken"),
        ("    moved = plan_pair(case)[0]", "half of"),
    ],
)
def test_a_plan_that_goes_nowhere_is_found(line: str, said: str) -> None:
    (fault,) = faults(Path("x.py"), f"{HEAD}def story(case: str) -> None:\n{line}\n")
    assert said in fault
    assert fault.startswith("x.py:4: ")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("def revoke(g: str) -> Plan: ...", "call it plan_"),
        ("def revoke(g: str) -> transaction.Write: ...", "call it plan_"),
        ("def taken(g: str) -> tuple[str, Plan]: ...", "call it plan_"),
        ("def plan_route(g: str) -> str: ...", "returns none"),
    ],
)
def test_a_name_says_whether_something_is_a_plan(code: str, said: str) -> None:
    (fault,) = faults(Path("x.py"), code)
    assert said in fault


def test_the_lambdas_drop_no_plan(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(ROOT / "chalicelib")]) == 0, capsys.readouterr().out
