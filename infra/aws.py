"""The AWS account that is talked to: Amazon's, or MiniStack's when there is an endpoint."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, EndpointConnectionError

from infra import typed
from infra.say import Stop

LOCAL_REGION = "us-east-1"
# What MiniStack takes for its administrator; it is no secret and opens nothing else.
LOCAL_KEYS = {"aws_access_key_id": "test", "aws_secret_access_key": "test"}


@dataclass(frozen=True)
class AwsAccount:
    """`endpoint` is None for AWS, whose region and credentials come from the usual places."""

    endpoint: str | None = None
    region: str | None = None
    _clients: dict[str, Any] = field(default_factory=dict, repr=False)

    @property
    def is_local(self) -> bool:
        return self.endpoint is not None

    @cached_property
    def _session(self) -> boto3.Session:
        if self.is_local:
            return boto3.Session(region_name=self.region or LOCAL_REGION, **LOCAL_KEYS)
        return boto3.Session(region_name=self.region)

    # boto3 makes a client's methods when it runs, so there is no type to name; `infra.typed` narrows the answers.
    def client(self, service: str) -> Any:
        if service not in self._clients:
            if not self._session.region_name:
                raise Stop("No AWS region is set: add --region, for example --region cn-north-1.")
            config = Config(retries={"mode": "standard"}, read_timeout=330)
            self._clients[service] = self._session.client(service, endpoint_url=self.endpoint, config=config)
        return self._clients[service]

    def account(self) -> str:
        try:
            return typed.text(self.client("sts").get_caller_identity(), "Account")
        except EndpointConnectionError as error:
            raise Stop(f"Nothing answers at {error.kwargs['endpoint_url']}.") from error
        except (BotoCoreError, ClientError) as error:
            raise Stop(f"AWS does not accept the credentials of this terminal: {error}.") from error

    @property
    def region_name(self) -> str:
        return typed.text(self.client("sts").meta.region_name)
