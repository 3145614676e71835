"""A label for an envelope, as a PDF of one page: number, bar code, QR code, cabinet and door, and nothing personal.

The file is plain 7-bit text, so that API Gateway passes it on as it is: of binary answers it would deliver the bytes to
those alone who name the type first in their Accept header, which a browser that follows a link does not.
"""

from io import BytesIO
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

MM = 72 / 25.4
WIDTH, HEIGHT, EDGE = 100 * MM, 60 * MM, 4 * MM
QR_SIDE = 26 * MM
# A standard font of every PDF reader for Chinese; a printer has it or its reader brings it, so nothing is embedded.
HAN = "STSong-Light"


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """`number` as people read it; `place` names the cabinet and its site, and is "" where the envelope has no door."""

    number: str
    place: str
    door: str

    @property
    def scanned(self) -> str:
        """What bar code and QR code hold: the number without what stands between its parts."""
        return self.number.replace("-", "")


def drawn(label: Label) -> str:
    """The PDF. Its library is loaded here: nobody but who prints waits for it."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont(HAN))
    file = BytesIO()
    page = Canvas(file, pagesize=(WIDTH, HEIGHT), pageCompression=0, invariant=1)
    page.setTitle(label.number)
    _texts(page, label)
    _bar_code(page, label.scanned)
    _qr_code(page, label.scanned)
    page.save()
    return _as_text(file.getvalue())


def _as_text(pdf: bytes) -> str:
    """The comment in the second line is there to be taken for binary; as long as before, so that offsets stay true."""
    head, comment, rest = pdf.split(b"\n", 2)
    return b"\n".join((head, b"%" + b" " * (len(comment) - 1), rest)).decode("ascii")


def _texts(page: "Canvas", label: Label) -> None:
    page.setFont("Helvetica-Bold", 17)
    page.drawString(EDGE, HEIGHT - 10 * MM, label.number)
    room = WIDTH - 2 * EDGE - QR_SIDE
    page.setFont(HAN, min(11, 11 * room / max(1, page.stringWidth(label.place, HAN, 11))))
    page.drawString(EDGE, 13 * MM, label.place)
    page.setFont("Helvetica-Bold", 26)
    page.drawString(EDGE, EDGE, label.door)


def _bar_code(page: "Canvas", text: str) -> None:
    """Code 128, as wide as a scanner likes it, and narrower where the text is longer than a number."""
    from reportlab.graphics.barcode.code128 import Code128

    modules = Code128(text, barWidth=1, quiet=False).width
    bar = min(0.4 * MM, (WIDTH - 2 * EDGE) / modules)
    Code128(text, barHeight=18 * MM, barWidth=bar, quiet=False).drawOn(page, EDGE, 27 * MM)


def _qr_code(page: "Canvas", text: str) -> None:
    import segno

    rows = [list(row) for row in segno.make(text, error="m", micro=False).matrix_iter(border=4)]
    module = QR_SIDE / len(rows)
    left, top = WIDTH - QR_SIDE, QR_SIDE
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                page.rect(left + x * module, top - (y + 1) * module, module, module, stroke=0, fill=1)
