"""One click makes an applicant or a member of staff of whoever sits at the browser, under a name of their own."""

from urllib.parse import urlsplit

from tests.infra.local.start.conftest import Page
from tests.infra.local.start.rig import Town


def entered(page: Page, who: str) -> tuple[str, str]:
    """The cookie that the browser gets, and where it goes."""
    pressed, _ = page.ask(f"/be/{who}", form={})
    assert pressed.status == 303
    to = urlsplit(pressed.headers["Location"])
    assert to.hostname == f"{who}.localhost"
    arrived, _ = page.ask(f"{to.path}?{to.query}", host=f"{who}.localhost")
    assert page.ask(f"{to.path}?{to.query}", host=f"{who}.localhost")[0].status == 404, "a ticket is good once"
    return arrived.headers["Set-Cookie"], arrived.headers["Location"]


def test_an_applicant_is_signed_in_by_the_text_that_comes(page: Page, town: Town) -> None:
    town.texts.append({"sid": "old", "body": "验证码 111111"})
    cookie, to = entered(page, "zhang-san")
    assert cookie.startswith("__Host-xb=applicant;")
    assert "HttpOnly" in cookie
    assert to == "/portal"
    assert town.told("/api/sign-in/codes") == {"phone": "13800138000", "centre": "town"}
    assert town.told("/api/session") == {"challenge": "one", "code": "654321"}


def test_staff_are_signed_in_at_their_issuer(page: Page, town: Town) -> None:
    cookie, to = entered(page, "reviewer")
    assert cookie.startswith("__Host-xs=staff;")
    assert to == "/desk"
    assert town.told("/login") == {
        "client_id": "one", "state": "two", "username": "reviewer", "password": "pass&word",
    }  # fmt: skip
    arrival = next(one for one in town.asked if one.path == "/api/staff-session/arrival")
    assert arrival.headers["Cookie"] == "__Host-xo=two"


def test_who_is_signed_in_already_is_not_sent_another_code(page: Page, town: Town) -> None:
    entered(page, "zhang-san")
    entered(page, "zhang-san")
    assert town.paths().count("/api/sign-in/codes") == 1
    town.good = False
    entered(page, "zhang-san")
    assert town.paths().count("/api/sign-in/codes") == 2


def test_nobody_can_be_a_person_who_is_not_there(page: Page) -> None:
    assert page.ask("/be/mayor", form={})[0].status == 404
    assert page.ask("/.start/enter?ticket=guessed", host="reviewer.localhost")[0].status == 404
