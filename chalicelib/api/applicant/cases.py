"""An applicant's cases: seen, opened, filed, withdrawn, rated."""

from datetime import date

from chalicelib.api.applicant.collecting import Collecting
from chalicelib.api.applicant.own import own, write
from chalicelib.api.bodies import Body, ChannelChoice, LongText, PageQuery, ShortText, Slug
from chalicelib.api.call import Call
from chalicelib.api.refusals import COLLECTING, LOCKER, MOVES, RULES, TEXTS
from chalicelib.api.routing import By, route
from chalicelib.domain.catalogue.words import PartyKind
from chalicelib.gateways import documents
from chalicelib.replies.base import Page
from chalicelib.replies.cases import CaseOpened, CaseStanding, CaseSummary, CaseView, CustodySeen, HandingInChosen
from chalicelib.replies.codes import CodeReissued
from chalicelib.replies.documents import DocumentAdded, DocumentAnnounced, DocumentLink, DocumentRemoved
from chalicelib.store import cases
from chalicelib.usecases.applicant import filing, handing_in, rating, reissuing
from chalicelib.usecases.parts import case_view
from chalicelib.usecases.parts.perform import perform_once

# A reservation competes with everybody at the same cabinet; each try that is lost is a compartment gone.
RESERVATION_TRIES = 64
NOTICE = ("NOTICE_DATE_NEEDED", "NOTICE_IN_FUTURE", "NOTICE_RUNNING")
# Whoever files in the same moment takes the same day's next number.
FILING_TRIES = 32


class Applicant(Body, frozen=True, kw_only=True):
    """An enterprise needs its 统一社会信用代码, registered before with POST /me/enterprises."""

    kind: PartyKind
    uscc: str | None = None


class NewCase(Body, frozen=True, kw_only=True):
    centre: Slug
    item: Slug
    applicant: Applicant


class NewDocument(Body, frozen=True, kw_only=True):
    """`size` in bytes, exactly; `type` a media type that the centre takes."""

    material: Slug
    name: ShortText
    type: ShortText
    size: int


class Submission(Body, frozen=True, kw_only=True):
    """`notice_from`: the day on which the public notice was published, for an item with `notice_days`."""

    collecting: Collecting
    notice_from: date | None = None


class Withdrawal(Body, frozen=True, kw_only=True):
    reason: LongText = ""


class Rating(Body, frozen=True, kw_only=True):
    """One to five stars (好差评)."""

    stars: int
    tags: tuple[ShortText, ...] = ()
    text: LongText = ""


@route(
    "POST",
    "/cases",
    By.APPLICANT,
    body=NewCase,
    reply=CaseOpened,
    errors=(*RULES, "NOT_AGENT", "NO_SUCH_PARTY", "WRONG_PARTY_KIND"),
)
def open_case(call: Call, new: NewCase) -> CaseOpened:
    """A draft for one item."""
    who = new.applicant
    return perform_once(
        CaseOpened,
        lambda: filing.open_case(
            call.party, centre=new.centre, item_id=new.item, kind=who.kind, uscc=who.uscc, now=call.now
        ),
        call.key(call.party),
    )


@route("GET", "/cases", By.APPLICANT, query=PageQuery, reply=Page[CaseSummary], errors=("BAD_CURSOR", "NO_SUCH_ITEM"))
def list_cases(call: Call, asked: PageQuery) -> Page[CaseSummary]:
    """The applicant's own cases, newest first."""
    return case_view.page(*cases.of_party(call.party, asked.limit, asked.cursor), call.now)


@route("GET", "/cases/{case}", By.APPLICANT, reply=CaseView, errors=(*RULES, "NO_SUCH_ENVELOPE"))
def see_case(call: Call) -> CaseView:
    """One case with its documents, its timeline and what follows."""
    return case_view.whole(own(call), call.now)


@route("GET", "/cases/{case}/custody", By.APPLICANT, reply=CustodySeen, errors=("NO_SUCH_ENVELOPE",))
def see_custody(call: Call) -> CustodySeen:
    """Where the paper is now and who has it."""
    return case_view.custody(own(call), call.now, names_staff=False)


