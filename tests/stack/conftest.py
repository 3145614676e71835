"""The whole local stack, once for all tests that need it, on free ports and with policies enforced."""

from collections.abc import Iterator

import pytest

from infra.local.ports import free_ports
from infra.local.stack import LocalStack, StackOptions, running
from infra.say import Progress

CABINETS = 2


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalStack]:
    """`stack.addresses` is what stack.json holds; two of the centre's cabinets are running."""
    home = tmp_path_factory.mktemp("stack")
    with running(StackOptions(home, free_ports(), cabinets=CABINETS), Progress(quiet=True)) as found:
        yield found
