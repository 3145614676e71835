"""Makes what Chalice packed smaller and quicker to load, without changing what it does.

- botocore carries the descriptions of 400 AWS services (27 MB), twilio those of 30 products (18 MB): what is not
  called is left out.
- Compiled files are added. A lambda cannot write them beside its code, so it would compile at every cold start
  (measured: half of the import time of the API lambda). Unchecked: nothing changes a layer after it was made.
"""

import compileall
import py_compile
import re
import tempfile
import zipfile
from pathlib import Path

SERVICES = {"dynamodb", "iot-data", "kms", "s3", "secretsmanager", "sqs", "sts"}
PRODUCTS = {"api"}
# A folder below botocore/data that is a service, or a package below twilio/rest that is a product.
_SERVICE = re.compile(r".*/botocore/data/([^/]+)/")
_PRODUCT = re.compile(r".*/twilio/rest/([^/]+)/")
# 1980-01-01, the oldest time that a ZIP knows: the same content gives the same file.
_EPOCH = (1980, 1, 1, 0, 0, 0)


def is_needed(name: str) -> bool:
    """Whether an entry of the package can be used by anything of ours."""
    if found := _SERVICE.match(name):
        return found[1] in SERVICES
    if found := _PRODUCT.match(name):
        return found[1] in PRODUCTS
    return not name.endswith((".pyi", "/"))


def _extract(package: Path, folder: Path) -> None:
    with zipfile.ZipFile(package) as source:
        source.extractall(folder, [name for name in source.namelist() if is_needed(name)])


def _compile(folder: Path) -> None:
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    # The paths in tracebacks are those inside the lambda, not those of this machine.
    compileall.compile_dir(folder, quiet=2, invalidation_mode=mode, stripdir=str(folder), workers=0)


def _pack(folder: Path, package: Path) -> None:
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as target:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            target.writestr(entry, path.read_bytes())


def slim(package: Path) -> None:
    """Rewrites the ZIP in place; deterministic for the same interpreter."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        _extract(package, folder)
        _compile(folder)
        _pack(folder, package)
