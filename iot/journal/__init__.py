"""The journal: everything that must survive a power cut, in one SQLite file.

Each transaction is on the disk before it is believed (WAL, synchronous=FULL).
"""

from iot.journal.journal import Journal

__all__ = ["Journal"]
