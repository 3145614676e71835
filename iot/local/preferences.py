"""How the person at the screen reads and reaches; forgotten when the next one comes."""

from dataclasses import asdict, dataclass, replace
from typing import Any

from iot.bad_request import BadRequest
from iot.texts import LANGUAGES

REACHES = ("any", "low")


@dataclass(frozen=True, slots=True)
class Preferences:
    """`reach` "low": what a seated person reaches; it goes to the cloud with the wish for another compartment."""

    language: str = "zh"
    large_type: bool = False
    reach: str = "any"

    def changed(self, wanted: dict[str, Any]) -> "Preferences":
        """Raises BadRequest for what is no preference."""
        for name, value in wanted.items():
            if value not in CHOICES.get(name, ()) or type(value) is not type(CHOICES[name][0]):
                choices = ", ".join(map(str, CHOICES.get(name, ())))
                raise BadRequest(name, f"must be one of: {choices}", f"可选值：{choices}")
        return replace(self, **wanted)

    def to_wire(self) -> dict[str, Any]:
        return asdict(self)


CHOICES: dict[str, tuple[Any, ...]] = {"language": LANGUAGES, "large_type": (False, True), "reach": REACHES}
