"""A stand-in for each file of tests, without faults at the beginning of each test."""

import threading
from collections.abc import Iterator

import pytest

from tests.api import phones
from tests.api.phones import Phones
from tests.infra.standins.rig import Callbacks


@pytest.fixture(scope="module")
def _standin() -> Iterator[Phones]:
    with phones.running() as found:
        yield found


@pytest.fixture
def standin(_standin: Phones) -> Iterator[Phones]:
    yield _standin
    _standin.heal()


@pytest.fixture
def callbacks() -> Iterator[Callbacks]:
    found = Callbacks()
    thread = threading.Thread(target=found.server.serve_forever)
    thread.start()
    yield found
    found.server.shutdown()
    thread.join()
    found.server.server_close()
