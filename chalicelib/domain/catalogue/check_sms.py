"""Rules of the SMS texts: the code, the place and the deadline, nothing personal, no link (rules.md, R-S-1).

A text that names an office where one may complain has its `{phones}`; no other has.
"""

import re
import string
from collections.abc import Iterable, Iterator, Mapping

from chalicelib.domain.catalogue.faults import Fault
from chalicelib.domain.catalogue.items import Text
from chalicelib.domain.catalogue.standard_texts import STANDARD
from chalicelib.domain.catalogue.words import SmsKind

ALLOWED = {"code", "place", "until"}
_CODE = {"code", "place", "until"}
_DEADLINE = {"place", "until"}
REQUIRED = {
    SmsKind.SIGN_IN_CODE: {"code", "until"},
    SmsKind.DEPOSIT_CODE: _CODE,
    SmsKind.DEPOSIT_RECEIPT: {"place"},
    SmsKind.RETURNED: set[str](),
    SmsKind.CORRECTION_CODE: _CODE,
    SmsKind.PICKUP_CODE: _CODE,
    SmsKind.REISSUED_CODE: _CODE,
    SmsKind.NOT_ACCEPTED: {"phones"},
    SmsKind.DEPOSIT_REMINDER: _DEADLINE,
    SmsKind.PICKUP_REMINDER: _DEADLINE,
    SmsKind.DEADLINE_MOVED: _DEADLINE,
    SmsKind.MOVED_DOOR: _CODE,
    SmsKind.RECALL_BEGUN: {"place"},
    SmsKind.CHECK_UNDONE: set[str](),
    SmsKind.DEPOSIT_WAS_EMPTY: {"place"},
    SmsKind.FOUND_EMPTY: {"place"},
    SmsKind.RESULT_NOT_THERE: {"place"},
    SmsKind.OTHER_CABINET: {"place"},
    SmsKind.CONSENT_ASKED: set[str](),
    SmsKind.MAIL_RETURNED: set[str](),
    SmsKind.CONSENT_RECORDED: set[str](),
}
_PHONES = "029-12345678、12345"
# Three parts: 67 characters each in UCS-2, 153 in GSM 7-bit. Longer texts arrive torn, and cost.
LONGEST = {"zh": 3 * 67, "en": 3 * 153}
# Operators in China drop texts with links, and people should never learn to tap one. Any word.word counts.
_LINK = re.compile(r"//|www\.|[a-z0-9-]\.(?:[a-z]{2,}|中国|公司|网络|政务)", re.IGNORECASE)


def sms_faults(texts: Mapping[SmsKind, Text], places: Iterable[Text], path: str) -> Iterator[Fault]:
    names = list(places)
    for kind in SmsKind:
        if kind not in texts and kind in STANDARD:
            continue
        if kind not in texts:
            yield Fault(f"{path}.{kind}", "this text is missing", "缺少这条短信模板")
            continue
        for language in LONGEST:
            place = f"{max((getattr(name, language) for name in names), key=len, default='')} A01"
            yield from _text(kind, getattr(texts[kind], language), language, place, f"{path}.{kind}.{language}")


def _text(kind: SmsKind, text: str, language: str, place: str, path: str) -> Iterator[Fault]:
    if _LINK.search(text):
        yield Fault(path, "an SMS holds no link", "短信不得含有链接")
    found = _placeholders(text)
    if found is None:
        yield Fault(path, "a brace { or } stands alone, or holds more than a name", "大括号不成对，或其中不只是名称")
        return
    if extra := sorted(found - ALLOWED - REQUIRED[kind]):
        yield Fault(path, f"{', '.join(extra)} may not stand in an SMS", f"短信中不得出现 {'、'.join(extra)}")
        return
    if missing := sorted(REQUIRED[kind] - found):
        yield Fault(path, f"needs {{{'}, {'.join(missing)}}}", f"缺少 {{{'}、{'.join(missing)}}}")
    length = len(text.format(code="1234-5678-9012", place=place, until="2026-12-31 23:59", phones=_PHONES))
    if length > LONGEST[language]:
        yield Fault(
            path,
            f"{length} characters are more than {LONGEST[language]}",
            f"共 {length} 字，超过 {LONGEST[language]} 字",
        )


def _placeholders(text: str) -> set[str] | None:
    """The names in braces; None where the text cannot be filled by plain names."""
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError:
        return None
    names = [(name, spec, conversion) for _, name, spec, conversion in parts if name is not None]
    if any(spec or conversion or not name.isidentifier() for name, spec, conversion in names):
        return None
    return {name for name, _, _ in names}
