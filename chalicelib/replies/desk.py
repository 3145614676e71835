"""What the steps of the desk answer besides where the case stands."""

from chalicelib.replies.cases import CaseStanding


class Checked(CaseStanding, frozen=True, kw_only=True):
    """`missing`: the materials for which the applicant gets a new code."""

    missing: list[str]


class NumberDrawn(CaseStanding, frozen=True, kw_only=True):
    number: str
    window: str


class Prepared(CaseStanding, frozen=True, kw_only=True):
    envelope: str
    cabinet: str | None
    door: str | None


class Verified(CaseStanding, frozen=True, kw_only=True):
    envelope: str


class StaffCodeIssued(CaseStanding, frozen=True, kw_only=True):
    """The code itself is shown by GET /staff/codes to its holder alone."""

    grant: str
    cabinet: str | None
    door: str
    until: int


class TextsErased(CaseStanding, frozen=True, kw_only=True):
    """`texts` beside the chain and `copies` of them elsewhere that are no more.

    Copies stand in notices, tasks, and reasons for opening a door while the case's papers lay behind it. What was
    written about a door's use or a collecting route is about no case, and stays.
    `left`: what did not fit one request; ask again. `within_chain`: lines of before free texts stood beside the chain,
    whose words are a part of its proof and stay.
    """

    texts: int
    copies: int
    left: int
    within_chain: list[int]
