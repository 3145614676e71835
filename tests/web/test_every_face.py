"""What holds for every face that the stack serves: axe finds nothing, it fits 320 px, the console stays silent."""

import pytest

from infra.local.addresses import Addresses
from tests.web.axe import findings
from tests.web.people import People

pytestmark = pytest.mark.web
FACES = ("portal", "desk", "board")


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("face", FACES)
def test_a_face_opens_in_the_browsers_language_and_axe_finds_nothing(
    town: Addresses, people: People, face: str, language: str
) -> None:
    page = people.window("phone", language)
    page.goto(f"{town['api']}/{face}")
    page.locator("h1").wait_for()
    assert page.locator("html").get_attribute("lang") == language
    assert findings(page) == []


@pytest.mark.parametrize("face", FACES)
def test_nothing_must_be_scrolled_sideways_at_320_px(town: Addresses, people: People, face: str) -> None:
    page = people.window("phone")
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{town['api']}/{face}")
    page.locator("h1").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
