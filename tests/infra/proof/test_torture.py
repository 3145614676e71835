"""The real program, killed at random instants against a real broker. `make torture-cabinet` does it for longer."""

from pathlib import Path

import pytest

from infra.proof.torture_cabinet.report import lines
from infra.proof.torture_cabinet.torture import torture

pytestmark = [pytest.mark.stack, pytest.mark.timeout(180)]


def test_no_kill_loses_doubles_or_invents_an_event_or_opens_twice(tmp_path: Path) -> None:
    tortured = torture(tmp_path, kills=25, cabinets=2, seed=25, say=lambda text: None)
    assert all(verdict.good for verdict in tortured.verdicts), "\n".join(lines(tortured))
    assert sum(book.pulses for book in tortured.books) > 0
    assert tortured.events > 0
