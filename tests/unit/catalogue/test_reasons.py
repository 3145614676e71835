"""Reasons from which staff choose: the centre's own, or the standard list."""

import pytest

from chalicelib.domain.catalogue import reasons
from chalicelib.domain.catalogue.centre import decode
from chalicelib.domain.catalogue.check import check
from infra.centre.document import read
from infra.paths import ROOT


def test_a_centre_that_has_written_none_has_the_standard_list() -> None:
    document = read(ROOT / "demo")
    del document["centre"]["settings"]["reasons"]
    assert decode(document).centre.settings.reasons.pre_review == reasons.PRE_REVIEW


@pytest.mark.parametrize("listed", [[], [{"zh": "看不清"}]])
def test_a_list_is_not_empty_and_in_both_languages(listed: list[dict[str, str]]) -> None:
    document = read(ROOT / "demo")
    document["centre"]["settings"]["reasons"] = {"pre_review": listed}
    assert any("reasons" in fault.path for fault in check(document))
