"""Bodies and queries as the structs that their routes name, or one clear refusal with the field and the reason."""

import math
import re
from functools import cache
from typing import TypeVar, get_args

import msgspec
from chalice.app import Request

from chalicelib.api.bodies import MAX_PAGE, Body, Query
from chalicelib.api.call import raw_body
from chalicelib.api.written import SaysNothing, as_kept
from chalicelib.errors import BadInput, TooLarge

MAX_BODY_BYTES = 64 * 1024
Q = TypeVar("Q", bound=Query)
_DIGITS = re.compile(r"[0-9]{1,18}")
_AT = re.compile(r"at `\$\.(\w+)`|required field `(\w+)`")


def asked(request: Request, kind: type[Q]) -> Q:
    """The query. Raises BadInput (BAD_LIMIT, BAD_NUMBER)."""
    given = {name: value for name, value in (request.query_params or {}).items() if value}
    for name in _whole_numbers(kind) & given.keys():
        if not _DIGITS.fullmatch(given[name]):
            raise _refused(kind, name)
    try:
        query = msgspec.convert(given, kind, strict=False)
    except msgspec.ValidationError as error:
        found = _AT.search(str(error))
        raise _refused(kind, found[1] or found[2] if found else "") from error
    for name in kind.__struct_fields__:
        if isinstance(value := getattr(query, name), float) and not math.isfinite(value):
            raise _refused(kind, name)
    return query


@cache
def _whole_numbers(kind: type[Query]) -> frozenset[str]:
    """Read as people write them: 1e1 and 1.0 are numbers of some languages, and no count of lines."""
    fields = msgspec.structs.fields(kind)
    return frozenset(field.name for field in fields if int in (field.type, *get_args(field.type)))


def _refused(kind: type[Query], name: str) -> BadInput:
    if name == "limit":
        return BadInput("BAD_LIMIT", "limit", most_page=MAX_PAGE)
    least, most = kind.BOUNDS.get(name, (0, 0))
    return BadInput("BAD_NUMBER", name, name=name, least=least, most=most)


def decoded(request: Request, kind: type[Body] | None) -> Body | None:
    """The body. Raises TooLarge, BadInput (BAD_JSON, BAD_FIELD)."""
    raw = raw_body(request)
    if len(raw) > MAX_BODY_BYTES:
        raise TooLarge("BODY_TOO_LARGE", most_body_bytes=MAX_BODY_BYTES)
    if kind is None:
        return None
    try:
        return as_kept(msgspec.json.decode(raw, type=kind), kind)
    except SaysNothing as error:
        reason, reason_zh = "must have a letter or a digit", "应有文字或数字，不能为空白"
        raise BadInput("BAD_FIELD", str(error), reason=reason, reason_zh=reason_zh) from error
    except msgspec.ValidationError as error:
        field, reason, reason_zh = _misfit(raw, kind, str(error))
        raise BadInput("BAD_FIELD", field, reason=reason, reason_zh=reason_zh) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadInput("BAD_JSON") from error


def _misfit(raw: bytes, kind: type[Body], message: str) -> tuple[str | None, str, str]:
    """The first field that does not fit, and why, in both languages."""
    # Here: nobody but who sends nonsense waits for them.
    from chalicelib.domain.catalogue.fault_words import in_words
    from chalicelib.domain.catalogue.faults import misfits

    try:
        found = misfits(msgspec.json.decode(raw), kind)
    except (msgspec.DecodeError, RecursionError):  # what follows the misfit may be anything
        found = []
    if not found:
        return None, *in_words(message)
    return found[0].path or None, found[0].reason, found[0].reason_zh
