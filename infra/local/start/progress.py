"""How far the newest case of the applicant is whom one has been last: the guide ticks the steps that are done."""

from typing import Any

from infra.local.start.signing_in import CannotSignIn, Cookies

# Steps done by the state of the case; some states last longer than a step, then the desk's queue says more.
_BY_STATE = {
    "pre_review": 1, "passed": 2, "awaiting_materials": 2, "received": 4, "accepted": 6, "decided": 6,
    "result_ready": 6, "result_out": 7, "closed": 8, "rated": 9,
}  # fmt: skip
_BY_QUEUE = {"locker-deposits": 5, "window": 6}
_RESERVED = 3


def steps_done(case: dict[str, Any]) -> int:
    """Of the guide's nine. `case` as the API gives it to its applicant."""
    done = _BY_STATE.get(case["state"], 0)
    if case["state"] == "received":
        return _BY_QUEUE.get(case["desk"] or "", done)
    return _RESERVED if case["state"] == "awaiting_materials" and case.get("inbound") else done


async def done(cookies: Cookies, who: str | None) -> int:
    """0 where nobody was an applicant yet, or the API does not answer."""
    if who is None:
        return 0
    try:
        cases = (await cookies.asked(who, "/cases?limit=1"))["items"]
        return steps_done(await cookies.asked(who, f"/cases/{cases[0]['case']}")) if cases else 0
    except CannotSignIn:
        return 0
