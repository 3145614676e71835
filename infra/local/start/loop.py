"""The whole loop as nine numbered steps, each with the buttons that it needs."""

from infra.local.addresses import Addresses
from infra.local.start.markup import Markup, tag
from infra.local.start.parts import be
from infra.local.start.people import APPLICANTS
from infra.local.start.people_shown import name_of
from infra.local.start.words import Words

APPLICANT, KIOSK, PHONES = "applicant", "kiosk", "phones"
# Who acts in each step, and what they look at.
STEPS = (
    (APPLICANT,),
    ("reviewer",),
    (APPLICANT, PHONES),
    (KIOSK,),
    ("duty-helper", KIOSK),
    ("helper", "window-clerk"),
    ("window-clerk", "front-desk", "front-desk-2", "duty-helper", KIOSK),
    (PHONES, KIOSK),
    (APPLICANT,),
)


def guide(stack: Addresses, done: int, words: Words) -> Markup:
    steps = [
        _step(number, _buttons(needs, stack, words), words, done=number <= done)
        for number, needs in enumerate(STEPS, 1)
    ]
    return tag(
        "aside", tag("h2", words("loop"), id="loop"), tag("p", words("loop_lead"), class_="muted"),
        tag("ol", steps, class_="loop"), aria_labelledby="loop", class_="card stack",
    )  # fmt: skip


def _step(number: int, buttons: list[Markup], words: Words, *, done: bool) -> Markup:
    tick = tag("span", f" ✓ {words('done')}", class_="done", hidden=not done)
    return tag(
        "li",
        tag("h3", words(f"step_{number}"), tick),
        tag("p", words(f"step_{number}_how")),
        tag("ul", buttons, class_="row"),
    )


def _buttons(needs: tuple[str, ...], stack: Addresses, words: Words) -> list[Markup]:
    return [tag("li", one) for one in (_button(need, stack, words) for need in needs) if one]


def _button(need: str, stack: Addresses, words: Words) -> Markup | None:
    if need == APPLICANT:
        person = APPLICANTS[0]
        return be(person.who, words("do", who=name_of(person, words)))
    if need == PHONES:
        return _link(words("open_phones"), f"{stack['sms']}/", words)
    if need == KIOSK:
        first = next(iter(stack["cabinets"].values()), None)
        return _link(words("open_kiosk"), f"{first['keypad']}/", words) if first else None
    return be(need, words("do", who=words(need)))


def _link(label: str, place: str, words: Words) -> Markup:
    return tag("a", label, href=place, class_="button plain small", **words.new_tab)
