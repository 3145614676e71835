"""Imported for its effect: what runs from the checkout finds vendor/ as a lambda does, where Chalice unpacks it."""

import sys
from pathlib import Path

_VENDOR = str(Path(__file__).resolve().parent.parent / "vendor")
if _VENDOR not in sys.path:
    sys.path.append(_VENDOR)
