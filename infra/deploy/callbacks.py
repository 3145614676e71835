"""Tells the staff's sign-in page where it may send people back to.

The template cannot: the client's id is in the lambdas' environment, and the API's address is known after them.
"""

from typing import Any

from infra.aws import AwsAccount

BACK = "staff-session/arrival"
# An update puts back to Cognito's defaults what it is not told again; these alone cannot be told.
_READ_ONLY = {"ClientSecret", "CreationDate", "LastModifiedDate", "CallbackURLs"}


def addresses(api: str, origins: str) -> list[str]:
    """Behind the API's own address and behind each of the web addresses (separated by commas)."""
    return [f"{one.rstrip('/')}/{BACK}" for one in (api, *origins.split(",")) if one]


def tell(aws: AwsAccount, outputs: dict[str, str], origins: str) -> None:
    """Nothing to do for an issuer that is not the template's own."""
    if "StaffPoolId" not in outputs:
        return
    client = aws.client("cognito-idp")
    names = {"UserPoolId": outputs["StaffPoolId"], "ClientId": outputs["StaffClientId"]}
    found: dict[str, Any] = client.describe_user_pool_client(**names)["UserPoolClient"]
    kept = {name: value for name, value in found.items() if name not in _READ_ONLY and value}
    client.update_user_pool_client(**kept, CallbackURLs=addresses(outputs["ApiUrl"], origins))
