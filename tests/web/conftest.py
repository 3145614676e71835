"""The faces in a real browser, on the stack that XINBAO_STACK names by its stack.json, or on one of our own."""

import os
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from infra.local import addresses
from infra.local.addresses import Addresses
from infra.web import chromium
from tests.web.people import People


@pytest.fixture(scope="session")
def town(request: pytest.FixtureRequest) -> Addresses:
    """Where everything is: what stack.json says."""
    if given := os.environ.get("XINBAO_STACK"):
        return addresses.read(Path(given))
    found: Addresses = request.getfixturevalue("stack").addresses
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chosen = chromium.found()
    with sync_playwright() as playwright:
        shown = playwright.chromium.launch(
            executable_path=chosen.executable, args=list(chosen.flags), env=dict(chosen.environment)
        )
        yield shown
        shown.close()


@pytest.fixture
def people(browser: Browser) -> Iterator[People]:
    """Opens a window of its own for each person; ends by asking that no window saw a fault."""
    made = People(browser)
    yield made
    made.close()


@pytest.fixture
def apart() -> Iterator[Executor]:
    """For what starts a Playwright of its own: a thread has one, and that of the tests has theirs."""
    with ThreadPoolExecutor(max_workers=1) as executor:
        yield executor
