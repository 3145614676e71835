"""Weights and times of first visits, in Chromium, with an empty cache."""

from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from typing import NamedTuple

from playwright.sync_api import Browser, Page, Response, sync_playwright

from infra.local.addresses import Addresses
from infra.proof.bench.faces.server import served
from infra.say import Progress
from infra.web import build, chromium

# Kilobytes of the first load, compressed.
WEIGHT_GOALS = {"portal": 60, "desk": 120, "kiosk": 60, "board": 60}
USABLE_GOAL_S = 2.0
TIMES = 5
# What a browser's own tools call a slow 4G: 150 ms of latency, 1.6 Mbit/s down, 750 kbit/s up.
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
SLOWER_PROCESSOR = {"rate": 4}


class Weighed(NamedTuple):
    """`kilobytes` of what the pages are made of; what the API answers is not theirs."""

    face: str
    kilobytes: float
    files: int


class Faces(NamedTuple):
    weights: list[Weighed]
    usable: list[float]


def measure(addresses: Addresses, say: Progress) -> Faces:
    folder = build.built(say)
    say("visiting the faces with an empty cache")
    with served(folder, addresses["api"]) as url, _browser() as browser:
        weights = [_weighed(browser, url, face) for face in WEIGHT_GOALS]
        return Faces(weights, [_usable(browser, url, addresses["centre"]) for _ in range(TIMES)])


@contextmanager
def _browser() -> Iterator[Browser]:
    chosen = chromium.found()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chosen.executable, args=list(chosen.flags), env=dict(chosen.environment)
        )
        yield browser
        browser.close()


@contextmanager
def _visitor(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 780}, locale="zh-CN")
    yield context.new_page()
    context.close()


def _weighed(browser: Browser, url: str, face: str) -> Weighed:
    """Everything but the API's answers, until the page's heading is there and the network has been still."""
    sizes: list[int] = []

    def heard(response: Response) -> None:
        kind = response.headers.get("content-type", "")
        if "json" not in kind and response.status == 200:
            sizes.append(int(response.headers.get("content-length", 0)))

    with _visitor(browser) as page:
        page.on("response", heard)
        page.goto(f"{url}/{face}")
        page.locator("h1").first.wait_for()
        page.wait_for_timeout(500)
    return Weighed(face, sum(sizes) / 1000, len(sizes))


def _usable(browser: Browser, url: str, centre: str) -> float:
    """Seconds from the click to the first page of the portal with a field to search in."""
    with _visitor(browser) as page:
        tools = page.context.new_cdp_session(page)
        tools.send("Network.enable")
        tools.send("Network.emulateNetworkConditions", SLOW_4G)
        tools.send("Emulation.setCPUThrottlingRate", SLOWER_PROCESSOR)
        page.goto(f"{url}/portal#/?centre={centre}", wait_until="commit")
        page.locator("input").first.wait_for()
        return float(page.evaluate("performance.now() / 1000"))


def sentence(found: Faces) -> str:
    """One line: what each face weighs, and how soon the portal can be used."""
    weights = ", ".join(f"{one.face} {one.kilobytes:.0f} KB (goal {WEIGHT_GOALS[one.face]})" for one in found.weights)
    return f"faces: {weights}; portal usable in {median(found.usable):.1f} s on a slow phone (goal {USABLE_GOAL_S})"
