"""Starts the SMS stand-in and gives its account to the lambdas, as an administrator gives Twilio's."""

import json
import secrets

from infra import programs
from infra.aws import AwsAccount
from infra.local.children import Children

NUMBER = "+8610690000"


def start(children: Children, aws: AwsAccount, secret: str, port: int, page: str) -> str:
    """The stand-in's address. `secret` is the id of the secret that the lambdas read, `page` the start page."""
    account, token = f"AC{secrets.token_hex(16)}", secrets.token_hex(16)
    command = programs.command(
        "infra.local.moved_time", "infra.standins.sms", "--port", port, "--account", account, "--start", page
    )
    child = children.start("sms", command, programs.environment() | {"SMS_STANDIN_TOKEN": token})
    children.wait(child, lambda: b"ready" in child.log.read_bytes())
    url = child.log.read_text(encoding="utf-8").split()[1]
    account_of = {"account_sid": account, "auth_token": token, "from": NUMBER, "base_url": url}
    aws.client("secretsmanager").put_secret_value(SecretId=secret, SecretString=json.dumps(account_of))
    return url
