"""The power of one cabinet: its program runs while there is some.

python -m infra.local.mains MODULE …     SIGUSR1 cuts the power, as a plug that is pulled; SIGUSR2 gives it back

An end that nobody asked for is this program's end as well.
"""

import signal
import subprocess
import sys

from infra import programs

CUT, GIVE = signal.SIGUSR1, signal.SIGUSR2
_ENDS = {signal.SIGTERM, signal.SIGINT}
_HEARD = {CUT, GIVE, signal.SIGCHLD, *_ENDS}


class Mains:
    def __init__(self, command: list[str]) -> None:
        self._command = command
        self._running: subprocess.Popen[bytes] | None = None

    def run(self) -> int:
        """The exit status of the program that is powered."""
        signal.pthread_sigmask(signal.SIG_BLOCK, _HEARD)
        self._give()
        while (status := self._hears(signal.sigwait(_HEARD))) is None:
            pass
        return status

    def _hears(self, number: int) -> int | None:
        """How the program has ended; None while that goes on."""
        if number == CUT:
            self._cut()
        elif number == GIVE:
            self._give()
        elif number in _ENDS:
            return self._end()
        return self._running.poll() if self._running else None

    def _give(self) -> None:
        # What this program hears by waiting, that one shall hear as usual.
        if self._running is None:
            self._running = subprocess.Popen(self._command, preexec_fn=_hear_as_usual)  # noqa: PLW1509  # no threads

    def _cut(self) -> None:
        if self._running:
            self._running.kill()
            self._running.wait()
            self._running = None

    def _end(self) -> int:
        if self._running is None:
            return 0
        self._running.terminate()
        return self._running.wait()


def _hear_as_usual() -> None:
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _HEARD)


if __name__ == "__main__":
    sys.exit(Mains(programs.command(sys.argv[1], *sys.argv[2:])).run())
