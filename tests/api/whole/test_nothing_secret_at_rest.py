"""After a whole loop no code, phone, name, number or address stands in clear in any row, queue or shadow."""

import base64
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from cabinet_contract.names import CABINET_SHADOW, bank_shadow
from tests.api import cloud
from tests.api.deployment import Person
from tests.api.town.small_centre import PERSON_ITEM
from tests.api.town.world import Town, clock, good, queue_bodies

PHONE, NAME, NUMBER, ADDRESS = "13812345678", "欧阳无忌", "11010519491231002X", "未央路 8 号 3 单元"
NINE_DIGITS = re.compile(r"(?<![0-9A-Za-z+/])[0-9]{3}-?[0-9]{3}-?[0-9]{3}(?![0-9A-Za-z+/])")


def test_nothing_of_a_person_and_no_code_is_left_in_clear(town: Town, newcomer: Callable[..., Person]) -> None:
    who = newcomer(f"+86{PHONE}")
    good(town.api.put("/me/identity", {"name": NAME, "id_number": NUMBER}, who.token))
    case = town.submitted(who, PERSON_ITEM, {"channel": "mail", "address": ADDRESS})
    town.does("reviewer", case, "pre-review", {"verdict": "pass"})
    town.asks(who, case, "handing-in", {"channel": "locker", "cabinet": "cab-hall"})
    codes, dumps = [town.code(who, "deposit")], list(everywhere(town))
    town.settle()
    town.hall.visit(codes[0], clock())
    dumps += everywhere(town)
    town.settle()
    good(town.staff("duty-helper", "/collections", {"cabinet": "cab-hall"}))
    codes.append(town.staff_code("duty-helper", "collect"))
    dumps += everywhere(town)
    town.settle()
    town.hall.visit(codes[1], clock())
    town.settle()
    town.decided(case, PERSON_ITEM)
    town.asks(who, case, "collecting", {"collecting": {"channel": "locker", "cabinet": "cab-hall"}})
    town.stored(case)
    codes.append(town.code(who, "pickup"))
    dumps += everywhere(town)
    secrets = [PHONE, NAME, NUMBER, ADDRESS]
    secrets += [form for code in codes for form in (code, code.replace("-", ""))]
    hidden = secrets + [base64.b64encode(s.encode()).decode().rstrip("=") for s in secrets]
    assert len(dumps) > 100
    for text in dumps:
        assert not [s for s in hidden if s in text]
        assert not NINE_DIGITS.search(text), text
    assert NINE_DIGITS.search(f'"{codes[0]}"')


def everywhere(town: Town) -> Iterator[str]:
    """Every row, every shadow, every queue message, as text; characters as themselves."""
    yield from (_text(row) for row in cloud.rows())
    for cabinet in town.cabinets.values():
        yield from (_text(cabinet.shadow(name)) for name in (CABINET_SHADOW, *map(bank_shadow, cabinet.banks)))
    yield from (_text(body) for body in queue_bodies(town.env))


def _text(thing: Any) -> str:
    return json.dumps(thing, ensure_ascii=False, default=str)


def test_what_staff_read_is_masked(town: Town, newcomer: Callable[..., Person]) -> None:
    who = newcomer(f"+86{PHONE}")
    good(town.api.put("/me/identity", {"name": NAME, "id_number": NUMBER}, who.token))
    case = town.submitted(who, PERSON_ITEM)
    seen = good(town.api.get(f"/staff/cases/{case}", town.tokens["reviewer"]))
    assert seen["applicant"] == {"phone": "+86138****5678", "name": "欧***", "id_number": "1101**********002X"}
    text = _text(seen)
    assert not [secret for secret in (PHONE, NAME, NUMBER) if secret in text]


def test_a_cabinet_is_told_nothing_but_doors_verifiers_and_times(town: Town, newcomer: Callable[..., Person]) -> None:
    who = newcomer()
    case = town.passed(who, PERSON_ITEM)
    town.asks(who, case, "handing-in", {"channel": "locker", "cabinet": "cab-hall"})
    town.settle()
    text = "".join(_text(town.hall.shadow(bank_shadow(bank))) for bank in town.hall.banks)
    assert case not in text
    assert who.party not in text
    assert PERSON_ITEM not in text
