"""Staff read in words whatever a case's chain says."""

import re
from collections.abc import Iterator

import pytest

from chalicelib.domain.case import collecting
from chalicelib.domain.case.case import CaseEvent
from chalicelib.domain.case.pre_review import Rung
from chalicelib.domain.people.taking import AMONG_STAFF
from infra.paths import ROOT

NAMED = re.compile(r'plan_case_note\(\s*\w+, "(\w+)"')
CONSTANTS = {
    "open", "taken", *AMONG_STAFF, collecting.CHANGED, collecting.CONSENT_GIVEN, collecting.CONSENT_RECORDED,
    *(f"pre_review_{rung}" for rung in Rung),
}  # fmt: skip


def noted() -> Iterator[str]:
    for file in (ROOT / "chalicelib" / "usecases").rglob("*.py"):
        yield from NAMED.findall(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_event_of_a_case_has_its_word_on_the_desk(language: str) -> None:
    text = (ROOT / "web" / "src" / "words" / "desk" / f"file.{language}.ts").read_text(encoding="utf-8")
    words = set(re.findall(r"(\w+):", text[text.index("  events: {") :]))
    assert {*map(str, CaseEvent), *CONSTANTS, *noted()} - words == set()
