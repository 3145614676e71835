"""The time of the system, and the buttons that let it pass."""

from datetime import datetime, timedelta, timezone

from infra.local.moved_time import CLOCK
from infra.local.start.levers import STEPS
from infra.local.start.markup import Markup, tag
from infra.local.start.parts import button
from infra.local.start.parts import section as section_of
from infra.local.start.passing import HOUR
from infra.local.start.words import Words

CHINA = timezone(timedelta(hours=8))


def section(words: Words) -> Markup:
    now = datetime.fromtimestamp(CLOCK.now(), CHINA).strftime("%Y-%m-%d %H:%M")
    shown = tag("p", words("time_now"), " ", tag("strong", now, class_="digits"), " · ", _ahead(words))
    levers = tag("div", [button(words(f"hours_{step}"), "/time", hours=step) for step in STEPS], class_="row")
    back = tag("p", words("time_back"), class_="muted")
    return section_of("time", words("time"), words("time_lead"), shown, levers, back)


def _ahead(words: Words) -> str:
    hours = round(CLOCK.ahead() / HOUR)
    parts = [words(name, n=str(n)) for name, n in (("days", hours // 24), ("hours", hours % 24)) if n]
    return words("time_ahead", ahead=" ".join(parts)) if parts else words("time_same")
