"""The checker of plans finds what would silently do nothing, and nothing else."""

import sys
from pathlib import Path

import pytest

from infra.paths import ROOT
from infra.proof.plans import faults, main

HEAD = "def plan_it(case: str) -> Plan: ...\ndef plan_pair(case: str) -> tuple[str, Plan]: ...\n"
GOOD = """
def story(case: str) -> Decision[None]:
    moved, plan = plan_pair(case)
    _moved, more = plan_pair(case)
    other = plan_it(case) or plan_pair(case)
    if some := plan_it(case):
        more = [*more, *some]
    return Decision([*plan, *more, *plan_it(case), *other], None)
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
        ("    if plan_it(case): return", "is looked at and dropped"),
        ("    if case and not plan_it(case): return", "is looked at and dropped"),
        ("    while codes.plan_it(case): return", "is looked at and dropped"),
        ("    x = 1 if plan_it(case) else 2", "is looked at and dropped"),
        ("    x = [c for c in case if plan_it(c)]", "is looked at and dropped"),
        ("    x = plan_it(case) == []", "is looked at and dropped"),
        ("    assert plan_it(case)", "is looked at and dropped"),
        ("    many = len(plan_it(case))", "is looked at and dropped"),
        ("    some = any(plan_it(case))", "is looked at and dropped"),
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
        ("def taken(g: str) -> list[Write]: ...", "call it plan_"),
        ("def taken(g: str) -> tuple[Write, ...]: ...", "call it plan_"),
        ("def taken(g: str) -> Iterator[transaction.Write]: ...", "call it plan_"),
        ("def taken(g: str) -> Plan | None: ...", "call it plan_"),
        ("def taken(g: str) -> Optional[Plan]: ...", "call it plan_"),
        ("def taken(g: str) -> 'Plan': ...", "call it plan_"),
        ("Effect = tuple[str, Plan]\ndef taken(g: str) -> Effect: ...", "call it plan_"),
        ("Effect: TypeAlias = 'list[Write]'\ndef taken(g: str) -> Effect: ...", "call it plan_"),
        ("Other = Effect | None\nEffect = tuple[str, Plan]\ndef taken(g: str) -> Other: ...", "call it plan_"),
        ("def plan_count(g: str) -> tuple[Plan, int]: ...", "returns none"),
        ("def plan_route(g: str) -> str: ...", "returns none"),
    ],
)
def test_a_name_says_whether_something_is_a_plan(code: str, said: str) -> None:
    (fault,) = faults(Path("x.py"), code)
    assert said in fault


def test_another_name_for_a_plan_is_known_in_every_module(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.py").write_text("def taken(g: str) -> names.Effect: ...\n")
    (tmp_path / "names.py").write_text("Effect = tuple[str, Plan]\n")
    assert main([str(tmp_path)]) == 1
    assert "a.py:1: taken returns a plan: call it plan_" in capsys.readouterr().out


@pytest.mark.skipif(sys.version_info < (3, 12), reason="the statement is of 3.12")
def test_another_name_by_the_newer_statement_is_known_too() -> None:
    (fault,) = faults(Path("x.py"), "type Effect = list[Write]\ndef taken(g: str) -> Effect: ...")
    assert "call it plan_" in fault


def test_the_lambdas_drop_no_plan(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(ROOT / "chalicelib")]) == 0, capsys.readouterr().out
