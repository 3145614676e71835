"""The applicant about himself: /me."""

from typing import Annotated

from msgspec import Meta

from chalicelib.api.bodies import Body, PageQuery, ReadUpTo
from chalicelib.api.call import Call
from chalicelib.api.routing import By, route
from chalicelib.replies.base import Page
from chalicelib.replies.codes import CodeShown
from chalicelib.replies.people import ActsFor, Identified, NoticeSeen, NoticesRead, Profile
from chalicelib.usecases.applicant import profile
from chalicelib.usecases.parts import shown_codes, told_notices
from chalicelib.usecases.parts.perform import perform, perform_once


class Identity(Body, frozen=True, kw_only=True):
    name: Annotated[str, Meta(min_length=2, max_length=60)]
    id_number: Annotated[str, Meta(min_length=18, max_length=40)]


class EnterpriseGiven(Body, frozen=True, kw_only=True):
    """`uscc` is the 统一社会信用代码."""

    uscc: Annotated[str, Meta(min_length=1, max_length=40)]
    name: Annotated[str, Meta(min_length=1, max_length=200)]


@route("GET", "/me", By.APPLICANT, reply=Profile, errors=("NO_SUCH_PARTY",))
def about(call: Call) -> Profile:
    """Who is signed in, masked, with the enterprises for which cases may be filed."""
    return profile.about(call.party)


@route(
    "PUT",
    "/me/identity",
    By.APPLICANT,
    body=Identity,
    reply=Identified,
    errors=(
        "BAD_NAME",
        "ID_NUMBER_BIRTH_DATE",
        "ID_NUMBER_CHECK_CHARACTER",
        "ID_NUMBER_FORMAT",
        "ID_NUMBER_REGION",
        "NO_SUCH_PARTY",
    ),
)
def identify(call: Call, given: Identity) -> Identified:
    """Name and identity number; kept as ciphertext, answered masked."""
    return perform_once(
        Identified,
        lambda: profile.identify(call.party, given.name, given.id_number, call.now),
        call.key(call.party),
    )


@route(
    "POST",
    "/me/enterprises",
    By.APPLICANT,
    body=EnterpriseGiven,
    reply=ActsFor,
    errors=(
        "BAD_NAME",
        "NO_SUCH_PARTY",
        "TOO_MANY_ENTERPRISES",
        "USCC_CATEGORY",
        "USCC_CHARACTERS",
        "USCC_CHECK_CHARACTER",
        "USCC_LENGTH",
    ),
)
def act_for(call: Call, given: EnterpriseGiven) -> ActsFor:
    """From now on cases may be filed for this enterprise."""
    return perform_once(ActsFor, lambda: profile.act_for(call.party, given.uscc, given.name), call.key(call.party))


@route("GET", "/me/notices", By.APPLICANT, query=PageQuery, reply=Page[NoticeSeen], errors=("BAD_CURSOR",))
def notices(call: Call, asked: PageQuery) -> Page[NoticeSeen]:
    """What the applicant was told, newest first."""
    return told_notices.of(call.party, asked.limit, asked.cursor)


@route(
    "POST",
    "/me/notices/read",
    By.APPLICANT,
    body=ReadUpTo,
    reply=NoticesRead,
    keyed=False,
    errors=("NO_SUCH_NOTICE", "STATE_MOVED_ON"),
)
def read_notices(call: Call, read: ReadUpTo) -> NoticesRead:
    """This notice and all before it were read."""
    return perform(lambda: told_notices.read(call.party, read.upto))


@route("GET", "/me/codes", By.APPLICANT, reply=Page[CodeShown])
def codes(call: Call) -> Page[CodeShown]:
    """The codes in force, in the clear."""
    return shown_codes.shown(call.party)
