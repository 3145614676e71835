"""Settings from afar: the list is short, closed, and stands in the manual as it is."""

import pytest

from cabinet_contract.settings import BOUNDS, is_within
from infra.paths import ROOT


@pytest.mark.parametrize("name", BOUNDS)
def test_a_setting_is_a_number_within_its_bounds(name: str) -> None:
    least, most = BOUNDS[name]
    assert is_within(name, least)
    assert is_within(name, most)
    for wrong in (least - 1, most + 1, True, str(least), None, float("nan")):
        assert not is_within(name, wrong)


@pytest.mark.parametrize("name", BOUNDS)
def test_the_manual_names_the_bounds(name: str) -> None:
    least, most = BOUNDS[name]
    assert f"| `{name}` | {least}–{most} |" in (ROOT / "docs/cabinet.md").read_text()
