"""The whole loop through the faces alone: applicant, reviewer, duty helper, helper, window, front desk twice."""

from concurrent.futures import Executor
from pathlib import Path

import pytest

from infra.local.addresses import Addresses
from infra.proof.tour.__main__ import walked
from infra.say import Progress

pytestmark = [pytest.mark.web, pytest.mark.timeout(400)]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_step_is_gone_by_clicking(
    town: Addresses, tmp_path: Path, apart: Executor, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status = apart.submit(walked, town, language, tmp_path, slow_ms=0, say=Progress()).result()
    assert status == 0, capsys.readouterr()
    assert len(list(tmp_path.glob("*.png"))) >= 15
