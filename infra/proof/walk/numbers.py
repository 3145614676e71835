"""Invented people and enterprises with numbers that pass their checks, new in every walk."""

import random
from datetime import date, timedelta

_DRAW = random.SystemRandom()
_USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS = tuple(3**i % 31 for i in range(17))
_ID_WEIGHTS = tuple(2 ** (17 - i) % 11 for i in range(17))
_ID_CHECKS = "10X98765432"
FAMILY, GIVEN = "王李张刘陈杨黄赵吴周", "伟芳娜敏静丽强磊军洋"


def mobile() -> str:
    """Eleven digits that look like a mobile number of the mainland."""
    return f"1{_DRAW.choice('3578')}{_DRAW.randrange(10**9):09d}"


def person_name() -> str:
    return _DRAW.choice(FAMILY) + _DRAW.choice(GIVEN) + _DRAW.choice(GIVEN)


def credit_code() -> str:
    """统一社会信用代码 (GB 32100-2015) of an enterprise registered in Xi'an."""
    body = "91610132" + "".join(_DRAW.choice(_USCC_ALPHABET) for _ in range(9))
    total = sum(_USCC_ALPHABET.index(c) * w for c, w in zip(body, _USCC_WEIGHTS, strict=True))
    return body + _USCC_ALPHABET[-total % 31]


def identity_number() -> str:
    """公民身份号码 (GB 11643-1999) of somebody born between 1950 and 2000 in Xi'an."""
    born = date(1950, 1, 1) + timedelta(days=_DRAW.randrange(18000))
    body = f"610111{born:%Y%m%d}{_DRAW.randrange(1000):03d}"
    total = sum(int(c) * w for c, w in zip(body, _ID_WEIGHTS, strict=True))
    return body + _ID_CHECKS[total % 11]


def with_wrong_check(number: str) -> str:
    """One digit off at the end, as people mistype."""
    return number[:-1] + ("1" if number[-1] != "1" else "2")
