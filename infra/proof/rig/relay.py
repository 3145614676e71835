"""The cable of one cabinet, in a thread, so that a test or a bench can cut and join it."""

import asyncio
import threading
import time
from collections import deque
from collections.abc import Coroutine
from typing import Any, TypeVar

from infra.local.cable import Cable

T = TypeVar("T")


class Relay:
    """`port` takes the place of the broker's. `brought`: when bytes last came from there, newest last."""

    def __init__(self, broker: int) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.brought: deque[float] = deque(maxlen=1000)
        self._cable = Cable(broker, lambda: self.brought.append(time.time()))
        self._done(self._cable.listen())
        self.port = self._cable.port

    def cut(self) -> None:
        self._done(self._set(up=False))

    def join(self) -> None:
        self._done(self._set(up=True))

    def close(self) -> None:
        self._done(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _set(self, *, up: bool) -> None:
        self._cable.set(up=up)

    async def _end(self) -> None:
        await self._cable.close()
        await asyncio.gather(*asyncio.all_tasks() - {asyncio.current_task()}, return_exceptions=True)

    def _done(self, task: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(task, self._loop).result()
