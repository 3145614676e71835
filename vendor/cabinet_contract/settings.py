"""What may be set from afar: a short list, within bounds. Nothing in it opens a door or makes a code live longer."""

from types import MappingProxyType
from typing import Any

# Seconds. The heartbeat stays well within the time after which the cloud takes a cabinet for silent (150 s).
BOUNDS = MappingProxyType({
    "heartbeat_s": (30, 70),
    "left_open_s": (10, 3600),
    "open_window_s": (1, 20),
    "idle_poll_s": (1, 30),
    "sequence_s": (60, 7200),
})  # fmt: skip


def is_within(name: str, value: Any) -> bool:
    """Raises KeyError for a name that is not in the list."""
    least, most = BOUNDS[name]
    return type(value) in (int, float) and bool(least <= value <= most)
