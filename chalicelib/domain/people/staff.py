"""Roles and what each may do; the table is the rule."""

from enum import StrEnum

import msgspec

from chalicelib.errors import NotAllowed


class Role(StrEnum):
    HELPER = "helper"  # 帮办人员
    DUTY_HELPER = "duty-helper"  # 帮办当天负责人
    FRONT_DESK = "front-desk"  # 前台帮办
    WINDOW_CLERK = "window-clerk"  # 窗口人员
    REVIEWER = "reviewer"  # 预审人员
    COURIER = "courier"  # 揽件员
    SUPERVISOR = "supervisor"  # 监督员
    ADMINISTRATOR = "administrator"  # 管理员


class Permission(StrEnum):
    SEE = "see"
    PRE_REVIEW = "pre-review"
    COLLECT = "collect"
    RECEIVE = "receive"
    CHECK = "check"
    DRAW_NUMBER = "draw-number"
    ACCEPT = "accept"
    DECIDE = "decide"
    TAKE_OVER = "take-over"
    PREPARE = "prepare"
    VERIFY = "verify"
    STORE = "store"
    SEND = "send"
    CLOSE = "close"
    RECALL = "recall"
    OPEN_DOOR = "open-door"
    SET_DOOR = "set-door"
    CONFIGURE = "configure"
    RESOLVE = "resolve"
    REPLAY = "replay"
    READ_RATINGS = "read-ratings"
    TAKE = "take"
    ERASE = "erase"
    GIVE_BACK = "give-back"


_R, _T = Role, Permission
_HELPERS = {_R.HELPER, _R.DUTY_HELPER}
MAY: dict[Permission, set[Role]] = {
    _T.SEE: set(Role) - {_R.COURIER},
    _T.PRE_REVIEW: {_R.REVIEWER},
    _T.COLLECT: {_R.DUTY_HELPER},
    _T.RECEIVE: _HELPERS | {_R.FRONT_DESK, _R.WINDOW_CLERK},
    _T.CHECK: _HELPERS,
    _T.DRAW_NUMBER: _HELPERS,
    _T.ACCEPT: {_R.WINDOW_CLERK},
    _T.DECIDE: {_R.WINDOW_CLERK},
    _T.TAKE_OVER: {_R.FRONT_DESK},
    _T.PREPARE: {_R.FRONT_DESK},
    _T.VERIFY: _HELPERS | {_R.FRONT_DESK},
    _T.STORE: {_R.DUTY_HELPER},
    _T.SEND: {_R.FRONT_DESK},
    _T.CLOSE: {_R.FRONT_DESK, _R.WINDOW_CLERK},
    _T.RECALL: {_R.DUTY_HELPER, _R.SUPERVISOR},
    _T.OPEN_DOOR: {_R.DUTY_HELPER, _R.ADMINISTRATOR},
    _T.SET_DOOR: {_R.DUTY_HELPER, _R.ADMINISTRATOR},
    _T.CONFIGURE: {_R.ADMINISTRATOR},
    _T.RESOLVE: {_R.DUTY_HELPER, _R.REVIEWER, _R.SUPERVISOR, _R.ADMINISTRATOR},
    _T.REPLAY: {_R.ADMINISTRATOR},
    _T.READ_RATINGS: {_R.SUPERVISOR},
    _T.TAKE: set(Role) - {_R.COURIER},
    _T.ERASE: {_R.SUPERVISOR, _R.ADMINISTRATOR},
    _T.GIVE_BACK: _HELPERS | {_R.FRONT_DESK, _R.WINDOW_CLERK},
}


class Staff(msgspec.Struct, frozen=True, kw_only=True):
    """Who is signed in, as the issuer of the token says; applicants see the `number`, never the name."""

    id: str
    number: str = ""
    name: str
    centre: str
    roles: tuple[str, ...]


def may(staff: Staff, task: Permission) -> bool:
    return bool(MAY[task] & set(staff.roles))


def require(staff: Staff, task: Permission) -> None:
    """Raises NotAllowed (code ROLE_MISSING) unless one of the person's roles may do `task`."""
    if not may(staff, task):
        names = ", ".join(sorted(MAY[task]))
        raise NotAllowed("ROLE_MISSING", names=names)


def require_other_person(who: str, first: str | None) -> None:
    """Two people see a result before it is stored (rules.md, R-D-12). Raises NotAllowed."""
    if who == first:
        raise NotAllowed("SAME_PERSON")
