"""A cabinet of infra.proof.rig, with what a test knows of its inside."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

from infra.proof.rig import box
from infra.proof.rig.box import get, post, run, started
from iot.machine import identity

__all__ = ["Box", "get", "post", "run", "running", "started"]


class Box(box.Box):
    @property
    def identity(self) -> identity.Identity:
        return identity.load(self.state)


@contextmanager
def running(box: Box) -> Iterator[Box]:
    simulator, cabinet = started("iot.sim", box.config), started("iot", box.config)
    try:
        yield box
    finally:
        for process in (cabinet, simulator):
            process.send_signal(signal.SIGTERM)
        for process in (cabinet, simulator):
            process.communicate(timeout=15)
            assert process.returncode == 0