@route(
    "POST",
    "/cases/{case}/documents",
    By.APPLICANT,
    body=NewDocument,
    reply=DocumentAdded,
    errors=(*RULES, "BAD_TYPE", "FILE_TOO_LARGE", "OUT_OF_TURN", "TOO_MANY_FILES", "UNKNOWN_MATERIAL"),
)
def add_document(call: Call, new: NewDocument) -> DocumentAdded:
    """Announces an upload and answers with the form for it; a repeated request gets a fresh form."""
    added = write(
        call,
        DocumentAnnounced,
        lambda case: filing.add_document(
            case, material=new.material, name=new.name, type_=new.type, size=new.size, now=call.now
        ),
    )
    filing.require_editable(own(call))
    return DocumentAdded(document=added.document, upload=documents.upload_form(added.key, new.type, new.size))


@route("GET", "/cases/{case}/documents/{document}", By.APPLICANT, reply=DocumentLink)
def read_document(call: Call) -> DocumentLink:
    """A link for five minutes to what the applicant has uploaded."""
    return filing.read_document(own(call), call.path["document"])


@route(
    "POST", "/cases/{case}/documents/{document}/removal", By.APPLICANT, reply=DocumentRemoved, errors=("OUT_OF_TURN",)
)
def remove_document(call: Call) -> DocumentRemoved:
    """Takes a file out again, before the case is submitted or while it is returned."""
    return write(call, DocumentRemoved, lambda case: filing.remove_document(case, call.path["document"], call.now))


@route(
    "POST",
    "/cases/{case}/submission",
    By.APPLICANT,
    body=Submission,
    reply=CaseStanding,
    errors=(*MOVES, *RULES, *NOTICE, *COLLECTING, "MATERIAL_MISSING"),
)
def submit(call: Call, new: Submission) -> CaseStanding:
    """Hands the uploads to the pre-review, with the channel and the cabinet by which the result shall come back."""
    choice, notice = new.collecting.choice, new.notice_from
    return write(call, CaseStanding, lambda case: filing.submit(case, choice, call.now, notice), FILING_TRIES)


@route(
    "POST",
    "/cases/{case}/handing-in",
    By.APPLICANT,
    body=ChannelChoice,
    reply=HandingInChosen,
    errors=(*MOVES, *RULES, *LOCKER, *TEXTS),
)
def choose_handing_in(call: Call, new: ChannelChoice) -> HandingInChosen:
    """How the papers come in; a locker's compartment is reserved and its code goes out at once."""
    return write(
        call,
        HandingInChosen,
        lambda case: handing_in.choose(case, new.channel, new.wish, call.now),
        RESERVATION_TRIES,
    )


@route(
    "POST",
    "/cases/{case}/withdrawal",
    By.APPLICANT,
    body=Withdrawal,
    reply=CaseStanding,
    errors=(*MOVES, *RULES, "NO_SUCH_CABINET"),
)
def withdraw(call: Call, new: Withdrawal) -> CaseStanding:
    """Takes the case back; papers that came in already are returned by a helper."""
    return write(call, CaseStanding, lambda case: filing.withdraw(case, new.reason, call.now))


@route("POST", "/cases/{case}/rating", By.APPLICANT, body=Rating, reply=CaseStanding, errors=(*MOVES, "BAD_STARS"))
def rate(call: Call, new: Rating) -> CaseStanding:
    """One to five stars for a closed case, once."""
    return write(call, CaseStanding, lambda case: rating.rate(case, new.stars, list(new.tags), new.text, call.now))


@route(
    "POST",
    "/cases/{case}/codes/{grant}/reissue",
    By.APPLICANT,
    reply=CodeReissued,
    errors=(*TEXTS, "NO_SUCH_CABINET", "NO_SUCH_CENTRE", "NO_SUCH_ENVELOPE"),
)
def reissue(call: Call) -> CodeReissued:
    """A new code for a deposit or pickup code that is still in force; the old one dies."""
    return write(call, CodeReissued, lambda case: reissuing.reissue(case, call.path["grant"], call.now))
