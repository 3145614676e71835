"""The number of a case (办件编号) as people print, type and say it: 20261125-001-0042-4.

The day of the first submission by China's clocks, the centre's code, the running number of that day, a check digit.
Digits alone: they are said over the telephone and read off paper without mistaking one for a letter.

The check digit is that of H. Michael Damm, Total anti-symmetrische Quasigruppen (Marburg 2004), with the table of his
order 10. It finds every single wrong digit and every swap of two neighbours. Luhn mod 10 (ISO/IEC 7812-1) lets 09 and
90 pass for each other, and ISO 7064 MOD 11,10 misses one swap in fifty.
"""

import re
import unicodedata

import msgspec

from chalicelib.domain.base.china_time import local
from chalicelib.errors import BadInput

EXAMPLE = "20261125-001-0042-4"
# Beyond 9999 a day the running number grows; it is the part between two of fixed length.
_SHAPE = re.compile(r"(?P<day>2[0-9]{7})(?P<centre>[0-9]{3})(?P<running>[0-9]{4,6})(?P<check>[0-9])")
_BETWEEN = re.compile(r"[\s_./\u2010-\u2015\u2212\u3000-]+")
_TABLE = (
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
)  # fmt: skip


class NumberClaim(msgspec.Struct, frozen=True, kw_only=True):
    """That a number belongs to one case."""

    case: str


def day_of(now: int) -> str:
    return f"{local(now):%Y%m%d}"


def composed(day: str, centre: str, running: int) -> str:
    """The whole number; `centre` is the three digits of its settings, `running` counts from 1."""
    return _grouped(day, centre, f"{running:04d}", check_digit(f"{day}{centre}{running:04d}"))


def check_digit(digits: str) -> str:
    carried = 0
    for digit in digits:
        carried = int(_TABLE[carried][int(digit)])
    return str(carried)


def read(typed: str, field: str) -> str:
    """What was typed, as it is stored: spaces, hyphens and full-width digits are no mistakes. Raises BadInput."""
    bare = _BETWEEN.sub("", unicodedata.normalize("NFKC", typed))
    found = _SHAPE.fullmatch(bare)
    if found is None:
        raise BadInput("CASE_NUMBER_FORM", field, example=EXAMPLE)
    if check_digit(bare) != "0":
        raise BadInput("CASE_NUMBER_CHECK_DIGIT", field)
    return _grouped(*found.groups())


def of_digits(digits: str) -> str | None:
    """The number of these digits, as it is stored; None where they are none."""
    found = _SHAPE.fullmatch(digits)
    return _grouped(*found.groups()) if found and check_digit(digits) == "0" else None


def _grouped(day: str, centre: str, running: str, check: str) -> str:
    return f"{day}-{centre}-{running}-{check}"
