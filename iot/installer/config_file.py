"""Writing what was found into the cabinet's configuration: whole or not at all, and the old file stays beside it."""

import json
import os
import shutil
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from iot.config.loading import parse
from iot.errors import ConfigError
from iot.private_files import sync

Row = dict[str, Any]


def read(path: Path) -> dict[str, Any]:
    """Raises ConfigError where it cannot be read, or could not be written back."""
    if path.suffix == ".toml":
        raise ConfigError(str(path), "calibration writes JSON: keep this cabinet's configuration as JSON")
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(str(path), error.strerror or "cannot be read") from error
    except ValueError as error:
        raise ConfigError(str(path), f"is not JSON: {error}") from error
    parse(raw, path.resolve().parent)
    return dict(raw)


def write(path: Path, raw: Mapping[str, Any], changes: Mapping[str, Row]) -> Path:
    """Merges `changes` (by bank, None takes a setting out) into `raw` and replaces the file. Returns the backup.
    Raises ConfigError."""
    banks = [_merged(row, changes.get(row["bank"], {})) for row in raw["banks"]]
    new = {**raw, "banks": banks}
    parse(new, path.resolve().parent)
    backup = _free_name(path)
    shutil.copy2(path, backup)
    _replace(path, json.dumps(new, indent=2, ensure_ascii=False) + "\n")
    return backup


def _merged(row: Row, change: Row) -> Row:
    return {name: value for name, value in {**row, **change}.items() if value is not None}


def _free_name(path: Path) -> Path:
    stamp = time.strftime("%Y%m%d-%H%M%S")
    names = (path.with_name(f"{path.name}.{stamp}{extra}") for extra in ("", *(f"-{n}" for n in range(2, 100))))
    return next(name for name in names if not name.exists())


def _replace(path: Path, text: str) -> None:
    """A power cut leaves the old file or the new one."""
    temporary = path.with_name(path.name + ".new")
    with temporary.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    shutil.copymode(path, temporary)
    temporary.replace(path)
    sync(path.resolve().parent)
