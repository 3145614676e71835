"""Dead letters: effects that failed too often, for an administrator to see, to send round again, or to give up.

Who and why are kept before anything moves: a deed without its record must not be. The answer is kept after it.
"""

from collections.abc import Iterator

import msgspec

from chalicelib.domain.cabinet import undelivered
from chalicelib.domain.messages.letters import LetterAction, LetterRecord
from chalicelib.domain.people.staff import Staff
from chalicelib.errors import no_such
from chalicelib.gateways import queues
from chalicelib.gateways.queues import Letter
from chalicelib.replies.base import Page
from chalicelib.replies.tasks import LetterRecordSeen, LetterSeen, LettersGivenUp, LettersMoved, LettersWaiting
from chalicelib.store import letters, outbox
from chalicelib.store.transaction import Write
from chalicelib.usecases.parts import randomness
from chalicelib.usecases.parts.perform import Decision, RequestKey, perform_once
from chalicelib.usecases.staff import letter_work
from chalicelib.usecases.staff.letter_work import Begun

OUTBOX, RULE = "outbox", "rule"
# Dead-letter queue → where its messages belong; the names of the environment variables that hold the addresses.
# A letter of the outbox only says that the stream gave up: what it is about lies in the outbox still.
LETTERS = {
    "messages": ("MESSAGES_DEAD_QUEUE_URL", "MESSAGES_QUEUE_URL"),
    "cabinets": ("CABINETS_DEAD_QUEUE_URL", "CABINETS_QUEUE_URL"),
    "sweep": ("SWEEP_DEAD_QUEUE_URL", "SWEEP_QUEUE_URL"),
    "cabinet-events": ("CABINET_EVENTS_DEAD_QUEUE_URL", "CABINET_EVENTS_QUEUE_URL"),
    RULE: ("RULE_DEAD_QUEUE_URL", "CABINET_EVENTS_QUEUE_URL"),
    OUTBOX: ("OUTBOX_DEAD_QUEUE_URL", ""),
}
SHOWN = 2000  # characters of a letter
MOST_LEFT = 500


def waiting() -> Page[LettersWaiting]:
    counted = ((name, queues.length(dead)) for name, (dead, _) in LETTERS.items())
    return Page(items=[LettersWaiting(queue=name, waiting=count, replay=True) for name, count in counted])


def seen(name: str) -> Page[LetterSeen]:
    """Some of those that wait, ten at most; they wait on."""
    found = queues.received(_dead(name), hidden=0)
    return Page(items=[LetterSeen(letter=one.id, sent=one.sent // 1000, body=one.body[:SHOWN]) for one in found])


def records(name: str, *, limit: int, cursor: str | None) -> Page[LetterRecordSeen]:
    """Newest first. Raises NotFound, BadInput (BAD_CURSOR)."""
    _dead(name)
    found, following = letters.records(name, limit, cursor)
    items = [LetterRecordSeen(**msgspec.structs.asdict(record)) for record in found]
    return Page(items=items, next=following)


def _dead(name: str) -> str:
    if name not in LETTERS:
        raise no_such("queue")
    return LETTERS[name][0]


def replay(name: str, reason: str, staff: Staff, key: RequestKey) -> LettersMoved:
    """Sends up to ten letters round again; twice does no harm, since every effect is idempotent.

    Raises NotFound; Lost where some cannot go now: the same request again finishes them.
    """
    dead = _dead(name)

    def begin() -> Begun:
        found = queues.received(dead)
        held = [one for one in found if _body(name, one)]
        queues.let_go(dead, [one for one in found if one not in held])
        plan = [_plan_recorded(name, LetterAction.REPLAY, held, reason, staff, key.now)] if held else []
        return Begun(held, len(found) - len(held), plan)

    def story() -> Decision[LettersMoved]:
        work = letter_work.through(dead, key, begin, lambda held: _sent_round(name, held, key.now))
        return Decision([], LettersMoved(queue=name, moved=len(work.done), unreadable=work.unreadable))

    return perform_once(LettersMoved, story, key, tries=1)


def _body(name: str, letter: Letter) -> str:
    """What is sent in its place; "" for what no rule can have meant."""
    if name != RULE:
        return letter.body
    event = undelivered.event_of(letter.body, letter.sent)
    return msgspec.json.encode(event).decode() if event else ""


def _sent_round(name: str, held: list[Letter], now: int) -> Iterator[Letter]:
    dead, target = LETTERS[name]
    if name == OUTBOX:
        # Where a queue is out of reach the letters stay, and so does what they are about.
        if held and outbox.hand_over_left(now, MOST_LEFT, queues.send):
            yield from _dropped(dead, held)
        return
    for letter in held:
        queues.move(dead, target, letter, _body(name, letter))
        yield letter


def _dropped(dead: str, held: list[Letter]) -> Iterator[Letter]:
    for letter in held:
        queues.drop(dead, [letter])
        yield letter


def give_up(name: str, wanted: list[str], reason: str, staff: Staff, key: RequestKey) -> LettersGivenUp:
    """Deletes exactly these letters. Raises NotFound (NO_SUCH_LETTER) where one of them is not there any more."""
    dead = _dead(name)

    def begin() -> Begun:
        found = queues.sought(dead, set(wanted))
        held = [one for one in found if one.id in wanted]
        queues.let_go(dead, [one for one in found if one.id not in wanted])
        if {one.id for one in held} != set(wanted):
            queues.let_go(dead, held)
            raise no_such("letter")
        return Begun(held, 0, [_plan_recorded(name, LetterAction.GIVE_UP, held, reason, staff, key.now)])

    def story() -> Decision[LettersGivenUp]:
        work = letter_work.through(dead, key, begin, lambda held: _dropped(dead, held))
        return Decision([], LettersGivenUp(queue=name, given_up=len(work.done)))

    return perform_once(LettersGivenUp, story, key, tries=1)


def _plan_recorded(name: str, action: LetterAction, held: list[Letter], reason: str, staff: Staff, now: int) -> Write:
    record = LetterRecord(
        queue=name, action=action, letters=tuple(one.id for one in held), by=staff.id, number=staff.number,
        centre=staff.centre, at=now, reason=reason,
    )  # fmt: skip
    return letters.plan_record(randomness.new_id("l"), record)
