"""What tests of several rooms share: the whole local stack, once, on free ports and with policies enforced."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from infra.local.stack import LocalStack

CABINETS = 2
# How long one example takes says how busy the machine is, and nothing of the code.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> "Iterator[LocalStack]":
    """`stack.addresses` is what stack.json holds; two of the centre's cabinets are running."""
    # Here, since the tests of rules shall not wait for what the stack needs.
    from infra.local.ports import free_ports
    from infra.local.stack import StackOptions, running
    from infra.say import Progress

    home = tmp_path_factory.mktemp("stack")
    with running(StackOptions(home, free_ports(), cabinets=CABINETS), Progress(quiet=True)) as found:
        yield found
