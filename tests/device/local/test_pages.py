"""The page of the cabinet's screen, given out by the controller to this machine only."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession

from cabinet_contract.words import Purpose
from iot.config.screen import ScreenConfig
from iot.errors import ConfigError
from iot.local.drawing import drawn
from iot.local.out_of_order import out_of_order_api
from iot.local.routes import screen_api
from iot.loopback import serve
from tests.device.rig import Rig, in_loop, settings, until


def built(folder: Path) -> ScreenConfig:
    (folder / "assets").mkdir(parents=True)
    (folder / "kiosk.html").write_text("<!doctype html>信包箱")
    (folder / "assets" / "kiosk-abc.js").write_text("1")
    (folder / "secret.txt").write_text("not for pages")
    return ScreenConfig(phone="12345", pages=folder, recordings=folder / "voice")


@asynccontextmanager
async def kiosk(tmp_path: Path) -> AsyncIterator[ClientSession]:
    rig, screen = Rig(tmp_path), built(tmp_path / "pages")
    async with rig.plugged_in(), rig.powered() as cabinet:
        runner, url = await serve(screen_api(cabinet.screen, screen), 0)
        async with ClientSession(url) as client:
            yield client
        await runner.cleanup()


@in_loop
async def test_the_page_and_its_files_come_with_a_strict_policy(tmp_path: Path) -> None:
    async with kiosk(tmp_path) as client:
        for path, kind in (("/", "text/html"), ("/assets/kiosk-abc.js", "text/javascript")):
            async with client.get(path) as answer:
                assert (answer.status, answer.content_type) == (200, kind)
                policy = answer.headers["Content-Security-Policy"]
                assert "default-src 'none'" in policy
                assert "unsafe" not in policy
                assert "require-trusted-types-for 'script'" in policy


@pytest.mark.parametrize("path", ["/secret.txt", "/assets/../secret.txt", "/assets/..%2fsecret.txt", "/assets/none.js"])
def test_nothing_beside_the_built_files_is_given_out(tmp_path: Path, path: str) -> None:
    @in_loop
    async def story() -> None:
        async with kiosk(tmp_path) as client, client.get(path) as answer:
            assert answer.status == 404

    story()


@in_loop
async def test_another_page_may_link_to_the_kiosk_but_not_show_or_read_it(tmp_path: Path) -> None:
    async with kiosk(tmp_path) as client:
        link = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "document"}
        async with client.get("/", headers=link) as answer:
            assert answer.status == 200
            assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        for path, dest in (("/", "iframe"), ("/", "empty"), ("/state", "document"), ("/assets/kiosk-abc.js", "script")):
            async with client.get(path, headers=link | {"Sec-Fetch-Dest": dest}) as answer:
                assert answer.status == 403, (path, dest)


@in_loop
async def test_a_sentence_that_a_person_has_spoken_goes_before_the_placeholder(tmp_path: Path) -> None:
    async with kiosk(tmp_path) as client:
        async with client.get("/voice/zh/open_putting-1") as answer:
            assert (answer.status, answer.content_type) == (200, "audio/ogg")
            placeholder = await answer.read()
        own = tmp_path / "pages" / "voice" / "zh" / "open_putting-1.wav"
        own.parent.mkdir(parents=True)
        own.write_bytes(b"RIFF a person")
        async with client.get("/voice/zh/open_putting-1") as answer:
            assert await answer.read() == b"RIFF a person" != placeholder
        for path in ("/voice/zh/none", "/voice/fr/A", "/voice/zh/..%2fsecret", "/voice/zh/open_putting-1.wav"):
            async with client.get(path) as answer:
                assert answer.status == 404, path


@in_loop
async def test_a_screen_that_starts_on_a_full_disk_still_gets_its_page(tmp_path: Path) -> None:
    runner, url = await serve(out_of_order_api(built(tmp_path / "pages")), 0)
    async with ClientSession(url) as client:
        assert (await client.get("/")).status == 200
        async with client.get("/state") as answer:
            assert (answer.status, (await answer.json())["phone"]) == (503, "12345")
    await runner.cleanup()


@in_loop
async def test_the_screen_is_told_the_cabinets_front_its_name_and_whom_to_call(tmp_path: Path) -> None:
    local = {"screen": {"name": {"zh": "大厅信包箱"}, "phone": "12345"}}
    rig = Rig(tmp_path, local=local)
    async with rig.plugged_in(), rig.powered() as cabinet:
        screen = cabinet.screen.state()["screen"]
        assert (screen["name"], screen["phone"]) == ({"zh": "大厅信包箱"}, "12345")
        (column,) = screen["drawing"][0]["columns"]
        assert [one["door"] for one in column["doors"]] == ["A04", "A03", "A02", "A01"]
        assert column["doors"][0]["bottom_mm"] == 0
        assert not column["doors"][0]["low"]


def cells(*rows: tuple[int, int, int]) -> dict[str, Any]:
    return {f"A{n:02d}": {"column": column, "bottom_mm": bottom, "top_mm": top, "width_mm": 300}
            for n, (column, bottom, top) in enumerate(rows, 1)}  # fmt: skip


def test_a_measured_cabinet_is_drawn_as_it_stands(tmp_path: Path) -> None:
    (bank, _) = settings(tmp_path).banks
    wire = {"bank": "A", "driver": "8a80", "serial": "bus", "address": 1, "doors": dict(bank.doors),
            "cells": cells((1, 900, 1300), (1, 100, 900), (2, 100, 200), (2, 200, 1300))}  # fmt: skip
    (drawing,) = drawn(settings(tmp_path, banks=[wire]).banks)
    assert [[door["door"] for door in column["doors"]] for column in drawing["columns"]] == [
        ["A02", "A01"],
        ["A03", "A04"],
    ]
    low = {door["door"]: door["low"] for column in drawing["columns"] for door in column["doors"]}
    assert low == {"A02": True, "A01": False, "A03": True, "A04": False}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"local": {"screen": {"theme": "pink"}}}, "theme"),
        ({"local": {"screen": {"name": {"fr": "Casier"}}}}, "name"),
        ({"local": {"screen": {"pages": 5}}}, "pages"),
        ({"cells": cells((1, 0, 100))}, "cells"),
        ({"cells": cells((1, 0, 100), (1, 100, 200), (0, 0, 100), (2, 100, 200))}, "cells"),
        ({"cells": cells((1, 0, 100), (1, 200, 100), (2, 0, 100), (2, 100, 200))}, "cells"),
    ],
)
def test_a_screen_that_cannot_be_is_refused_with_its_reason(
    tmp_path: Path, changes: dict[str, Any], field: str
) -> None:
    if "cells" in changes:
        doors = {f"A{n:02d}": n for n in range(1, 5)}
        changes = {"banks": [{"bank": "A", "driver": "8a80", "serial": "b", "address": 1, "doors": doors} | changes]}
    with pytest.raises(ConfigError) as refused:
        settings(tmp_path, **changes)
    assert field in refused.value.field


@in_loop
async def test_a_collecting_route_says_what_is_done_and_what_is_left(tmp_path: Path) -> None:
    rig = Rig(tmp_path, timings={"open_window_s": 0.1, "watch_s": 0.01, "idle_poll_s": 0.02})
    async with rig.plugged_in(), rig.powered() as cabinet:
        code, grant = rig.grant(1, "A01", "A02", "A03", purpose=Purpose.COLLECT)
        await rig.want("A", grant)
        await cabinet.screen.type(code)

        def route() -> dict[str, str]:
            session = cabinet.screen.state()["session"]
            return {stop["door"]: stop["state"] for stop in session["route"]}

        assert route() == {"A01": "now", "A02": "next", "A03": "next"}
        rig.simulator.cabinet.set_fault("A02", "jam", True)
        rig.door("A01").open = False
        await until(lambda: route() == {"A01": "done", "A02": "doubtful", "A03": "now"})
        rig.door("A03").open = False
        await until(lambda: route() == {"A01": "done", "A02": "doubtful", "A03": "done"})


@in_loop
async def test_a_single_door_has_no_route_and_is_spoken_with_its_number(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        code, grant = rig.grant(1, "A03")
        await rig.want("A", grant)
        told = await cabinet.screen.type(code)
        session = cabinet.screen.state()["session"]
        assert (session["route"], session["sentences"]) == ([], ["open_putting"])
        assert session["spoken"]["zh"] == ["A", "0", "3", "open_putting-1"]
        assert session["spoken"]["en"] == ["open_putting-1", "A", "0", "3", "open_putting-2"]
        assert told["spoken"]["zh"] == []
        assert (await cabinet.screen.type("123"))["spoken"]["zh"] == ["mistyped-1"]
