"""Scanners and keys beside the screen: codes out of bytes, and devices that come and go."""

import asyncio
import os
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iot.errors import ConfigError
from iot.local.readers import EventFileReader, KeyReader, LineReader, payload
from tests.device.local.screens import listening, screen
from tests.device.rig import Rig, in_loop, settings, until


@in_loop
async def test_a_scanned_code_opens_like_a_typed_one(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "scanner")
    rig = Rig(tmp_path, local={"devices": [{"name": "scanner", "path": "scanner"}]})
    async with screen(rig) as client, listening(client) as heard:
        code, grant = rig.grant(1)
        await rig.want("A", grant)
        await until(lambda: rig.cabinet.screen.devices == {"scanner": "ok"})
        await asyncio.to_thread((tmp_path / "scanner").write_text, f"XB:{code}\r\n")
        assert (await heard.next("answer"))[1]["doors"] == ["A01"]


@in_loop
async def test_keys_type_a_code_and_the_screen_sees_how_many_digits(tmp_path: Path) -> None:
    master, slave = os.openpty()
    (tmp_path / "keys").symlink_to(os.ttyname(slave))
    rig = Rig(tmp_path, local={"devices": [{"name": "keys", "path": "keys", "kind": "keys"}]})
    async with screen(rig) as client, listening(client) as heard:
        code, grant = rig.grant(1)
        await rig.want("A", grant)
        await until(lambda: rig.cabinet.screen.devices == {"keys": "ok"})
        os.write(master, f"12*{code}".encode())
        while (await heard.next("digits"))[1] != {"count": len(code)}:
            pass
        os.write(master, b"#")
        assert (await heard.next("answer"))[1]["doors"] == ["A01"]
        os.close(slave)
        os.close(master)
        await until(lambda: rig.cabinet.screen.devices == {"keys": "lost"})


@in_loop
async def test_a_scanner_that_pretends_to_be_a_keyboard_is_opened_to_read_only(tmp_path: Path) -> None:
    """The service may read event files and not write them; where they are real ones nobody else hears the keys."""
    os.mkfifo(tmp_path / "wedge")
    rig = Rig(tmp_path, local={"devices": [{"name": "wedge", "path": "wedge", "kind": "wedge"}]})
    async with screen(rig) as client, listening(client) as heard:
        code, grant = rig.grant(1)
        await rig.want("A", grant)
        writer = await asyncio.to_thread(os.open, tmp_path / "wedge", os.O_WRONLY)
        await until(lambda: rig.cabinet.screen.devices == {"wedge": "ok"})
        keys = [11 if digit == "0" else 1 + int(digit) for digit in code] + [28]
        os.write(writer, b"".join(struct.pack("llHHi", 0, 0, 1, key, 1) for key in keys))
        assert (await heard.next("answer"))[1]["doors"] == ["A01"]
        os.close(writer)


def test_a_device_that_cannot_be_is_refused_with_its_reason(tmp_path: Path) -> None:
    for device, field in (({"kind": "crystal"}, "kind"), ({"baud": 7}, "baud"), ({"colour": "red"}, "devices")):
        with pytest.raises(ConfigError) as refused:
            settings(tmp_path, local={"devices": [{"name": "scanner", "path": "scanner"} | device]})
        assert refused.value.field.endswith(field)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("XB:123456782", "123456782"),
        ("  xinbao: 123-456-782 ", "123-456-782"),
        ("123 456 782", "123 456 782"),
        ("https://evil.example/123456782", "https://evil.example/123456782"),
        ("http://evil.example:123456782", "http://evil.example:123456782"),
    ],
)
def test_a_scanned_line_is_a_code_behind_a_word_or_nothing(line: str, code: str) -> None:
    assert payload(line) == code


@given(st.lists(st.integers(1, 9)))
def test_lines_may_come_in_pieces(cuts: list[int]) -> None:
    data, lines, found = b"XB:123456782\r\n\r\n987\n" + b"9" * 200 + b"\n555\r", LineReader(), []
    for cut in cuts:
        piece, data = data[:cut], data[cut:]
        found += lines.read(piece, 0)
    found += lines.read(data, 0)
    assert found == ["123456782", "987", "555"]


@given(st.binary(max_size=200))
def test_no_noise_on_a_line_or_at_the_keys_stops_the_reading(noise: bytes) -> None:
    for reader in (LineReader(), KeyReader(lambda count: None), EventFileReader(lambda count: None)):
        assert all(isinstance(code, str) for code in reader.read(noise, 0))
    lines = LineReader()
    list(lines.read(noise + b"\n", 0))
    assert list(lines.read(b"123\n", 0)) == ["123"]


def test_half_a_code_that_somebody_left_is_forgotten() -> None:
    counts: list[int] = []
    keys = KeyReader(counts.append)
    assert list(keys.read(b"12345", 0)) == []
    assert list(keys.read(b"678#", 31)) == ["678"]
    assert list(keys.read(b"#*##", 32)) == []
    assert counts == [1, 2, 3, 4, 5, 1, 2, 3, 0, 0]


def test_a_scanner_that_pretends_to_be_a_keyboard_is_read_by_its_keys() -> None:
    event = struct.Struct("llHHi")
    shift, x, b, colon, one, kp_two, enter = 42, 45, 48, 39, 2, 80, 28
    pressed = [event.pack(0, 0, 1, key, value) for key in (shift, x, b, colon, one, kp_two, enter) for value in (1, 0)]
    data = b"".join([*pressed, event.pack(0, 0, 0, 0, 0)])
    wedge = EventFileReader(lambda count: None)
    assert [*wedge.read(data[:37], 0), *wedge.read(data[37:], 0)] == ["12"]
