"""The start page answers this machine, under its own names, and does only what its own buttons ask."""

import pytest

from tests.infra.local.start.conftest import Page
from tests.infra.local.start.rig import Town


@pytest.mark.parametrize(
    "host", ["evil.example", "nobody.localhost", "localhost.evil.example", "reviewer.localhost.evil"]
)
def test_a_name_of_somebody_else_is_refused(page: Page, town: Town, host: str) -> None:
    for path in ("/", "/health"):
        assert page.ask(path, host=host)[0].status == 403
    assert town.asked == []


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://localhost:1", "http://reviewer.localhost"])
def test_a_form_of_another_page_pulls_no_lever(page: Page, town: Town, origin: str) -> None:
    for path in ("/be/reviewer", "/cabinets/cab-hall/line", "/time"):
        assert page.ask(path, form={"up": "no", "hours": "1"}, Origin=origin)[0].status == 403
    assert town.asked == []


def test_a_browser_that_says_it_comes_from_elsewhere_pulls_none_either(page: Page, town: Town) -> None:
    assert page.ask("/time", form={"hours": "1"}, Origin="null", Sec_Fetch_Site="cross-site")[0].status == 403
    assert town.asked == []


def test_the_page_lets_nothing_foreign_in(page: Page) -> None:
    policy = page.ask("/")[0].headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


def test_under_a_person_s_name_there_is_the_api_and_nothing_of_the_start_page(page: Page, town: Town) -> None:
    for path in ("/", "/time", "/start.css"):
        page.ask(path, host="reviewer.localhost")
    page.ask("/time", host="reviewer.localhost", form={"hours": "1"})
    assert town.paths() == ["/api/", "/api/time", "/api/start.css", "/api/time"]


def test_what_is_passed_on_keeps_who_asks_and_where(page: Page, town: Town) -> None:
    page.ask("/cases?limit=2", host="li-si.localhost", Cookie="__Host-xb=mine", Authorization="token")
    heard = town.asked[-1]
    assert (heard.headers["Cookie"], heard.headers["Authorization"]) == ("__Host-xb=mine", "token")
    assert heard.headers["Host"] == f"li-si.localhost:{page.port}"
