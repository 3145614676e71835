"""The line's part for AWS IoT jobs: the next one is asked for when the line is up and whenever the cloud has news."""

from collections.abc import Callable, Mapping

from awscrt import mqtt5
from awscrt.mqtt_request_response import ClientOptions as RequestOptions
from awscrt.mqtt_request_response import StreamingOperation, SubscriptionStatusEvent, SubscriptionStatusEventType
from awsiot import ServiceStreamOptions, iotjobs

from iot.cloud.messages import JobOffered, JobsChanged
from iot.cloud.mqtt_client import ANSWER_S, outcome_of


class JobsClient:
    """`tell` may be called from any thread."""

    def __init__(self, client: mqtt5.Client, thing: str, tell: Callable[[JobsChanged], None]) -> None:
        self._thing = thing
        self._tell = tell
        self._client = iotjobs.IotJobsClientV2(client, RequestOptions(4, 1, ANSWER_S))

    def open(self) -> StreamingOperation:
        """Needs the client started; the stream lives as long as what this returns is kept."""
        request = iotjobs.NextJobExecutionChangedSubscriptionRequest(thing_name=self._thing)
        options = ServiceStreamOptions[iotjobs.NextJobExecutionChangedEvent](self._changed, self._status)
        stream: StreamingOperation = self._client.create_next_job_execution_changed_stream(request, options)
        stream.open()
        return stream

    async def next(self) -> JobOffered | None:
        """One that was begun before comes again, until it is reported ended. Raises the SDK's errors."""
        request = iotjobs.StartNextPendingJobExecutionRequest(thing_name=self._thing)
        found = await outcome_of(self._client.start_next_pending_job_execution(request))
        execution = found.execution
        if execution is None or execution.job_id is None:
            return None
        return JobOffered(execution.job_id, execution.job_document or {})

    async def report(self, job: str, status: str, details: Mapping[str, str]) -> None:
        request = iotjobs.UpdateJobExecutionRequest(
            thing_name=self._thing, job_id=job, status=status, status_details=dict(details)
        )
        await outcome_of(self._client.update_job_execution(request))

    def _changed(self, event: iotjobs.NextJobExecutionChangedEvent) -> None:
        self._tell(JobsChanged())

    def _status(self, event: SubscriptionStatusEvent) -> None:
        if event.type == SubscriptionStatusEventType.SUBSCRIPTION_ESTABLISHED:
            self._tell(JobsChanged())
