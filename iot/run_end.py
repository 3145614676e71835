"""What follows when one life of the cabinet ends."""

from enum import StrEnum


class RunEnd(StrEnum):
    AGAIN = "again"  # another life in the same process
    LAUNCH = "launch"  # the process ends, and the launcher starts the release that is to run
    STOP = "stop"  # somebody asked the program to stop
