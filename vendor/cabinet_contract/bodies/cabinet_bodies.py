"""What happened to the cabinet itself: its program, its codes and shadows, its boards, disk, clock and identity."""

from enum import StrEnum
from typing import Annotated, NamedTuple

from cabinet_contract.kinds import Bank, Count, Id, Limit, Lineage, Moment, Positive, Release, Rev, Second, Text, Wire
from cabinet_contract.words import Refusal


class JournalTrouble(StrEnum):
    """Why a journal had to begin anew, or was mended."""

    DAMAGED = "damaged"  # rows or pages could not be read
    PUT_BACK = "put_back"  # the cloud has a later past of it than the journal itself


class Started(NamedTuple):
    """The program has started. The first one of a cabinet ends the time in which its claim is honoured."""

    boot: Annotated[Positive, "How often the program has started on this journal, this time included."]
    version: Annotated[Release, "Of the controller's program."]
    reckoned: Annotated[
        bool, "True: the machine had stopped, and `at` goes on from the last second that was kept: it may be long past."
    ] = False


class BankSynced(NamedTuple):
    """What a bank's shadow wants is stored. Only this makes a new code usable for the cloud, and a door free again."""

    bank: Annotated[Bank, "The bank's letter."]
    rev: Annotated[Rev, "The rev of what was stored."]


class DocumentRefused(NamedTuple):
    """A shadow could not be read; what was stored before stays. Told once, until a document of it is taken."""

    shadow: Annotated[str, Limit("cabinet|bank-[A-Z]"), "The shadow's name."]
    version: Annotated[Count, "Of the document that was refused."]
    reason: Annotated[Text, "The place that does not fit, and why."] = ""


class CodeRefused(NamedTuple):
    """A well-formed code opened nothing. A slip of the finger (wrong check digit) is not told."""

    reason: Refusal
    grant: Annotated[Id, "The grant that the code belongs to; missing where none was ever known."] = ""


class LockedOut(NamedTuple):
    """Too many wrong codes: the keypad takes no code of an applicant for a while. Told with every wrong code from the
    fifth on."""

    until: Annotated[Moment, "End of the wait in epoch seconds."]
    failures: Annotated[Positive, "Wrong codes in a row."]


class BoardSilent(NamedTuple):
    """A lock board does not answer. Once, until it is back."""

    bank: Annotated[Bank, "The bank whose board it is."]
    trouble: Annotated[Text, "What was wrong with its last answer, for whoever repairs it."] = ""


class BoardBack(NamedTuple):
    """A lock board that was silent answers again."""

    bank: Annotated[Bank, "The bank whose board it is."]


class ClockDoubted(NamedTuple):
    """The machine's clock and the trusted one are more than five minutes apart. Once for each doubt."""

    wall: Annotated[Second, "The machine's clock, whole epoch seconds."]
    trusted: Annotated[Second, "The trusted clock, whole epoch seconds."]


class JournalRepaired(NamedTuple):
    """The journal was damaged or put back to an older state. With a new lineage all numbers begin at 1 again."""

    reason: JournalTrouble
    doubted: Annotated[tuple[Id, ...], "Parts of the journal that could not be read whole."] = ()
    from_: Annotated[
        Lineage | None, Wire("from"), "The lineage that has ended. Missing: the same goes on. null: not known any more."
    ] = None
    events: Annotated[Count, "How many events that had not been acknowledged could be saved."] = 0


class DiskFull(NamedTuple):
    """Hardly any room is left for the journal. Once, until there is room again."""

    free: Annotated[Count, "Bytes that are left."]


class DiskOk(NamedTuple):
    """There is room for the journal again."""

    free: Annotated[Count, "Bytes that are left."]


class IdentityShared(NamedTuple):
    """Another connection with this cabinet's name has thrown it off the line, more than once in ten minutes."""

    times: Annotated[Positive, Wire("count"), "How often in the last ten minutes."]


class CertificateRotated(NamedTuple):
    """A new certificate has proved itself: connected with it, and read a shadow."""

    fingerprint: Annotated[str, Limit("[0-9a-f]{16}"), "First 16 hex digits of the SHA-256 of its PEM text."]


class Updated(NamedTuple):
    """A new release of the program has proved itself."""

    from_: Annotated[Release, Wire("from"), "The release before it."]
    to: Annotated[Release, "The release that runs now."]


class RolledBack(NamedTuple):
    """A new release was given up; an older one runs."""

    from_: Annotated[Release, Wire("from"), "The release that was given up."]
    to: Annotated[Release, "The release that runs now."]
    reason: Annotated[Text, "Why it was given up."] = ""
