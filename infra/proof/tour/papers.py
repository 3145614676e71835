"""Papers that the tour uploads: a PDF and a photo by turns."""

from pathlib import Path

from PIL import Image
from reportlab.pdfgen import canvas


def written(folder: Path, number: int) -> Path:
    """A file of its own for each material."""
    return _photo(folder / f"photo-{number}.png") if number % 2 else _pdf(folder / f"paper-{number}.pdf")


def _pdf(file: Path) -> Path:
    page = canvas.Canvas(str(file), pagesize=(420, 594))
    page.setFont("Helvetica", 20)
    page.drawString(60, 500, "Application")
    for line in range(8):
        page.line(60, 440 - 40 * line, 360, 440 - 40 * line)
    page.save()
    return file


def _photo(file: Path) -> Path:
    light = Image.linear_gradient("L").resize((640, 400))
    Image.merge("RGB", (light, light.rotate(180), light)).save(file)
    return file
