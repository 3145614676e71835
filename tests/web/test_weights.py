"""What a first visit costs: each face stays below its weight, and the portal can be used soon on a slow phone."""

from concurrent.futures import Executor

import pytest

from infra.local.addresses import Addresses
from infra.proof.bench.faces import measuring
from infra.say import Progress

pytestmark = pytest.mark.web


def test_every_face_is_light(town: Addresses, apart: Executor) -> None:
    found = apart.submit(measuring.measure, town, Progress(quiet=True)).result()
    heavy = [one for one in found.weights if one.kilobytes > measuring.WEIGHT_GOALS[one.face]]
    assert heavy == [], measuring.sentence(found)
    assert len(found.usable) == measuring.TIMES
