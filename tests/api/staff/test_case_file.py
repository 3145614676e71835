"""Every look at personal data leaves a line that says who, what; and holds nothing of what was read."""

from collections.abc import Callable

import pytest

from tests.api import cloud
from tests.api.deployment import Person
from tests.api.town.small_centre import PERSON_ITEM, uploads
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


def announced(town: Town, who: Person, case: str) -> str:
    wanted = {"material": uploads(PERSON_ITEM)[0], "name": "a.pdf", "type": "application/pdf", "size": 9}
    return str(good(town.api.post(f"/cases/{case}/documents", wanted, who.token))["document"])


def in_file(town: Town, case: str) -> set[str]:
    seen = good(town.api.get(f"/staff/cases/{case}", town.tokens["reviewer"]))
    return {document["id"] for document in seen["documents"]}


def test_a_file_that_was_announced_and_never_came_is_not_in_the_case_file(town: Town, newcomer: Newcomer) -> None:
    """Else its link would lead to nothing."""
    who = newcomer()
    case = town.draft(who, PERSON_ITEM)
    came = {document["id"] for document in town.sees(who, case)["documents"]}
    never = announced(town, who, case)
    town.asks(who, case, "submission", {"collecting": {"channel": "locker", "cabinet": "cab-hall"}})
    assert in_file(town, case) == came
    asked = town.api.get(f"/staff/cases/{case}/documents/{never}", town.tokens["reviewer"])
    assert asked.code == "NO_SUCH_DOCUMENT"


def test_what_is_uploaded_after_a_return_is_read_once_it_is_submitted(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.submitted(who, PERSON_ITEM)
    before = in_file(town, case)
    town.does("reviewer", case, "pre-review", {"verdict": "return", "reasons": {uploads(PERSON_ITEM)[0]: "看不清"}})
    new = announced(town, who, case)
    cloud.client("s3").put_object(Bucket=town.env["DOCUMENTS_BUCKET"], Key=f"{case}/{new}", Body=b"x" * 9)
    assert in_file(town, case) == before
    town.asks(who, case, "submission", {"collecting": {"channel": "locker", "cabinet": "cab-hall"}})
    assert in_file(town, case) == before | {new}
