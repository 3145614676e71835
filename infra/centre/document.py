"""A centre's folder of YAML and CSV as the one document that the import lambda takes."""

from pathlib import Path
from typing import Any

import infra.vendor_path  # noqa: F401

# isort: split
from chalicelib.domain.catalogue.check import check
from infra.centre.faults import CentreFilesError, FileFault, together
from infra.centre.pinyin import add_readings
from infra.centre.reader import FolderReader


def read(folder: Path) -> dict[str, Any]:
    """The document of a centre that may be imported; raises CentreFilesError with all that is wrong."""
    reader = FolderReader(folder)
    add_readings(reader.document)
    found = [FileFault(*reader.place(f.path), f.reason, f.reason_zh) for f in check(reader.document)]
    # What a missing or unreadable file leaves out of the document has been said once already.
    lost = {f.file for f in reader.faults if f.whole_file}
    faults = reader.faults + [f for f in found if f.file not in lost]
    if faults:
        raise CentreFilesError(together(dict.fromkeys(faults)))
    return reader.document
