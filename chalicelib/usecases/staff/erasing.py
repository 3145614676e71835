"""Erasing what was written freely about a case (个人信息保护法 47): the chain keeps its proof, the words are gone.

Copies go first and the texts last, so that a text that is still there tells what its copies are.
"""

from collections.abc import Iterable

from chalicelib.domain.base import free_text
from chalicelib.domain.base.act import Act
from chalicelib.domain.base.chain import Entry
from chalicelib.domain.base.free_text import Erased, ErasureGround, FreeText
from chalicelib.domain.case.case import Case
from chalicelib.domain.people.staff import Staff
from chalicelib.replies.desk import TextsErased
from chalicelib.store import cases
from chalicelib.store.transaction import MAX_WRITES
from chalicelib.usecases.parts import case_view, moves
from chalicelib.usecases.parts.perform import Decision
from chalicelib.usecases.staff import copies

# Beside them: the case, its link, and the answer that is kept for the request.
MOST = MAX_WRITES - 10
Lines = tuple[int, ...] | None


def erase(case: Case, lines: Lines, ground: ErasureGround, staff: Staff, now: int) -> Decision[TextsErased]:
    """The texts of these lines of the timeline, or all of the case, wherever they stand; again changes nothing more."""
    entries = cases.history(case.id)
    found = _chosen(case, entries, lines)
    gone = {word for text in found.values() for word in free_text.words(text.said)}
    blotted = copies.plan_blotted(case, entries, gone, every=lines is None)
    mark = Erased(number=staff.number, at=now, ground=ground)
    texts = [cases.plan_erased(case.id, hash_, mark) for hash_ in found]
    plan = [*blotted, *texts][:MOST]
    erased = list(found)[: max(0, len(plan) - len(blotted))]
    moved, noted = _plan_noted(case, erased, gone, ground, Act(staff.id, now)) if plan else (case, [])
    answer = TextsErased(
        **case_view.standing_fields(moved), texts=len(erased), copies=min(len(blotted), MOST),
        left=len(blotted) + len(texts) - len(plan), within_chain=_within(entries, lines),
    )  # fmt: skip
    return Decision([*plan, *noted], answer)


def _chosen(case: Case, entries: Iterable[Entry], lines: Lines) -> dict[str, FreeText]:
    """By their hashes, with those that say the very same."""
    there = {hash_: text for hash_, text in cases.texts(case.id).items() if isinstance(text, FreeText)}
    if lines is None:
        return there
    named = {hash_ for entry in entries if entry.number in lines for hash_ in free_text.hashes(entry.detail)}
    said = [text.said for hash_, text in there.items() if hash_ in named]
    return {hash_: text for hash_, text in there.items() if text.said in said}


def _within(entries: Iterable[Entry], lines: Lines) -> list[int]:
    asked = (entry for entry in entries if lines is None or entry.number in lines)
    return [entry.number for entry in asked if free_text.within(entry.detail)]


def _plan_noted(case: Case, erased: list[str], gone: set[str], ground: ErasureGround, act: Act) -> moves.MovedCase:
    detail = {"ground": str(ground), "texts": erased}
    returned = free_text.blotted(case.returned, gone, free=True)
    return moves.plan_case_note(case, "texts_erased", act, detail=detail, returned=returned)
