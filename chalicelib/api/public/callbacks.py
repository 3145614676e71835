"""What other services report. Nothing is done here but checking who speaks and handing over."""

from collections.abc import Iterator
from urllib.parse import parse_qsl, quote, quote_plus, urlencode

from chalicelib.api.call import Call, raw_body
from chalicelib.api.routing import By, route
from chalicelib.errors import NotAllowed
from chalicelib.gateways import sms
from chalicelib.usecases.messages import sending

# RFC 3986: what may stand in a query without being encoded, but for & + = # of its own grammar.
AS_THEY_ARE = "!$'()*,/:;?@"


@route(
    "POST",
    "/sms/status/{message}",
    By.ANYBODY,
    reply=type(None),
    keyed=False,
    errors=("CALLBACK_NOT_SIGNED", "STATE_MOVED_ON"),
)
def sms_status(call: Call) -> None:
    """Twilio's status callback, a form with Twilio's signature."""
    form = _form(call)
    url = sending.callback_url(call.path["message"])
    signature = call.request.headers.get("x-twilio-signature", "")
    if url is None or not any(sms.is_signed(url + query, form, signature) for query in _queries(call)):
        raise NotAllowed("CALLBACK_NOT_SIGNED")
    report = sending.Report(form.get("MessageSid", ""), form.get("MessageStatus", ""), form.get("ErrorCode"))
    sending.heard(call.path["message"], report, call.now)


def _form(call: Call) -> dict[str, str]:
    try:
        return dict(parse_qsl(raw_body(call.request).decode(), keep_blank_values=True, max_num_fields=100))
    except ValueError:
        return {}


def _queries(call: Call) -> Iterator[str]:
    """Part of what is signed, letter by letter as the address was given; the gateway hands it over decoded.

    So each way to write it is tried: a blank as %20 or +, and the signs that may stand there as they are or not.
    """
    given = call.request.query_params
    asked = [(name, value) for name in given for value in given.getlist(name)] if given else []
    if not asked:
        yield ""
        return
    for written in (quote, quote_plus):
        for signs in ("", AS_THEY_ARE):
            yield f"?{urlencode(asked, safe=signs, quote_via=written)}"
