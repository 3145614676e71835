"""A cabinet for the kiosk's tests: the real controller on simulated boards in a thread, its page in Chromium."""

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from playwright.sync_api import Locator, Page, expect

from cabinet_contract.words import Purpose
from infra.say import Progress
from infra.web import build
from iot.local.out_of_order import out_of_order_api
from iot.local.routes import screen_api
from iot.loopback import serve
from tests.device.rig import FAST, Rig, until

T = TypeVar("T")
# 4 columns of 12 as in the demonstration, measured.
HEIGHTS = (100, 150, 150, 250, 100, 100, 100, 100, 150, 150, 250, 100)
UNFIT = """() => {
  const {innerWidth: w, innerHeight: h} = window, root = document.documentElement, out = [];
  const {scrollWidth, scrollHeight} = root;
  if (scrollHeight > h + 1 || scrollWidth > w + 1) out.push(`page ${scrollWidth} x ${scrollHeight}`);
  for (const one of document.querySelectorAll('button, h1, p, li, svg, header, footer')) {
    const box = one.getBoundingClientRect(), name = `${one.tagName} ${one.textContent.slice(0, 20)}`;
    if (one.closest('.visually-hidden') || !box.width) continue;
    if (box.left < -1 || box.top < -1 || box.right > w + 1 || box.bottom > h + 1) out.push(`outside: ${name}`);
    if (one.scrollWidth > one.clientWidth + 2 && one.tagName !== 'svg') out.push(`cut off: ${name}`);
  }
  for (const one of document.querySelectorAll('button')) {
    const box = one.getBoundingClientRect();
    const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height - 4);
    if (!one.contains(hit)) out.push(`covered: ${one.textContent}`);
  }
  const parts = [...document.querySelectorAll('.bar, .front, .panel > *')].map((e) => [e, e.getBoundingClientRect()]);
  for (const [i, [a, ra]] of parts.entries()) for (const [b, rb] of parts.slice(i + 1)) {
    if (a.contains(b) || b.contains(a) || !ra.height || !rb.height) continue;
    const over = Math.min(ra.bottom, rb.bottom) - Math.max(ra.top, rb.top);
    const beside = Math.min(ra.right, rb.right) - Math.max(ra.left, rb.left);
    if (over > 2 && beside > 2) out.push(`overlap: ${a.className || a.tagName} / ${b.className || b.tagName}`);
  }
  return out;
}"""
SCREENS = {"portrait": (1080, 1920), "landscape": (1280, 800)}


def bank(letter: str, address: int) -> dict[str, Any]:
    doors = {f"{letter}{number:02d}": number for number in range(1, 25)}
    bottoms = [150 + sum(HEIGHTS[: number % 12]) for number in range(24)]
    cells = {
        door: {"column": number // 12 + 1, "bottom_mm": bottoms[number],
               "top_mm": bottoms[number] + HEIGHTS[number % 12], "width_mm": 340}
        for number, door in enumerate(doors)
    }  # fmt: skip
    return {"bank": letter, "driver": "8a80", "serial": "bus", "address": address, "channels": 24, "doors": doors,
            "cells": cells}  # fmt: skip


