"""Papers that applicants upload: a PDF of two pages and a photo, so that a blank picture is noticed."""

import io
import struct
import zlib

from reportlab.pdfgen import canvas


def pdf(words: str) -> bytes:
    """Two pages with a black square, so that something is seen whatever letters a machine has."""
    made = io.BytesIO()
    page = canvas.Canvas(made, pagesize=(400, 560))
    for number in (1, 2):
        page.drawString(40, 500, f"{words} - page {number}")
        page.rect(40, 200, 200, 200, fill=1)
        page.showPage()
    page.save()
    return made.getvalue()


def photo(width: int = 300, height: int = 200) -> bytes:
    """A PNG with a gradient."""
    lines = (
        b"\0" + b"".join(bytes((x * 255 // width, y * 255 // height, 120)) for x in range(width)) for y in range(height)
    )
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (_chunk(b"IHDR", head), _chunk(b"IDAT", zlib.compress(b"".join(lines))), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
