"""A door that no right code could open: the deadline stands, then moves by as long, under the same code."""

import time
from typing import Any

from infra.proof.walk import steps
from infra.proof.walk.checks import until
from infra.proof.walk.live_cabinet import LiveCabinet
from infra.proof.walk.portal_user import PortalUser
from infra.proof.walk.story import Story, WalkedCase

SILENT_S = 15


def board_without_power(story: Story, who: PortalUser, words: str, cabinet: LiveCabinet) -> None:
    """A lock board has no power for a while; the compartment is kept by so much longer, under the same code."""
    case = steps.passed_case(story, who, words)
    held = steps.reserves(story, case, cabinet, size="small")
    story.world.in_step(cabinet.thing)
    before = _clock(case)
    story.world.checks.equal("the end is that of the clock", case.seen()["inbound"]["until"], before["due"])
    cabinet.fault(held.door[0], "dead", on=True)
    standing = until("the deadline stands", lambda: _clock(case)["stands"], 60, 0.3)
    story.world.checks.equal("and it says why", "board_silent", standing["reason"])
    story.say(f"停用 the board of {held.door} is silent: {standing['why']['zh']}")
    time.sleep(SILENT_S)
    cabinet.fault(held.door[0], "dead", on=False)
    _has_moved(story, case, before)
    story.world.in_step(cabinet.thing)
    steps.hands_in(story, case, cabinet, held)
    steps.collects(story, case, cabinet)
    cabinet.has_told_all()


def _has_moved(story: Story, case: WalkedCase, before: dict[str, Any]) -> None:
    """By too little for a text of its own: nobody is woken for seconds, and the next one says it."""
    due = until("the deadline has moved", lambda: _later(case, before), 60, 0.3) or 0
    seen = case.seen()["inbound"]
    check, moved = story.world.checks, due - before["due"]
    check.true("the end has moved by the length of the outage", SILENT_S - 1 <= moved <= SILENT_S + 60, moved)
    check.equal("the told end is what it was", before["due"], seen["until"])
    check.equal("the clock runs again", None, seen["clock"]["stands"])
    check.true("seconds are no notice", "deadline_moved" not in case.owner.told(case.id))
    check.true("nor a text", not case.owner.phone.shows("顺延"))
    story.say(f"期限顺延 {moved} s more")


def _later(case: WalkedCase, before: dict[str, Any]) -> int | None:
    due: int | None = _clock(case)["due"]
    return due if due and due > before["due"] else None


def _clock(case: WalkedCase) -> dict[str, Any]:
    found: dict[str, Any] = case.seen()["inbound"]["clock"]
    return found