class Cabinet:
    """`url` is its page. Everything that touches the controller happens in its own loop."""

    def __init__(self, directory: Path, **changes: Any) -> None:
        name = {"zh": "综合服务大厅信包箱", "en": "Locker at the General Service Hall"}
        screen = {"pages": str(build.built(Progress())), "phone": "029-0000-0000", "name": name}
        local = {"screen": screen, "visit_s": 600} | changes.pop("local", {})
        # Time enough for boards to answer and doors to be seen open on a machine that does other things too.
        given = {"timings": FAST | {"open_window_s": 1.0, "reply_s": 0.4}} | changes
        self.rig = Rig(directory, banks=[bank("A", 1), bank("B", 2)], local=local, **given)
        self.url = ""
        self._loop = asyncio.new_event_loop()
        self._stop: asyncio.Event
        self._up = threading.Event()

    @contextmanager
    def running(self) -> Iterator["Cabinet"]:
        thread = threading.Thread(target=self._loop.run_until_complete, args=(self._live(),), daemon=True)
        thread.start()
        assert self._up.wait(20)
        try:
            yield self
        finally:
            self._loop.call_soon_threadsafe(self._stop.set)
            thread.join(20)
            self._loop.close()

    async def _live(self) -> None:
        self._stop = asyncio.Event()
        async with self.rig.plugged_in(), self.rig.powered() as controller:
            await until(lambda: controller.state()["network"] == "online")
            await self._serve(0)
            self._up.set()
            await self._stop.wait()
            await self._runner.cleanup()

    async def _serve(self, port: int) -> None:
        app = screen_api(self.rig.cabinet.screen, self.rig.config.local.screen)
        self._runner, self.url = await serve(app, port)

    def do(self, story: Coroutine[Any, Any, T]) -> T:
        """Runs it where the controller lives."""
        return asyncio.run_coroutine_threadsafe(story, self._loop).result(20)

    def call(self, deed: Callable[..., T], *given: Any) -> T:
        async def done() -> T:
            return deed(*given)

        return self.do(done())

    def code(self, number: int, *doors: str, purpose: Purpose = Purpose.DEPOSIT) -> str:
        """Issues a code that the cabinet knows."""
        code, grant = self.rig.grant(number, *doors, purpose=purpose)
        for letter in sorted({door[0] for door in doors}):
            self.do(self.rig.want(letter, grant))
        return code

    def answered(self) -> dict[str, Any]:
        """What the person said, once the cloud has heard it."""
        found: list[dict[str, Any]] = self.do(until(lambda: self.rig.events("answered")))
        return found[-1]

    def close(self, door: str) -> None:
        self.call(setattr, self.rig.door(door), "open", False)

    def fault(self, target: str, fault: str) -> None:
        self.call(self.rig.simulator.cabinet.set_fault, target, fault, True)

    def cut(self) -> None:
        self.call(self.rig.cloud.cut)

    def vanish(self) -> None:
        """The program no longer answers, as after a crash."""
        self.do(self._runner.cleanup())

    def fill(self) -> None:
        """The disk has no room left: another program answers in its place."""
        port = int(self.url.rpartition(":")[2])
        self.vanish()

        async def refuse() -> None:
            self._runner, self.url = await serve(out_of_order_api(self.rig.config.local.screen), port)

        self.do(refuse())

    def return_(self) -> None:
        self.do(self._serve(int(self.url.rpartition(":")[2])))


def key(page: Page, name: str) -> Locator:
    return page.locator(".pad").get_by_role("button", name=name, exact=True)


def type_code(page: Page, code: str, enter: str = "确定") -> None:
    for digit in code:
        key(page, digit).click()
    key(page, enter).click()


def opened_door(page: Page, door: str) -> None:
    """Waits until the sensor has seen it."""
    expect(page.get_by_role("heading")).to_contain_text(f"{door} 号柜门已打开")
    expect(lit(page)).to_have_text(door)


def lit(page: Page) -> Locator:
    return page.locator(".cabinet .door.lit text")


def unfit(page: Page) -> list[str]:
    """What must be scrolled to, or is cut off: nothing, on a screen that nobody can scroll."""
    found: list[str] = page.evaluate(UNFIT)
    return found


def small_targets(page: Page) -> list[str]:
    """Buttons under 60 px either way: the screen is used standing, with gloves, by everybody."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('button')].map((b) => [b, b.getBoundingClientRect()])
          .filter(([, box]) => box.width < 59.5 || box.height < 59.5)
          .map(([b, box]) => `${b.textContent} ${Math.round(box.width)} x ${Math.round(box.height)}`)"""
    )
    return found
