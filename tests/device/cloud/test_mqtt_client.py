"""The SDK's futures end on its threads, also when nobody waits for them any more."""

import asyncio
import logging
import threading
from concurrent.futures import Future
from contextlib import suppress

import pytest

from iot.cloud.mqtt_client import answer_of, outcome_of
from iot.errors import BrokerError
from tests.device.rig import in_loop


def on_a_thread(future: "Future[str]", what: str | Exception) -> None:
    settle = future.set_exception if isinstance(what, Exception) else future.set_result
    thread = threading.Thread(target=settle, args=(what,))
    thread.start()
    thread.join()


async def given_up(future: "Future[str]") -> None:
    waiting = asyncio.create_task(outcome_of(future))
    await asyncio.sleep(0)
    waiting.cancel()
    with suppress(asyncio.CancelledError):
        await waiting


@in_loop
async def test_an_outcome_is_that_of_the_future() -> None:
    good: Future[str] = Future()
    asyncio.get_running_loop().call_later(0.01, on_a_thread, good, "done")
    assert await outcome_of(good) == "done"
    bad: Future[str] = Future()
    on_a_thread(bad, OSError("no"))
    with pytest.raises(OSError, match="no"):
        await outcome_of(bad)


@pytest.mark.parametrize("loop_is_closed", [False, True])
def test_a_future_that_nobody_waits_for_ends_without_a_word(
    loop_is_closed: bool, caplog: pytest.LogCaptureFixture
) -> None:
    future: Future[str] = Future()
    loop = asyncio.new_event_loop()
    loop.run_until_complete(given_up(future))
    if loop_is_closed:
        loop.close()
    with caplog.at_level(logging.DEBUG):
        on_a_thread(future, OSError("the connection was stopped"))
        if not loop_is_closed:
            loop.run_until_complete(asyncio.sleep(0.01))
            loop.close()
    assert not future.cancelled()
    assert [record.message for record in caplog.records if record.levelno >= logging.WARNING] == []


def test_the_sdk_errors_are_the_brokers() -> None:
    from awscrt.exceptions import AwsCrtError

    future: Future[str] = Future()
    future.set_exception(AwsCrtError(1, "AWS_ERROR", "the line is lost"))
    with pytest.raises(BrokerError, match="lost"):
        asyncio.run(answer_of(future))
