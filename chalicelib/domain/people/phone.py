"""Telephone numbers as people type them, to E.164 as they are stored, looked up and dialled."""

import re
from collections.abc import Sequence

from chalicelib.errors import BadInput

MAINLAND = "+86"
_MAINLAND_MOBILE = re.compile(r"(?:(?:\+|00)86)?(1[3-9][0-9]{9})")
_ABROAD = re.compile(r"\+[1-9][0-9]{6,14}")
_NOT_DIALLED = str.maketrans("", "", " -()　\t")


def normalise_phone(typed: str, prefixes: Sequence[str], field: str = "phone") -> str:
    """`138 0000 0000` to `+8613800000000`. Raises BadInput (BAD_PHONE).

    `prefixes` are those abroad that the deployment sends to: each country opened is one more to be defrauded from.
    """
    narrow = "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in typed)
    number = narrow.translate(_NOT_DIALLED)
    if mainland := _MAINLAND_MOBILE.fullmatch(number):
        return MAINLAND + mainland[1]
    if _ABROAD.fullmatch(number) and not number.startswith(MAINLAND) and number.startswith(tuple(prefixes)):
        return number
    raise BadInput("BAD_PHONE", field, names=", ".join((MAINLAND, *prefixes)))
