"""aiohttp, loaded without what only its client needs.

While it is loaded it reads every certificate of the system for a client that this program never uses: a tenth of the
time to the keypad's first answer.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager

# Where OpenSSL finds the system's certificates: an empty file and no directory while the block lasts.
_NONE = {"SSL_CERT_FILE": os.devnull, "SSL_CERT_DIR": os.devnull}


@contextmanager
def _without_certificates() -> Iterator[None]:
    before = {name: os.environ.get(name) for name in _NONE}
    os.environ |= _NONE
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name)
            os.environ |= {name: value} if value is not None else {}


with _without_certificates():
    from aiohttp import web

__all__ = ["web"]
