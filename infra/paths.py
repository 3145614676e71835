"""Where the checkout is, and what its programs leave behind."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILDS = ROOT / ".local" / "build"
