"""The kinds of values that the structs' fields have, with their limits; plain strings and numbers for who uses them."""

from typing import Annotated, NamedTuple

from cabinet_contract.names import DOOR, LAST_MOMENT, LAST_NUMBER, THING
from cabinet_contract.values import LONGEST_ID

LONGEST_TEXT = 1000


class Limit(NamedTuple):
    """Of a value: the pattern of a whole text, the range of a number (`below` excluded), the length of text or list."""

    pattern: str = ""
    least: float | None = None
    below: float | None = None
    shortest: int = 0
    longest: int | None = None


class Wire(NamedTuple):
    """The field's name on the wire, where it is not its own."""

    name: str


Thing = Annotated[str, Limit(THING.pattern)]
Door = Annotated[str, Limit(DOOR.pattern)]
# The policies of a cabinet's certificate name the shadows of these banks (infra/resources.yaml).
Bank = Annotated[str, Limit("[A-F]")]
Id = Annotated[str, Limit(shortest=1, longest=LONGEST_ID)]
Text = Annotated[str, Limit(longest=LONGEST_TEXT)]
Release = Annotated[str, Limit(shortest=1, longest=LONGEST_ID)]
Lineage = Annotated[str, Limit("[0-9A-Za-z]{1,32}")]
Rev = Annotated[str, Limit("[0-9a-f]{12}")]
Moment = Annotated[float, Limit(least=0, below=LAST_MOMENT)]
Second = Annotated[int, Limit(least=0, below=LAST_MOMENT)]
Count = Annotated[int, Limit(least=0, below=LAST_NUMBER + 1)]
Positive = Annotated[int, Limit(least=1, below=LAST_NUMBER + 1)]
