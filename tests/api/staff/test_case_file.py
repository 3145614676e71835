"""Every look at personal data leaves a line that says who, what; and holds nothing of what was read."""

from collections.abc import Callable

import pytest

from tests.api.deployment import Person
from tests.api.town.small_centre import PERSON_ITEM
from tests.api.town.world import Town, good

Newcomer = Callable[..., Person]


def test_who_read_what_stands_in_the_line_itself(
    town: Town, newcomer: Newcomer, caplog: pytest.LogCaptureFixture
) -> None:
    """Lambda prints messages of WARNING and above, and nothing that was only attached to them."""
    who = newcomer()
    case = town.submitted(who, PERSON_ITEM)
    document = town.sees(who, case)["documents"][0]["id"]
    caplog.clear()
    good(town.api.get(f"/staff/cases/{case}", town.tokens["reviewer"]))
    good(town.api.get(f"/staff/cases/{case}/documents/{document}", town.tokens["reviewer"]))
    good(town.api.get("/me", who.token))
    lines = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert lines == [
        f"personal data read: case {case} by s-reviewer",
        f"personal data read: document {document} by s-reviewer",
        f"personal data read: party {who.party} by its owner",
    ]
    assert who.phone[-8:] not in caplog.text
