"""A small box has little memory: what a code's verification took is given back."""

import ctypes

M_MMAP_THRESHOLD = -3  # malloc.h of glibc
LARGE = 1 << 20


def give_back_large_blocks() -> None:
    """The key derivation takes 8 MiB for 15 ms. By default glibc learns from that to keep such blocks: 8 MB resident
    for the rest of the day. Does nothing where the C library has no such switch.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(M_MMAP_THRESHOLD, LARGE)
