"""The cabinet's program while it runs: until a signal, or until it has reason to begin again."""

import asyncio
import json
import logging
import os
import signal
from collections.abc import Coroutine, Iterable
from contextlib import AsyncExitStack
from importlib import import_module
from typing import TYPE_CHECKING, Any

from iot.boards import rack
from iot.cloud.late import LateConnection
from iot.cloud.messages import Connection
from iot.cloud.shadows_in import shadows_of
from iot.config.loading import Config
from iot.controller import Controller
from iot.errors import UnhealthyRelease
from iot.fleet import certificate
from iot.machine import disk_full, identity, watchdog
from iot.machine.identity import Identity
from iot.machine.memory import give_back_large_blocks
from iot.machine.watchdog import Watchdog
from iot.private_files import write_private
from iot.run_end import RunEnd
from iot.waiting import happens

if TYPE_CHECKING:
    from iot.web_library import web

log = logging.getLogger(__name__)
# A new certificate or release has so long to connect and read its shadow.
PROVE_S = float(os.environ.get("XINBAO_PROVE_S", "60"))
# Nobody stands at a door for so long, or the restart comes all the same.
IDLE_S = 900.0
LOOK_S = 0.5


async def run(config: Config) -> None:
    """Returns after a signal, or for the launcher to start another release."""
    give_back_large_blocks()
    dog, asked_to_stop = watchdog.from_environment(), asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, asked_to_stop.set)
    while await _lived(config, dog, asked_to_stop) is RunEnd.AGAIN:
        log.info("beginning again")
    dog.stopping()


async def _lived(config: Config, dog: Watchdog, asked_to_stop: asyncio.Event) -> RunEnd:
    """A life that a full disk ends, wherever it failed, is followed by waiting for room; any other error is raised."""
    try:
        return await _once(config, dog, asked_to_stop)
    except Exception as error:
        if not disk_full.is_shortage(error, config.state):
            raise
        log.error("no room on the disk: %r", error)
    return await _out_of_order(config, dog, asked_to_stop)


async def _out_of_order(config: Config, dog: Watchdog, asked_to_stop: asyncio.Event) -> RunEnd:
    from iot.local.out_of_order import out_of_order_api
    from iot.local.port import serve_as_before

    runner, _ = await serve_as_before(out_of_order_api(config.local.screen), config.state, config.keypad_port)
    dog.ready()
    ends: asyncio.Queue[RunEnd] = asyncio.Queue()
    try:
        return await _first_end((_room(config, ends), dog.feed(lambda: True)), ends, asked_to_stop)
    finally:
        await runner.cleanup()


async def _room(config: Config, ends: "asyncio.Queue[RunEnd]") -> None:
    await disk_full.until_room(config.state)
    certificate.give_back_try(config.state)
    ends.put_nowait(RunEnd.AGAIN)


async def _once(config: Config, dog: Watchdog, asked_to_stop: asyncio.Event) -> RunEnd:
    """One life of the cabinet."""
    own = identity.load(config.state)
    tried = certificate.candidate(config.state, own)
    connection = LateConnection(lambda: _line(config, tried or own))
    async with AsyncExitStack() as stack:
        boards = rack.build(config.banks, config.timings.reply_s)
        stack.callback(boards.close)
        wishes: asyncio.Queue[RunEnd] = asyncio.Queue()
        controller = Controller(config, tried or own, connection, boards, restart=wishes.put_nowait)
        stack.push_async_callback(controller.stop)
        await _got_ready(controller)
        runner, url = await _served(config, controller)
        stack.push_async_callback(runner.cleanup)
        print(f"ready {url}", flush=True)
        dog.ready()
        ends: asyncio.Queue[RunEnd] = asyncio.Queue()
        parts = (
            controller.run(),
            _granted(wishes, controller, ends),
            _prove(config, controller, tried, ends),
            dog.feed(controller.progress),
        )
        return await _first_end(parts, ends, asked_to_stop)


def _line(config: Config, own: Identity) -> Connection:
    """In a thread, while the keypad answers already: the library is large."""
    from iot.cloud.connection import MqttConnection

    return MqttConnection(config.broker, own, shadows_of(bank.bank for bank in config.banks))


async def _got_ready(controller: Controller) -> None:
    """The boards take their time on the wire; meanwhile what serves the keypad is loaded."""
    await asyncio.gather(controller.start(), asyncio.to_thread(import_module, "iot.local.routes"))


async def _served(config: Config, controller: Controller) -> "tuple[web.AppRunner, str]":
    """What to clean up, and the keypad's address."""
    from iot.local.port import FILE, serve_as_before
    from iot.local.routes import screen_api

    app = screen_api(controller.screen, config.local.screen)
    runner, url = await serve_as_before(app, config.state, config.keypad_port)
    write_private(config.state / FILE, json.dumps({"url": url, "pid": os.getpid()}))
    return runner, url


async def _first_end(
    parts: Iterable[Coroutine[Any, Any, None]], ends: "asyncio.Queue[RunEnd]", asked_to_stop: asyncio.Event
) -> RunEnd:
    """What is put into `ends` first; STOP after a signal, also after one that came earlier. An error in any part ends
    all of them, and is raised."""
    tasks: set[asyncio.Task[Any]] = {asyncio.create_task(part) for part in (*parts, _stopping(asked_to_stop, ends))}
    end = asyncio.create_task(ends.get())
    try:
        while not end.done():
            done, tasks = await asyncio.wait({end, *tasks}, return_when=asyncio.FIRST_COMPLETED)
            for task in done - {end}:
                task.result()
        return end.result()
    finally:
        for task in (end, *tasks):
            task.cancel()
        await asyncio.gather(end, *tasks, return_exceptions=True)


async def _stopping(asked_to_stop: asyncio.Event, ends: "asyncio.Queue[RunEnd]") -> None:
    await asked_to_stop.wait()
    ends.put_nowait(RunEnd.STOP)


async def _granted(wishes: "asyncio.Queue[RunEnd]", controller: Controller, ends: "asyncio.Queue[RunEnd]") -> None:
    """A restart waits until nobody stands at a door, but not for a door that is never closed."""
    wish = await wishes.get()
    waited = 0.0
    while not controller.idle and waited < IDLE_S:
        await asyncio.sleep(LOOK_S)
        waited += LOOK_S
    ends.put_nowait(wish)


async def _prove(config: Config, controller: Controller, tried: Identity | None, ends: "asyncio.Queue[RunEnd]") -> None:
    """Whether this life is good enough to stay: a certificate or a release that is on trial, or neither."""
    on_trial = controller.fleet.on_trial
    if tried is None and not on_trial:
        controller.fleet.note_certificate()
        return
    proved = await happens(controller.inbox.proved, PROVE_S)
    if on_trial and not proved:
        raise UnhealthyRelease(f"not connected after {PROVE_S:g} s")
    if tried is not None and not proved:
        certificate.reject(config.state)
        ends.put_nowait(RunEnd.AGAIN)
        return
    if tried is not None:
        certificate.accept(config.state, tried)
    controller.fleet.note_certificate()
    if on_trial:
        controller.fleet.confirm_release()
    await controller.inbox.ask_for_job()
