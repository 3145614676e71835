"""Where a case must stand after each step of the loop: the case's state, its desk queue, whose turn, who has the paper.

This is written from the source documents (rules.md), not from the code that it checks.
"""

from typing import NamedTuple


class Standing(NamedTuple):
    """`holder` and `envelope` are those of the newest envelope; None before there is any."""

    state: str
    desk: str | None
    responsible: str
    holder: str | None = None
    envelope: str | None = None


DRAFT = Standing("draft", None, "applicant")
IN_PRE_REVIEW = Standing("pre_review", "pre-review", "reviewer")
RETURNED = Standing("returned", None, "applicant")
PASSED = Standing("passed", None, "applicant")

RESERVED = Standing("awaiting_materials", None, "applicant", "applicant", "reserved")
DEPOSITED = Standing("received", "to-collect", "duty-helper", "cabinet", "deposited")
COLLECTED = Standing("received", "locker-deposits", "helper", "staff", "collected")
# What the first envelope held is with the helper, who waits for the rest.
CORRECTING = Standing("awaiting_materials", "awaiting-correction", "applicant", "staff", "collected")
CORRECTION_RESERVED = CORRECTING._replace(holder="applicant", envelope="reserved")
ANNOUNCED = Standing("awaiting_materials", "mail-in", "applicant", "applicant", "announced")
AT_WINDOW = Standing("received", "window", "window-clerk", "window", "at_window")

ACCEPTED = Standing("accepted", "window", "window-clerk", "window", "at_window")
DECIDED = Standing("decided", "outgoing", "front-desk", "department", "made_out")
RESULT_AT_WINDOW = Standing("decided", "outgoing", "front-desk", "window", "at_window")
RESULT_READY = Standing("result_ready", "outgoing", "front-desk", "staff", "at_desk")

NOT_ACCEPTED = Standing("not_accepted", "papers-to-return", "helper", "window", "to_return")
PAPERS_POSTED = NOT_ACCEPTED._replace(holder="courier", envelope="posted")
PAPERS_BACK = Standing("not_accepted", None, "applicant", "applicant", "given_back")

PREPARED = Standing("result_ready", "locker-self-pickup", "duty-helper", "staff", "prepared")
VERIFIED = Standing("result_ready", "locker-self-pickup", "duty-helper", "staff", "reserved")
STORED = Standing("result_out", None, "applicant", "cabinet", "stored")
RECALLED = Standing("result_ready", "outgoing", "front-desk", "staff", "recalled")
GOING_OUT = Standing("result_ready", "outgoing", "front-desk", "staff", "announced")
POSTED = Standing("result_out", "to-close", "front-desk", "courier", "posted")
HANDED_OVER = Standing("result_out", "to-close", "front-desk", "applicant", "handed_over")

CLOSED_FROM_LOCKER = Standing("closed", None, "applicant", "applicant", "picked_up")
CLOSED_BY_DESK = Standing("closed", None, "applicant", "applicant", "handed_over")
RATED_FROM_LOCKER = CLOSED_FROM_LOCKER._replace(state="rated")
RATED_BY_DESK = CLOSED_BY_DESK._replace(state="rated")
WITHDRAWN = Standing("withdrawn", None, "applicant")
