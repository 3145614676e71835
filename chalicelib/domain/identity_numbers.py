"""The two numbers that identify who applies, checked before anything is stored.

统一社会信用代码 (GB 32100-2015): department and category, six digits of region, nine of organisation code, check
character. 公民身份号码 (GB 11643-1999): region, birth date, order, check character.

Each function returns the number as it is stored (capitals, no spaces) or raises BadInput with a stable code.
"""

from datetime import date

from stdnum.cn import ric, uscc

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
FIRST_BIRTH_YEAR = 1870


def normalise_uscc(typed: str, field: str = "uscc") -> str:
    """The organisation code's own check digit (GB 11714) is left alone: registered codes exist that break it."""
    number = _compact(typed)
    if len(number) != LENGTH:
        raise BadInput("USCC_LENGTH", field, "A credit code has 18 characters.", "统一社会信用代码应为 18 位。")
    if any(c not in ALPHABET for c in number) or not number[2:8].isdigit():
        raise BadInput(
            "USCC_CHARACTERS",
            field,
            "A credit code is digits and capitals without I, O, S, V and Z; the third to eighth are digits.",
            "统一社会信用代码由数字和大写字母组成（不含 I、O、S、V、Z），第 3 至 8 位为数字。",
        )
    if number[1] not in CATEGORIES.get(number[0], ""):
        raise BadInput(
            "USCC_CATEGORY",
            field,
            "The first two characters name no registering department and category.",
            "统一社会信用代码前两位不是有效的登记管理部门和机构类别代码。",
        )
    if uscc.calc_check_digit(number) != number[-1]:
        raise BadInput(
            "USCC_CHECK_CHARACTER",
            field,
            "A character of the credit code is wrong: the check character does not fit.",
            "统一社会信用代码有误：校验码不符。",
        )
    return number


def normalise_id_number(typed: str, today: date, field: str = "id_number") -> str:
    number = _compact(typed)
    digits = number[:-1]
    if len(number) != LENGTH or not digits.isdigit() or number[-1] not in "0123456789X":
        raise BadInput(
            "ID_NUMBER_FORMAT",
            field,
            "An identity number has 17 digits and a digit or X at the end.",
            "公民身份号码应为 17 位数字加 1 位数字或 X。",
        )
    if number[:2] not in PROVINCES:
        raise BadInput("ID_NUMBER_REGION", field, "There is no such region.", "公民身份号码的地区代码有误。")
    _check_birth(number, today, field)
    if ric.calc_check_digit(number) != number[-1]:
        raise BadInput(
            "ID_NUMBER_CHECK_CHARACTER",
            field,
            "A digit of the identity number is wrong: the check character does not fit.",
            "公民身份号码有误：校验码不符。",
        )
    return number


def _check_birth(number: str, today: date, field: str) -> None:
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        born = None
    if born is None or born > today or born.year < FIRST_BIRTH_YEAR:
        raise BadInput(
            "ID_NUMBER_BIRTH_DATE",
            field,
            "The birth date in the identity number is not a day in the past.",
            "公民身份号码中的出生日期有误。",
        )


def _compact(typed: str) -> str:
    """Capitals, ASCII where a Chinese keyboard typed full-width digits, without spaces and dashes."""
    narrow = "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in typed)
    compact = "".join(c for c in narrow if c not in " -　\t")
    # ASCII only: str.isdigit and str.upper know characters that these standards do not.
    return compact.upper() if compact.isascii() else "?" * len(compact)
