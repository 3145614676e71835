"""What an SMS says: the code, the place and the deadline. The words are the centre's."""

from cabinet_contract import codes
from chalicelib.domain.base.china_time import in_words
from chalicelib.domain.catalogue.centre import Settings
from chalicelib.domain.catalogue.standard_texts import text_for
from chalicelib.domain.messages.message import Message


def text_of(message: Message, code: str, settings: Settings) -> str:
    """Chinese: everybody's phone shows it, and one text in two languages costs two."""
    words = text_for(message.kind, settings.sms).zh
    return words.format(code=_readable(code), place=message.place, until=in_words(message.until), phones=message.phones)


def _readable(code: str) -> str:
    """3-3-3 or 4-4-4 as the keypad wants it; a shorter sign-in code stays whole, so that a phone can fill it in."""
    return codes.grouped(code) if len(code) in (codes.LENGTH, codes.OFFLINE_LENGTH) else code
