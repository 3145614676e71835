"""The program's newest log lines, kept in memory for a job that asks for them. No codes, nothing personal."""

import logging
import re
from collections import deque
from collections.abc import Mapping
from typing import Any

KEPT = 500
# AWS IoT: at most ten details a job, each of up to 1024 printable characters.
PARTS, PART = 9, 1000
# Codes are never logged; a run of digits that could be one is masked all the same, and so are keys.
SECRETS = re.compile(r"\d{6,}|[A-Za-z0-9+/_-]{40,}")
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f]+")


class RecentLog(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self._lines: deque[str] = deque(maxlen=KEPT)
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        self._lines.append(clean(self.format(record)))

    async def asked_for(self, document: Mapping[str, Any]) -> dict[str, str]:
        """The newest that fit, oldest first, ` | ` between them."""
        wanted = document.get("lines", KEPT)
        newest = list(self._lines)[-wanted:] if isinstance(wanted, int) and wanted > 0 else list(self._lines)
        text = " | ".join(newest)[-PARTS * PART :]
        return {f"log_{n + 1}": text[n * PART : (n + 1) * PART] for n in range(-(-len(text) // PART))}


def clean(line: str) -> str:
    return SECRETS.sub("…", UNPRINTABLE.sub(" ", line))
