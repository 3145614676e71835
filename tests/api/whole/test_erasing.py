"""What people wrote about a case is erased by a route: from beside the chain, and wherever it was copied."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from cabinet_contract.words import Answer
from chalicelib.domain.base import chain
from chalicelib.domain.base.act import Act
from chalicelib.domain.base.free_text import BLOT
from chalicelib.domain.case import case as cases_
from chalicelib.domain.case.case import CaseEvent
from chalicelib.store import cases, envelopes
from chalicelib.store.transaction import commit
from chalicelib.usecases.staff import erasing
from tests.api import cloud
from tests.api.deployment import Person
from tests.api.town.hall import tasks as open_tasks
from tests.api.town.small_centre import PERSON_ITEM, materials
from tests.api.town.world import Town, clock, good

Newcomer = Callable[..., Person]
RETURNED, ILL, WAITED, PROOF, OPINION = (
    "住址写成了前妻家",
    "李同事请病假",
    "等了九十天",
    "核对身份证原件",
    "三号窗口态度冷淡",
)
WORDS = (RETURNED, ILL, WAITED, PROOF, OPINION)


def everything() -> str:
    return json.dumps(cloud.rows(), ensure_ascii=False, default=str)


def erases(town: Town, case: str, *lines: int) -> Any:
    body = {"ground": "purpose-ended"} | ({"lines": lines} if lines else {})
    return good(town.staff("supervisor", f"/cases/{case}/erasure", body))


def much_was_written(town: Town, who: Person) -> str:
    """A case that was returned, taken over, accepted with a reason, handed over with a proof, and rated."""
    case = town.submitted(who, PERSON_ITEM)
    good(town.staff("reviewer", f"/cases/{case}/taking", {}))
    good(town.staff("reviewer-2", f"/cases/{case}/taking", {"reason": ILL}))
    town.does("reviewer-2", case, "pre-review", {"verdict": "return", "reasons": {materials(PERSON_ITEM)[0]: RETURNED}})
    town.asks(who, case, "submission", {"collecting": {"channel": "window"}})
    town.does("reviewer", case, "pre-review", {"verdict": "pass"})
    town.asks(who, case, "handing-in", {"channel": "mail"})
    town.does("helper", case, "materials-received")
    town.does("helper", case, "check", {"present": materials(PERSON_ITEM)})
    town.does("helper", case, "queue-number", {"window": "3"})
    town.does("window-clerk", case, "acceptance", {"verdict": "accept", "reason": WAITED})
    town.does("window-clerk", case, "decision", {"outcome": "granted", "document": "XB-1"})
    town.does("front-desk", case, "result-handover")
    town.does("front-desk", case, "outgoing", {"channel": "window"})
    town.does("front-desk", case, "counter-handover", {"proof": PROOF})
    town.does("front-desk", case, "closing")
    town.asks(who, case, "rating", {"stars": 1, "tags": ["慢"], "text": OPINION})
    return case


def is_proved(case: str) -> bool:
    """Every chain of the case, to its head."""
    kept = cases.load(case)
    heads = {case: kept.head} | {id_: envelopes.load(id_).head for id_ in (kept.inbound, kept.outbound) if id_}
    chains = {id_: cases.history(id_) if id_ == case else envelopes.custody(id_) for id_ in heads}
    return all(chain.is_unbroken(links) and links[-1].hash == heads[id_] for id_, links in chains.items())


def test_after_it_no_table_holds_a_word_and_every_chain_is_proved(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = much_was_written(town, who)
    assert [word for word in WORDS if word not in everything()] == []
    hashes = set(cases.texts(case))
    answer = erases(town, case)
    assert (answer["texts"], answer["left"], answer["within_chain"]) == (len(hashes), 0, [])
    assert [word for word in WORDS if word in everything()] == []
    assert set(cases.texts(case)) == hashes
    assert is_proved(case)


def test_who_reads_it_reads_that_it_was_erased_by_whom_when_and_why(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = much_was_written(town, who)
    erases(town, case)
    number = good(town.api.get("/staff/me", town.tokens["supervisor"]))["number"]
    for seen in (town.sees(who, case), good(town.api.get(f"/staff/cases/{case}", town.tokens["supervisor"]))):
        rated = next(line for line in seen["timeline"] if line["event"] == "rate")
        assert rated["detail"]["stars"] == 1
        assert set(rated["detail"]["text"]) == {"text_sha256", "erased"}
        mark = rated["detail"]["text"]["erased"]
        assert (mark["number"], mark["ground"]) == (number, "purpose-ended")
        assert seen["timeline"][-1]["event"] == "texts_erased"
    told = good(town.api.get("/me/notices", who.token))["items"]
    returned = next(one for one in told if one["kind"] == "returned")
    assert list(returned["detail"]["reasons"].values()) == [BLOT]
    (over,) = good(town.api.get("/staff/notices", town.tokens["reviewer"]))["items"]
    assert over["detail"]["reason"] == BLOT


def test_twice_is_once(town: Town, newcomer: Newcomer) -> None:
    case = much_was_written(town, newcomer())
    erases(town, case)
    links = len(cases.history(case))
    again = erases(town, case)
    assert (again["texts"], again["copies"], again["left"]) == (0, 0, 0)
    assert len(cases.history(case)) == links


def test_only_the_named_line_goes_with_its_copies(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = much_was_written(town, who)
    line = next(one["number"] for one in town.sees(who, case)["timeline"] if one["event"] == "rate")
    erases(town, case, line)
    assert OPINION not in everything()
    assert [word for word in WORDS if word not in everything()] == [OPINION]
    proof = next(one["number"] for one in town.sees(who, case)["timeline"] if one["event"] == "send_out")
    assert erases(town, case, proof)["texts"] == 2, "the envelope's custody had the same words"
    assert PROOF not in everything()


def test_a_reason_for_a_material_goes_from_the_case_itself_too(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.submitted(who, PERSON_ITEM)
    town.does("reviewer", case, "pre-review", {"verdict": "return", "reasons": {materials(PERSON_ITEM)[0]: RETURNED}})
    assert list(town.sees(who, case)["returned"].values()) == [RETURNED]
    erases(town, case)
    assert list(town.sees(who, case)["returned"].values()) == [BLOT]
    assert RETURNED not in everything()
    town.asks(who, case, "submission", {"collecting": {"channel": "window"}})


def test_what_was_written_at_the_end_of_a_task_goes_with_all_of_the_case(town: Town, newcomer: Newcomer) -> None:
    case = town.handed_in(newcomer(), PERSON_ITEM)
    good(town.staff("duty-helper", "/collections", {"cabinet": "cab-hall"}))
    town.settle()
    grant, doors = town.hall.type(town.staff_code("duty-helper", "collect"), clock())
    town.hall.close(grant, doors[0], clock(), Answer.NOTHING)
    town.settle()
    (task,) = open_tasks(town)
    assert task["case"] == case
    good(town.staff("duty-helper", f"/tasks/{task['id']}/ending", {"action": "seen", "note": PROOF}))
    assert PROOF in everything()
    assert erases(town, case)["copies"] == 1
    assert PROOF not in everything()


def test_words_within_a_chain_of_before_are_named_and_stay(town: Town, newcomer: Newcomer) -> None:
    case = town.submitted(newcomer(), PERSON_ITEM)
    old = {"reasons": {"photo": RETURNED}}
    commit(cases.plan(*cases_.step(cases.load(case), CaseEvent.RETURN, Act("s-reviewer", clock()), old)))
    answer = erases(town, case)
    assert answer["within_chain"] == [cases.load(case).entries]
    assert is_proved(case)


def test_what_does_not_fit_one_transaction_is_left_for_the_next(
    town: Town, newcomer: Newcomer, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = much_was_written(town, newcomer())
    monkeypatch.setattr(erasing, "MOST", 3)
    left = [erases(town, case)["left"] for _ in range(6)]
    assert left == sorted(left, reverse=True)
    assert left[-1] == 0
    assert [word for word in WORDS if word in everything()] == []


def test_a_ground_is_one_of_the_list(town: Town, newcomer: Newcomer) -> None:
    case = town.submitted(newcomer(), PERSON_ITEM)
    assert town.staff("supervisor", f"/cases/{case}/erasure", {"ground": RETURNED}).code == "BAD_FIELD"
