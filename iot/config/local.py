"""How the cabinet meets people: its language, its patience, its sound, and the devices beside the screen."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from iot.config import fields
from iot.config.screen import ScreenConfig, parse_screen
from iot.texts import LANGUAGES

DEVICE_KINDS = ("lines", "keys", "wedge")
DEVICE_BAUDS = (9600, 19200, 38400, 115200)


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds until the screen belongs to the next person.

    `closed_s` is short on purpose: for that long anybody who stands there may open the door again over an envelope.
    """

    closed_s: float = 30.0
    thanks_s: float = 8.0
    waiting_s: float = 300.0
    moved_s: float = 180.0
    opening_s: float = 120.0


@dataclass(frozen=True, slots=True)
class DeviceConfig:
    """A scanner or keys. `kind`: lines (each is a code), keys (digits, # enters, * clears), wedge (a Linux event file).

    `baud` counts for serial ports only.
    """

    name: str
    path: Path
    kind: str = "lines"
    baud: int = 9600


@dataclass(frozen=True, slots=True)
class LocalConfig:
    """`sound`: a command and its arguments, run when a door is left open, again every `remind_s`. `visit_s`
    after the last touch the next person has come. `language` is that of the first sentence."""

    language: str = "zh"
    sound: tuple[str, ...] = ()
    remind_s: float = 30.0
    visit_s: float = 120.0
    patience: Patience = field(default_factory=Patience)
    devices: tuple[DeviceConfig, ...] = ()
    screen: ScreenConfig = field(default_factory=ScreenConfig)


def parse_local(raw: Any, base: Path) -> LocalConfig:
    """Raises ConfigError that names the field."""
    fields.require(isinstance(raw, dict), "local", "must be an object")
    settings = dict(raw)
    sound = settings.get("sound", [])
    words = isinstance(sound, list) and all(isinstance(part, str) for part in sound)
    fields.require(words, "local.sound", "must be a list of words")
    settings["sound"] = tuple(sound)
    settings["patience"] = fields.build(Patience, settings.get("patience", {}), "local.patience")
    settings["devices"] = tuple(_device(row, base) for row in settings.get("devices", []))
    settings["screen"] = parse_screen(settings.get("screen", {}), base)
    config = fields.build(LocalConfig, settings, "local")
    fields.require(config.language in LANGUAGES, "local.language", f"must be one of {', '.join(LANGUAGES)}")
    return config


def _device(row: Any, base: Path) -> DeviceConfig:
    path = base / fields.field(row, "path", str)
    device = fields.build(DeviceConfig, row | {"path": path}, "local.devices")
    fields.require(device.kind in DEVICE_KINDS, "local.devices.kind", f"must be one of {', '.join(DEVICE_KINDS)}")
    fields.require(
        device.baud in DEVICE_BAUDS, "local.devices.baud", f"must be one of {', '.join(map(str, DEVICE_BAUDS))}"
    )
    return device
