"""A door that was left open calls for somebody: the lamp at it, and whatever makes a sound on this box."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence

log = logging.getLogger(__name__)
LONGEST_SOUND_S = 20.0


class Alarm:
    """`light(door)` flashes a lamp where there is one; `is_open(door)`: whether it still stands open."""

    def __init__(
        self,
        light: Callable[[str], Awaitable[bool]],
        is_open: Callable[[str], bool],
        sound: Sequence[str],
        remind_s: float,
    ) -> None:
        self._light = light
        self._is_open = is_open
        self._sound = sound
        self._remind_s = remind_s

    async def call(self, door: str) -> None:
        """Again and again until it is closed. A lamp or a sound that fails changes nothing."""
        while self._is_open(door):
            await self._light(door)
            await self._play()
            await asyncio.sleep(self._remind_s)

    async def _play(self) -> None:
        if not self._sound:
            return
        nothing = asyncio.subprocess.DEVNULL
        try:
            player = await asyncio.create_subprocess_exec(*self._sound, stdin=nothing, stdout=nothing, stderr=nothing)
        except OSError as error:
            log.warning("no sound: %s", error)
            return
        try:
            async with asyncio.timeout(LONGEST_SOUND_S):
                await player.wait()
        except TimeoutError:
            log.warning("the sound did not end")
            player.kill()
            await player.wait()
