"""What AWS IoT asks of every shadow. An emulator takes what the service would refuse, so the writers ask it themselves.

Sources: AWS IoT Core quotas (size, names) and device shadow error messages (levels, nodes).
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from cabinet_contract.errors import require

NAME = re.compile(r"[a-zA-Z0-9:_-]{1,64}")
# The two sources disagree (6 and 8): what keeps to 5 fits both.
MOST_LEVELS = 5


def require_shadow(name: str, half: Mapping[str, Any], most_bytes: int) -> None:
    """`half` is what one side writes: `desired` or `reported`; a field that is null takes one away.

    Raises ContractError.
    """
    require(NAME.fullmatch(name) is not None, "shadow", f"{name!r} is no name of a shadow")
    kept = {field: value for field, value in half.items() if value is not None}
    size = len(json.dumps(kept, separators=(",", ":")))
    require(size <= most_bytes, name, f"{size} bytes do not fit a shadow")
    require(_levels(kept) <= MOST_LEVELS, name, f"more than {MOST_LEVELS} levels")
    require(not _null_in_list(kept), name, "a list may hold no null")


def _levels(value: Any) -> int:
    """Objects and lists inside one another."""
    return 1 + max(map(_levels, _inside(value)), default=0) if isinstance(value, Mapping | list | tuple) else 0


def _null_in_list(value: Any) -> bool:
    here = isinstance(value, list | tuple) and None in value
    return here or any(map(_null_in_list, _inside(value)))


def _inside(value: Any) -> list[Any]:
    if isinstance(value, Mapping):
        return list(value.values())
    return list(value) if isinstance(value, list | tuple) else []
