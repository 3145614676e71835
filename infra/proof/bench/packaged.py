"""What is deployed, unpacked: the lambdas' code and layer as a lambda finds them, never the checkout."""

import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from infra.deploy.package import package
from infra.paths import BUILDS
from infra.say import Progress


@contextmanager
def unpacked(say: Progress) -> Iterator[str]:
    """The import path of a deployed lambda."""
    built = package("local", BUILDS, say)
    with TemporaryDirectory(prefix="xinbao-") as folder:
        code, layer = Path(folder, "code"), Path(folder, "layer")
        zipfile.ZipFile(built / "deployment.zip").extractall(code)
        zipfile.ZipFile(built / "layer-deployment.zip").extractall(layer)
        libraries = sorted(layer.glob("python/lib/*/site-packages")) or [layer / "python"]
        yield os.pathsep.join(str(place) for place in (code, *libraries))
