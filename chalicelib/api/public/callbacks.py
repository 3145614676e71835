"""What other services report. Nothing is done here but checking who speaks and handing over."""

from urllib.parse import parse_qsl, urlencode

from chalicelib.api.call import Call, raw_body
from chalicelib.api.routing import By, route
from chalicelib.errors import NotAllowed
from chalicelib.gateways import sms
from chalicelib.usecases.messages import sending


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
    if url is None or not sms.is_signed(url + _query(call), form, call.request.headers.get("x-twilio-signature", "")):
        raise NotAllowed("CALLBACK_NOT_SIGNED")
    report = sending.Report(form.get("MessageSid", ""), form.get("MessageStatus", ""), form.get("ErrorCode"))
    sending.heard(call.path["message"], report, call.now)


def _form(call: Call) -> dict[str, str]:
    try:
        return dict(parse_qsl(raw_body(call.request).decode(), keep_blank_values=True, max_num_fields=100))
    except ValueError:
        return {}


def _query(call: Call) -> str:
    """Part of what is signed, should the service ever add one."""
    asked: dict[str, str] = dict(call.request.query_params or {})
    return f"?{urlencode(asked)}" if asked else ""
