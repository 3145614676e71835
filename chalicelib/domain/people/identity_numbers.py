"""The two numbers that identify who applies, checked before anything is stored.

统一社会信用代码 (GB 32100-2015): department and category, six digits of region, nine of organisation code, check
character. 公民身份号码 (GB 11643-1999): region, birth date, order, check character.

外国人永久居留身份证 as issued since 2023-12-01 (国家移民管理局, 新版外国人永久居留身份证机读信息规则, points 2 and 3).
Certain: eighteen characters like a citizen's; the first is a 9, which no citizen's number has; the last is the same
MOD 11-2 check. Table 1 is known to us by its examples only: 932682198501010017 is 9, place of application (32),
nationality (ISO 3166-1: 682), birth date, order, check. So place and nationality are not checked.
Cards of the older form, three letters and twelve digits, do not pass.

Each function returns the number as it is stored (capitals, no spaces) or raises BadInput with a stable code.
"""

from datetime import date

from chalicelib.errors import BadInput

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
LENGTH = 18
# GB 32100-2015, table 1, with its amendments. python-stdnum allows digits only, which turns away village
# collectives (N) and others (A, Y). Where amendments keep adding categories, any digit from 1 to 9 passes.
CATEGORIES = {"1": "1239", "5": "123459", "9": "123", "Y": "1"} | dict.fromkeys("234678AN", "123456789")
# The first two digits of GB/T 2260, and 81-83: residence permits for people from Hong Kong, Macau and Taiwan.
# The lower four digits change with every reform of counties, and a card outlives its county: not checked.
_RANGES = ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 83))
PROVINCES = frozenset(str(n) for first, last in _RANGES for n in range(first, last + 1))
FOREIGNER = "9"
FIRST_BIRTH_YEAR = 1870


def normalise_uscc(typed: str, field: str = "uscc") -> str:
    """The organisation code's own check digit (GB 11714) is left alone: registered codes exist that break it."""
    number = _compact(typed)
    if len(number) != LENGTH:
        raise BadInput("USCC_LENGTH", field)
    if any(c not in ALPHABET for c in number) or not number[2:8].isdigit():
        raise BadInput("USCC_CHARACTERS", field)
    if number[1] not in CATEGORIES.get(number[0], ""):
        raise BadInput("USCC_CATEGORY", field)
    from stdnum.cn import uscc  # here: it brings pydoc along, which would lengthen every cold start

    if uscc.calc_check_digit(number) != number[-1]:
        raise BadInput("USCC_CHECK_CHARACTER", field)
    return number


def normalise_id_number(typed: str, today: date, field: str = "id_number") -> str:
    number = _compact(typed)
    digits = number[:-1]
    if len(number) != LENGTH or not digits.isdigit() or number[-1] not in "0123456789X":
        raise BadInput("ID_NUMBER_FORMAT", field)
    if number[0] != FOREIGNER and number[:2] not in PROVINCES:
        raise BadInput("ID_NUMBER_REGION", field)
    _check_birth(number, today, field)
    from stdnum.cn import ric

    if ric.calc_check_digit(number) != number[-1]:
        raise BadInput("ID_NUMBER_CHECK_CHARACTER", field)
    return number


def _check_birth(number: str, today: date, field: str) -> None:
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        born = None
    if born is None or born > today or born.year < FIRST_BIRTH_YEAR:
        raise BadInput("ID_NUMBER_BIRTH_DATE", field)


def _compact(typed: str) -> str:
    """Capitals, ASCII where a Chinese keyboard typed full-width digits, without spaces and dashes."""
    narrow = "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in typed)
    compact = "".join(c for c in narrow if c not in " -　\t")
    # ASCII only: str.isdigit and str.upper know characters that these standards do not.
    return compact.upper() if compact.isascii() else "?" * len(compact)
