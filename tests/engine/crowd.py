"""A crowd with passed cases before one cabinet, written straight into the tables of the engine."""

import os

from chalicelib.api.applicant.cases import RESERVATION_TRIES
from chalicelib.domain.case.case import Case, CaseState
from chalicelib.domain.custody.envelope import Channel
from chalicelib.domain.people.party import Party
from chalicelib.errors import XinbaoError
from chalicelib.replies.cases import HandingInChosen
from chalicelib.store import cases, parties
from chalicelib.store.transaction import Write, commit
from chalicelib.usecases.applicant import handing_in
from chalicelib.usecases.centre import importing
from chalicelib.usecases.parts.compartments import Wish
from chalicelib.usecases.parts.perform import Decision, RequestKey, perform_once
from tests.api.deployment import CENTRE, demo

CABINET, ITEM, NOW = "cab-hall", "senior-card", 1_800_000_000


def opened(doors: int) -> None:
    """The centre with one cabinet of so many doors."""
    plan = next(c for c in demo()["cabinets"] if len(c["compartments"]) >= doors)
    cabinet = plan | {"id": CABINET, "site": "hall", "compartments": plan["compartments"][:doors]}
    items = [item for item in demo()["items"] if item["id"] == ITEM]
    faults = importing.run({"document": demo() | {"cabinets": [cabinet], "items": items}})["faults"]
    assert faults == []


def gathered(people: int) -> list[str]:
    """Each has a case that passed the pre-review; their ids."""
    ids = [f"{n:04d}" for n in range(people)]
    writes: list[Write] = []
    for id_ in ids:
        case = Case(
            id=f"c_{id_}", centre=CENTRE, item=ITEM, generation=1, party=f"p_{id_}", state=CaseState.PASSED,
            opened=NOW, updated=NOW, responsible="applicant",
        )  # fmt: skip
        writes += [*cases.plan(case), parties.plan(Party(id=f"p_{id_}", phone_ct="x", since=NOW))]
    for start in range(0, len(writes), 100):
        commit(writes[start : start + 100])
    return [f"c_{id_}" for id_ in ids]


def reserve(case: str, key: RequestKey | None = None, tries: int = RESERVATION_TRIES) -> str | HandingInChosen:
    """What the route does: the answer, or the code of the refusal."""
    wish = Wish(CABINET, "small", "any")

    def story() -> Decision[HandingInChosen]:
        return handing_in.choose(cases.load(case), Channel.LOCKER, wish, NOW)

    try:
        return perform_once(
            HandingInChosen, story, key or RequestKey(f"answer#{case}#{os.urandom(8).hex()}", "x", NOW), tries
        )
    except XinbaoError as error:
        return error.code
