"""The cabinet's own screen, touched by a finger; the simulated hand puts in, takes out and shuts the door."""

from infra.proof.tour.screen import PATIENCE_MS, Screen
from infra.proof.tour.town import TourTown

LANGUAGES = {"zh": "中文", "en": "English"}


def opened(town: TourTown, cabinet: str) -> Screen:
    """At its home, in the tour's language."""
    screen = town.kiosk(cabinet)
    pad, finish = screen.page.locator(".pad"), screen.button("finish")
    pad.or_(finish).first.wait_for(timeout=PATIENCE_MS)
    if finish.count():
        finish.click()
    pad.wait_for(timeout=PATIENCE_MS)
    if not str(screen.page.locator("html").get_attribute("lang")).startswith(town.language):
        screen.page.get_by_role("button", name=LANGUAGES[town.language], exact=True).click()
        screen.page.locator(f"html[lang^={town.language}]").wait_for(timeout=PATIENCE_MS)
    return screen


def types(screen: Screen, code: str) -> None:
    """Digit by digit on the screen's own keys, then the key that opens."""
    for digit in code:
        screen.page.locator(".pad").get_by_role("button", name=digit, exact=True).click()
    screen.press("keys.enter")
    screen.page.locator(".door.lit").first.wait_for(timeout=PATIENCE_MS)
