"""How a command finds a simulator that is running: by its configuration, by its address, or because it is alone."""

import json
import os
import tempfile
from pathlib import Path

from iot.config.loading import load
from iot.errors import ConfigError
from iot.private_files import write_private


def url_of(config: Path | None, url: str | None) -> str:
    """Raises ConfigError that says what to give."""
    if url:
        return url.rstrip("/")
    if config:
        return _told(load(config).state / "sim.json")
    running = _running()
    if len(running) != 1:
        raise ConfigError("--config", f"{len(running)} simulators are running: say which with --config or --url")
    return running[0]


def announce(url: str) -> Path:
    """Makes this simulator findable by commands of the same user; unlink what is returned when it ends."""
    note = _notes() / f"{os.getpid()}.json"
    write_private(note, json.dumps({"url": url}))
    return note


def _running() -> list[str]:
    notes = sorted(_notes().glob("*.json"))
    for note in notes:
        if not _alive(int(note.stem)):
            note.unlink(missing_ok=True)
    return [_told(note) for note in notes if note.is_file()]


def _notes() -> Path:
    folder = Path(tempfile.gettempdir()) / f"xinbao-simulators-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.stat().st_uid != os.getuid():
        raise ConfigError("--url", f"{folder} belongs to somebody else: give the address")
    return folder


def _told(note: Path) -> str:
    try:
        return str(json.loads(note.read_text(encoding="utf-8"))["url"])
    except (OSError, ValueError, KeyError) as error:
        raise ConfigError("--config", "the simulator of this cabinet is not running") from error


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
