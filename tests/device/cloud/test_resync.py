"""A hundred doors are in step again within ten seconds of the line's return, on a real broker: a part of the bench."""

from pathlib import Path

import pytest

from infra.proof.bench_cabinet import __main__ as bench
from infra.proof.bench_cabinet import measure
from tests.device.box import started
from tests.device.broker import running_cloud

pytestmark = [pytest.mark.stack, pytest.mark.timeout(120)]


def test_a_hundred_grants_in_five_documents_are_stored_and_confirmed_in_time(tmp_path: Path) -> None:
    with running_cloud(tmp_path) as cloud:
        box = bench._box(tmp_path, cloud)
        programs = [started("iot.sim", box.config), started("iot", box.config)]
        try:
            measure.online(box)
            figures, codes = measure.resync(box, number=1)
            opened = box.type(codes[0])
        finally:
            for program in reversed(programs):
                program.terminate()
                program.communicate(timeout=15)
            box.relay.close()
    (resync,) = [figure for figure in figures if figure.name.startswith("resync of 100 doors")]
    assert resync.goal == 10
    assert resync.met, resync.line()
    assert len(codes) == 100
    assert opened["result"] == "opened"
