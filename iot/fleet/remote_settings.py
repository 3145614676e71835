"""Settings that the cloud has changed: taken all or none."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cabinet_contract.settings import BOUNDS, is_within
from iot.config.loading import Timings


def fault(settings: Mapping[str, Any]) -> str | None:
    """What is wrong with them, None where nothing is."""
    for name, value in settings.items():
        if name not in BOUNDS:
            return f"{name}: not a setting that may be changed from afar"
        if not is_within(name, value):
            least, most = BOUNDS[name]
            return f"{name}: must be between {least} and {most}"
    return None


def applied(timings: Timings, settings: Mapping[str, Any]) -> Timings:
    """Only sound settings; what was kept by an older program may not be sound any more."""
    return timings if fault(settings) else replace(timings, **settings)
