"""Settings that the cloud may change: a short list, each within bounds, taken all or none."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from iot.config import Timings

# Seconds. Nothing here can open a door, lengthen a code or silence the cabinet.
BOUNDS = {
    "heartbeat_s": (30, 600),
    "left_open_s": (10, 3600),
    "open_window_s": (1, 20),
    "idle_poll_s": (1, 30),
    "sequence_s": (60, 7200),
}


def fault(settings: Mapping[str, Any]) -> str | None:
    """What is wrong with them, None where nothing is."""
    for name, value in settings.items():
        if name not in BOUNDS:
            return f"{name}: not a setting that may be changed from afar"
        least, most = BOUNDS[name]
        if type(value) not in (int, float) or not least <= value <= most:
            return f"{name}: must be between {least} and {most}"
    return None


def applied(timings: Timings, settings: Mapping[str, Any]) -> Timings:
    """Only sound settings; what was kept by an older program may not be sound any more."""
    return timings if fault(settings) else replace(timings, **settings)
