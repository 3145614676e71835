"""AsyncAPI's own JSON Schema of its documents: npm fetches the package in which they publish it, once, into .local.

`python -m infra.printed.asyncapi_official` fetches it and says where it is.
"""

import json
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

from infra.npm import Package, pack
from infra.paths import ROOT
from infra.say import Progress, Stop, complain

PACKAGE = Package("@asyncapi/specs@6.11.1", "01af8744dc33c0c7eb2e908f6a955319ee58b70ecadc9387d1aeb16c0cd28928")
HOME = ROOT / ".local" / "asyncapi"
MEMBER = "package/schemas/3.0.0.json"


def fetch(say: Progress, home: Path = HOME) -> Path:
    """The file of the schema; fetched on the first call. Raises Stop, without network for instance."""
    found = home / Path(MEMBER).name
    if found.is_file():
        return found
    home.mkdir(parents=True, exist_ok=True)
    say("fetching AsyncAPI's schema (350 KB, once)")
    with tempfile.TemporaryDirectory(dir=home) as temporary:
        unpacked = Path(temporary) / found.name
        unpacked.write_bytes(_member(pack(PACKAGE, Path(temporary))))
        unpacked.replace(found)
    return found


def schema(say: Progress) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(fetch(say).read_text(encoding="utf-8"))
    return found


def _member(archive: Path) -> bytes:
    with tarfile.open(archive) as packed:
        file = packed.extractfile(MEMBER)
        assert file is not None
        return file.read()


def main() -> int:
    try:
        print(fetch(Progress()))
    except Stop as error:
        return complain(error)
    return 0


if __name__ == "__main__":
    sys.exit(main())
