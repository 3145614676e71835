"""No bank stays deaf: what the cabinet would refuse is never written, and a bank that does not follow is seen."""

import json
from collections.abc import Callable

import pytest

from cabinet_contract.names import bank_shadow
from cabinet_contract.words import EventType, Outcome
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import DoorUse
from chalicelib.gateways import shadows
from chalicelib.store import cabinets
from chalicelib.store.transaction import commit
from chalicelib.usecases.clock import watching_step
from chalicelib.usecases.parts import reconciling
from tests.api.deployment import Person
from tests.api.town.hall import ends, tasks, the_door
from tests.api.town.small_centre import PERSON_ITEM
from tests.api.town.world import Town, clock, good

HALL = {"channel": "locker", "cabinet": "cab-hall"}
Newcomer = Callable[..., Person]


def jammed_after_a_reissue(town: Town, who: Person) -> str:
    """Reserved and reissued while the line is down, then jammed: the first code's row is still there."""
    case = town.passed(who, PERSON_ITEM)
    town.hall.is_online(False, clock() + 1)
    door = town.asks(who, case, "handing-in", HALL)["door"]
    grant = good(town.api.get("/me/codes", who.token))["items"][0]["grant"]
    good(town.api.post(f"/cases/{case}/codes/{grant}/reissue", None, who.token))
    town.hall.is_online(True, clock() + 2)
    town.settle()
    town.hall.type(town.code(who, "deposit"), clock(), Outcome.JAMMED)
    town.settle()
    return str(door)


def test_a_door_freed_after_a_jam_is_cleared_and_its_bank_goes_on(town: Town, newcomer: Newcomer) -> None:
    door = jammed_after_a_reissue(town, newcomer())
    (task,) = tasks(town)
    good(ends(town, task["id"], "free"))
    town.settle()
    assert the_door(town, door).use is DoorUse.FREE
    town.handed_in(newcomer(), PERSON_ITEM)


def deaf(town: Town, who: Person) -> str:
    """A bank whose cabinet does not take what the cloud has written; its letter."""
    case = town.passed(who, PERSON_ITEM)
    door = town.asks(who, case, "handing-in", HALL)["door"]
    town.pump()
    return str(door[0])


def out_of_step(town: Town) -> list[tuple[str, str]]:
    return [(t["place"], t["detail"]) for t in tasks(town) if t["kind"] == "out-of-step"]


def test_a_bank_that_does_not_follow_for_two_minutes_is_a_task_and_a_figure(
    town: Town, newcomer: Newcomer, capsys: pytest.CaptureFixture[str]
) -> None:
    bank = deaf(town, newcomer())
    watching_step.run("cab-hall", clock() + 60)
    assert out_of_step(town) == []
    watching_step.run("cab-hall", clock() + 121)
    assert out_of_step(town) == [(bank, "not confirmed")]
    figure = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (figure["BanksOutOfStep"], figure["bank"], figure["cabinet"]) == (1, bank, "cab-hall")


def test_the_sweep_writes_the_document_again_and_a_confirmation_ends_the_task(town: Town, newcomer: Newcomer) -> None:
    bank = deaf(town, newcomer())
    before = shadows.read("cab-hall", bank_shadow(bank))
    watching_step.run("cab-hall", clock() + 121)
    after = shadows.read("cab-hall", bank_shadow(bank))
    assert (after.desired, after.version) == (before.desired, before.version + 1)
    town.settle()
    assert tasks(town) == []
    assert cabinets.load("cab-hall").cabinet.out_of_step == {}


def test_a_task_that_was_ended_too_early_comes_again(town: Town, newcomer: Newcomer) -> None:
    deaf(town, newcomer())
    for later in (121, 125):
        watching_step.run("cab-hall", clock() + later)
        (task,) = tasks(town)
        good(ends(town, task["id"], "seen"))


def test_a_cabinet_that_was_away_has_two_minutes_after_its_return(town: Town, newcomer: Newcomer) -> None:
    town.hall.is_online(False, clock() + 1)
    deaf(town, newcomer())
    watching_step.run("cab-hall", clock() + 100)
    town.hall.is_online(True, clock() + 300)
    watching_step.run("cab-hall", clock() + 301)
    assert out_of_step(town) == []
    watching_step.run("cab-hall", clock() + 425)
    assert len(out_of_step(town)) == 1


def test_a_document_that_a_cabinet_refuses_is_told_at_once(town: Town, newcomer: Newcomer) -> None:
    bank = deaf(town, newcomer())
    about = {"shadow": bank_shadow(bank), "version": 7, "reason": "clearing: needs a door and an envelope"}
    town.hall.tell(clock(), EventType.DOCUMENT_REFUSED, **about)
    town.hall.deliver(clock())
    assert out_of_step(town) == [(bank, "document_refused: clearing: needs a door and an envelope")]
    town.settle()
    assert tasks(town) == []


def test_what_no_cabinet_could_read_is_not_written_and_holds_up_no_other_bank(town: Town, newcomer: Newcomer) -> None:
    """A verifier of a wrong length, as only broken data can bring it."""
    bank = deaf(town, newcomer())
    (grant,) = cabinets.load("cab-hall").grants
    commit([cabinets.plan_grant(changed(grant, verifier=b"short"))])
    before = town.hall.shadow(bank_shadow(bank))
    with pytest.raises(reconciling.Unreadable, match=r"grants\.verifier"):
        reconciling.reconcile("cab-hall")
    assert town.hall.shadow(bank_shadow(bank)) == before
    watching_step.run("cab-hall", clock() + 121)
    ((place, detail),) = out_of_step(town)
    assert (place, detail[:28]) == (bank, "not written: grants.verifier")
    (other,) = set(town.hall.banks) - {bank}
    assert good(town.staff("duty-helper", "/cabinets/cab-hall/orders", {"door": f"{other}01", "reason": "x"}))
    with pytest.raises(reconciling.Unreadable):
        reconciling.reconcile("cab-hall")
    assert town.hall.shadow(bank_shadow(other))["orders"]
