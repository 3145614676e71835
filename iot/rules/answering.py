"""What the person at an open door may be asked and may say, and what it means."""

from enum import StrEnum

from cabinet_contract.words import Answer, Purpose

PUTTING = frozenset({Purpose.DEPOSIT, Purpose.STORE})
# What is said of the compartment; `again` and `wont_close` are said of the door.
OF_CONTENTS = frozenset({Answer.PUT_IN, Answer.NOTHING, Answer.TOO_SMALL, Answer.TAKEN})
# The cloud must give another door, or this one anew, before anything opens.
ANEW = frozenset({Answer.NOTHING, Answer.TOO_SMALL})
MOST_AGAIN = 3
# A child at the screen must not fill the journal.
MOST_SAID = 10


class Phase(StrEnum):
    OPENING = "opening"
    UNANSWERED = "unanswered"  # the board has said nothing yet: the person knows, the outcome is still to come
    OPEN = "open"
    LEFT_OPEN = "left_open"
    CLOSED = "closed"
    DOUBTFUL = "doubtful"  # this door did not open as it should
    WAITING = "waiting"  # closed without anything put in or taken: for the cloud's next word
    MOVED = "moved"  # a door was given under the same code
    ENDED = "ended"


def offered(purpose: Purpose, phase: Phase, answered: Answer | None, agains: int) -> tuple[Answer, ...]:
    """The answers that make sense now.

    After a doubt the door itself is left alone: a fault of the hardware is not tried again. A closed door opens again
    only while nobody has said what happened behind it.
    """
    match phase:
        case Phase.OPEN | Phase.LEFT_OPEN:
            return (*_contents(purpose), *_again(agains), Answer.WONT_CLOSE)
        case Phase.CLOSED if answered is None:
            return (*_contents(purpose), *_again(agains))
        case Phase.DOUBTFUL if answered is None:
            return (*(a for a in _contents(purpose) if a is not Answer.TOO_SMALL), Answer.WONT_CLOSE)
    return ()


def _contents(purpose: Purpose) -> tuple[Answer, ...]:
    if purpose in PUTTING:
        return Answer.PUT_IN, Answer.NOTHING, Answer.TOO_SMALL
    return Answer.TAKEN, Answer.NOTHING


def _again(agains: int) -> tuple[Answer, ...]:
    return (Answer.AGAIN,) if agains < MOST_AGAIN else ()


def is_denied(purpose: Purpose, inside: bool | None) -> bool:
    """Whether the item sensor denies what the closing would count as. `inside`: what it saw; None without a sensor."""
    return inside is not None and inside is not (purpose in PUTTING)


def leaves_paper(purpose: Purpose, answer: Answer | None, inside: bool | None) -> bool | None:
    """Whether paper lies behind the closed door; None where nothing changed. Silence is consent, but to a sensor."""
    if answer in ANEW or is_denied(purpose, inside):
        return None
    return purpose in PUTTING


def expects_item(purpose: Purpose, answer: Answer) -> bool:
    """What an item sensor should see if the answer is true."""
    if answer in ANEW:
        return purpose not in PUTTING
    return answer is Answer.PUT_IN
