"""The lambdas of Xinbao: the HTTP interface, and everything that is not HTTP.

Handlers outside HTTP stand here because Chalice's packaged app finds them only in this file; each is a few lines and
imports what it needs when it runs, so that no lambda pays for another's libraries. Its own are loaded before
(cold_start.py).
"""

from typing import Any

from chalice.app import AuthRequest, AuthResponse, Chalice, CloudWatchEvent, DynamoDBEvent, SQSEvent

from chalicelib import cold_start

cold_start.begin()
app = Chalice(app_name="xinbao")


@app.authorizer()
def applicant_auth(request: AuthRequest) -> AuthResponse:
    from chalicelib.auth import applicant_response

    return applicant_response(request)


@app.authorizer()
def staff_auth(request: AuthRequest) -> AuthResponse:
    from chalicelib.auth import staff_response

    return staff_response(request)


def _register_routes() -> None:
    from chalicelib.api import edge
    from chalicelib.api.applicant import cabinets, cases, collecting, profile, receipts  # noqa: F401  (their routes)
    from chalicelib.api.public import (  # noqa: F401
        board,
        callbacks,
        catalogue,
        documentation,
        health,
        pages,
        places,
        progress,
        sessions,
        signing_in,
        staff_sessions,
    )
    from chalicelib.api.public import receipts as checked_receipts  # noqa: F401
    from chalicelib.api.routing import By
    from chalicelib.api.staff import cabinets as staff_cabinets  # noqa: F401
    from chalicelib.api.staff import (  # noqa: F401
        case_file,
        consents,
        dead_letters,
        erasing,
        hands,
        orders,
        papers_back,
        papers_in,
        parked_events,
        queues,
        results_out,
        tasks,
    )

    edge.register(app, {By.ANYBODY: None, By.APPLICANT: applicant_auth, By.STAFF: staff_auth})


if cold_start.serves("app"):
    _register_routes()


@app.on_dynamodb_record(stream_arn="replaced-by-resources.yaml", batch_size=10)
def on_outbox(event: DynamoDBEvent) -> dict[str, Any]:
    """New outbox rows go to the queue of their effect."""
    from chalicelib.workers import outbox

    return outbox.from_stream(event.to_dict())


@app.on_sqs_message(queue_arn="replaced-by-resources.yaml", batch_size=10)
def on_messages(event: SQSEvent) -> dict[str, Any]:
    """Sends the SMS that the named messages ask for."""
    from chalicelib.workers import messages

    return messages.from_queue(event.to_dict())


@app.on_sqs_message(queue_arn="replaced-by-resources.yaml", batch_size=10)
def on_cabinets(event: SQSEvent) -> dict[str, Any]:
    """Makes the shadows of the named cabinets say what the tables say."""
    from chalicelib.workers import reconcile

    return reconcile.from_queue(event.to_dict())


@app.on_sqs_message(queue_arn="replaced-by-resources.yaml", batch_size=10)
def on_cabinet_events(event: SQSEvent) -> dict[str, Any]:
    """Applies what cabinets report, by number."""
    from chalicelib.workers import cabinet_events

    return cabinet_events.from_queue(event.to_dict())


@app.schedule("rate(5 minutes)")
def sweep(event: CloudWatchEvent) -> None:
    """Repairs what a lost trigger left undone, and finds the cabinets that need a look."""
    from chalicelib.workers import sweeping

    sweeping.run()


@app.on_sqs_message(queue_arn="replaced-by-resources.yaml", batch_size=10)
def on_sweep(event: SQSEvent) -> dict[str, Any]:
    """Looks at the named cabinets: overdue envelopes, dead reservations, banks out of step."""
    from chalicelib.workers import looking

    return looking.from_queue(event.to_dict())


@app.lambda_function()
def provision_hook(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """AWS IoT asks before it provisions a cabinet by claim."""
    from chalicelib.workers import provisioning

    return provisioning.answer(event)


@app.lambda_function()
def import_centre(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """An administrator's import of a centre: checked as a whole, live at once, or nothing."""
    from chalicelib.usecases.centre import importing

    return importing.run(event)


cold_start.finish()
