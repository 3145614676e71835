"""make bench-cabinet: a cabinet of 100 doors on five boards, measured; the last line has each figure and its goal."""

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from infra.proof.bench_cabinet import measure, process
from infra.proof.bench_cabinet.figures import Figure
from infra.proof.bench_cabinet.rivals import Rival, race
from infra.proof.bench_cabinet.rivals import figures as figures_of
from infra.proof.rig.box import Box, started
from infra.proof.rig.cabinet_cloud import CabinetCloud, running_cloud

# A door closes that long after it opened, so that the next codes are typed while others are being watched.
HAND_MS = 600


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m infra.proof.bench_cabinet", description=__doc__)
    parser.add_argument("--idle", type=float, default=30.0, help="seconds over which idle CPU is measured")
    parser.add_argument("--starts", type=int, default=7)
    parser.add_argument("--orders", type=int, default=40, help="to each program, taking turns")
    parser.add_argument("--beside", type=Path, help="another checkout, whose program takes its turns in the same run")
    parser.add_argument("--only-race", action="store_true", help="only what is measured in turns")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="bench-") as scratch, running_cloud(Path(scratch)) as cloud:
        figures = _raced(Path(scratch), cloud, options)
        if not options.only_race:
            figures = [*_measured(_box(Path(scratch), cloud), options.starts, options.idle), *figures]
    print("\n".join(figure.line() for figure in figures))
    if (load := os.getloadavg()[0]) > 1:
        print(f"  this machine is busy with other things (load {load:.1f}): the slowest of these are theirs too")
    print("bench-cabinet: " + " ".join(figure.short() for figure in figures))
    return 0 if all(figure.met for figure in figures) else 1


def _measured(box: Box, starts: int, idle_s: float) -> list[Figure]:
    log = Path(f"{box.state}.log")
    simulator = started("iot.sim", box.config, log)
    try:
        figures = measure.start_to_ready(box, starts)
        cabinet = started("iot", box.config, log)
        try:
            pid = measure.online(box)
            resynced, codes = measure.resync(box, number=1)
            idle = Figure("idle CPU", process.cpu_percent(pid, idle_s), "%", 1, f"over {idle_s:g} s, online")
            quick = measure.key_to_lock(box, codes)
            memory = Figure("resident memory", process.resident_mb(pid), "MB", 60, "after all this")
            return [*quick, memory, idle, *figures, *resynced]
        finally:
            cabinet.terminate()
            cabinet.communicate(timeout=15)
    finally:
        simulator.terminate()
        simulator.communicate(timeout=15)


def _raced(directory: Path, cloud: CabinetCloud, options: argparse.Namespace) -> list[Figure]:
    ours = Rival("this program", _box(directory, cloud, "cab-ours"))
    floor, beside = Rival("the floor", _box(directory, cloud, "cab-floor"), "infra.proof.bench_cabinet.floor"), None
    if options.beside:
        beside = Rival("the one beside", _box(directory, cloud, "cab-beside"), checkout=options.beside.resolve())
    race([ours, floor, *([beside] if beside else [])], orders=options.orders, starts=options.starts)
    return figures_of(ours, floor, beside)


def _box(directory: Path, cloud: CabinetCloud, thing: str = "cab-bench") -> Box:
    """The timings of a real cabinet, but for the pause before a reconnect."""
    box = Box(
        directory, cloud, thing, banks=measure.BANKS, doors=measure.DOORS,
        timings={"open_window_s": 3.0, "watch_s": 0.2}, sim={"hand_ms": HAND_MS}, uplink={"resend_s": 5},
    )  # fmt: skip
    box.provision(cloud.claim(directory))
    return box


if __name__ == "__main__":
    sys.exit(main())
