"""Codes at the keypad: mistyped, wrong, replaced, used, expired; the lock-out, and staff whom it does not hold up."""

import random

from cabinet_contract import codes
from infra.proof.walk import standings, steps
from infra.proof.walk.checks import until
from infra.proof.walk.live_cabinet import LiveCabinet
from infra.proof.walk.phone import now
from infra.proof.walk.portal_user import PortalUser
from infra.proof.walk.story import Story, WalkedCase

_DRAW = random.SystemRandom()
SHORT_MINUTES = 1


def at_the_keypad(story: Story, who: PortalUser, words: str, cabinet: LiveCabinet) -> None:
    first = steps.passed_case(story, who, words)
    second = steps.passed_case(story, who, words)
    _gets_past_slips(story, first, cabinet)
    short = _short_route(story, cabinet)
    waiting = steps.reserves(story, second, cabinet, size="small")
    _locks_itself(story, cabinet, waiting)
    steps.hands_in(story, second, cabinet, waiting)
    _expires(story, cabinet, *short)
    _does_not_hold_up_staff(story, [first, second], cabinet)


def _gets_past_slips(story: Story, case: WalkedCase, cabinet: LiveCabinet) -> None:
    """A slip costs nothing, a wrong code says no more than a replaced one, and a code works once."""
    old = steps.reserves(story, case, cabinet, size="small")
    new = _reissued(story, case, cabinet, old)
    before = cabinet.state()["lockout"]["failures"]
    cabinet.refuses("a mistyped code", mistyped(new.code), "mistyped")
    story.world.checks.equal("a slip of the finger costs no try", before, cabinet.state()["lockout"]["failures"])
    wrong = cabinet.refuses("a wrong code", wrong_code())
    replaced = cabinet.refuses("the code that was replaced", old.code)
    steps.hands_in(story, case, cabinet, new)
    used = cabinet.refuses("a code used before", new.code)
    story.world.checks.equal("wrong, replaced and used answer alike", [wrong] * 2, [replaced, used])
    story.say("输错、错码、作废码、用过的码 mistyped, wrong, replaced, used: refused")


def _reissued(story: Story, case: WalkedCase, cabinet: LiveCabinet, old: steps.HeldCode) -> steps.HeldCode:
    began = now()
    case.writes(f"codes/{old.grant}/reissue")
    new = steps.personal_code(story, case, "deposit")
    story.world.checks.true("reissuing gives another code", new.code != old.code)
    case.owner.phone.receives("新的开箱码", new.code, since=began)
    story.world.in_step(cabinet.thing)
    story.say(f"补发 reissued: {new.code} instead of {old.code}")
    return new


def _short_route(story: Story, cabinet: LiveCabinet) -> tuple[str, int]:
    """A collect code that lives one minute, and when it ends."""
    code, answer = steps.route(story, cabinet, SHORT_MINUTES)
    story.say(f"收件码 a collect code for {SHORT_MINUTES} minute, left unused")
    return code, answer["until"]


def _locks_itself(story: Story, cabinet: LiveCabinet, waiting: steps.HeldCode) -> None:
    """Five wrong codes in a row; then even the right one has to wait half a minute."""
    story.world.in_step(cabinet.thing)
    _fails_until_locked(cabinet)
    held = cabinet.refuses("the right code while it is locked", waiting.code, "locked_out")
    story.world.checks.true("it says how long to wait", 0 < held["retry_after"] <= 30, held)
    story.say(f"连续输错锁定 locked for {held['retry_after']} s after five wrong codes")
    until("the lock-out ends", lambda: cabinet.state()["now"] >= cabinet.state()["lockout"]["until"], 40)


def _fails_until_locked(cabinet: LiveCabinet) -> None:
    while cabinet.state()["lockout"]["failures"] < 5:
        cabinet.refuses("a wrong code", wrong_code())


def _expires(story: Story, cabinet: LiveCabinet, code: str, end: int) -> None:
    until("the short collect code has ended", lambda: cabinet.state()["now"] > end, 90, 0.5)
    cabinet.refuses("a code past its end", code)
    story.say(f"过期的码 expired {cabinet.state()['now'] - end:.0f} s ago: refused")


def _does_not_hold_up_staff(story: Story, cases: list[WalkedCase], cabinet: LiveCabinet) -> None:
    """The cabinet is locked again, and the duty helper's code opens all the same."""
    _fails_until_locked(cabinet)
    for case in cases[1:]:
        story.stands(case, "待收件 waits while the cabinet is locked", standings.DEPOSITED)
    steps.collects(story, cases[0], cabinet)
    for case in cases[1:]:
        story.stands(case, "收件 collected by the same route", standings.COLLECTED)
    cabinet.has_told_all()


def wrong_code() -> str:
    """Well-formed, and nobody's."""
    return codes.grouped(codes.code_from(_DRAW.randrange(codes.SPACE)))


def mistyped(code: str) -> str:
    """One digit off, as fingers slip."""
    return code[:-1] + str((int(code[-1]) + 1) % 10)
