"""Starts the SMS stand-in and gives its account to the lambdas, as an administrator gives Twilio's."""

import json
import os
import secrets
import sys
from pathlib import Path

from infra.aws import AwsAccount
from infra.local.children import Children

NUMBER = "+8610690000"


def start(children: Children, aws: AwsAccount, secret: str, port: int, root: Path) -> str:
    """The stand-in's address."""
    account, token = f"AC{secrets.token_hex(16)}", secrets.token_hex(16)
    command = [sys.executable, "-m", "infra.standins.sms", "--port", str(port), "--account", account]
    child = children.start("sms", command, os.environ | {"SMS_STANDIN_TOKEN": token}, root)
    children.wait(child, lambda: b"ready" in child.log.read_bytes())
    url = child.log.read_text(encoding="utf-8").split()[1]
    account_of = {"account_sid": account, "auth_token": token, "from": NUMBER, "base_url": url}
    aws.client("secretsmanager").put_secret_value(SecretId=secret, SecretString=json.dumps(account_of))
    return url
