"""An applicant looks at what was uploaded, and takes a wrong file out again."""

from collections.abc import Callable

from tests.api.deployment import Person
from tests.api.town.small_centre import PERSON_ITEM, uploads
from tests.api.town.world import Town, good

Newcomer = Callable[..., Person]


def draft(town: Town, who: Person) -> str:
    opened = {"centre": "xian-itl", "item": PERSON_ITEM, "applicant": {"kind": "person"}}
    return str(good(town.api.post("/cases", opened, who.token))["case"])


def only(town: Town, who: Person, case: str) -> str:
    (document,) = good(town.api.get(f"/cases/{case}", who.token))["documents"]
    return str(document["id"])


def test_a_link_reads_what_was_uploaded(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = draft(town, who)
    town.upload(who, case, uploads(PERSON_ITEM)[0])
    link = good(town.api.get(f"/cases/{case}/documents/{only(town, who, case)}", who.token))
    assert link["url"].startswith("https://")
    assert good(town.api.get(f"/cases/{case}", who.token))["documents"][0]["arrived"]


def test_what_was_announced_and_never_came_has_no_link(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = draft(town, who)
    new = {"material": uploads(PERSON_ITEM)[0], "name": "a.pdf", "type": "application/pdf", "size": 9}
    document = good(town.api.post(f"/cases/{case}/documents", new, who.token))["document"]
    assert town.api.get(f"/cases/{case}/documents/{document}", who.token).code == "NO_SUCH_DOCUMENT"
    (seen,) = good(town.api.get(f"/cases/{case}", who.token))["documents"]
    assert not seen["arrived"]


def test_a_file_that_was_taken_out_is_missing_at_the_submission(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = draft(town, who)
    for material in uploads(PERSON_ITEM):
        town.upload(who, case, material)
    first = good(town.api.get(f"/cases/{case}", who.token))["documents"][0]["id"]
    good(town.api.post(f"/cases/{case}/documents/{first}/removal", None, who.token))
    listed = [one["id"] for one in good(town.api.get(f"/cases/{case}", who.token))["documents"]]
    assert first not in listed
    assert town.api.get(f"/cases/{case}/documents/{first}", who.token).code == "NO_SUCH_DOCUMENT"
    submission = {"collecting": {"channel": "window"}}
    assert town.api.post(f"/cases/{case}/submission", submission, who.token).code == "MATERIAL_MISSING"


def test_who_has_too_many_files_takes_one_out_and_goes_on(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = draft(town, who)
    new = {"material": uploads(PERSON_ITEM)[0], "name": "a.pdf", "type": "application/pdf", "size": 9}
    path = f"/cases/{case}/documents"
    made = [good(town.api.post(path, new, who.token))["document"] for _ in range(60)]
    assert town.api.post(path, new, who.token).code == "TOO_MANY_FILES"
    good(town.api.post(f"{path}/{made[0]}/removal", None, who.token))
    good(town.api.post(path, new, who.token))


def test_nothing_is_taken_out_of_a_submitted_case_or_by_somebody_else(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.submitted(who, PERSON_ITEM)
    document = good(town.api.get(f"/cases/{case}", who.token))["documents"][0]["id"]
    path = f"/cases/{case}/documents/{document}"
    assert town.api.post(f"{path}/removal", None, who.token).code == "OUT_OF_TURN"
    assert town.api.get(path, newcomer().token).code == "NO_SUCH_CASE"
