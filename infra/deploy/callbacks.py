"""Tells the staff's sign-in page where it may send people back to.

The template cannot: the client's id is in the lambdas' environment, and the API's address is known after them.
"""

from typing import Any

from infra.aws import AwsAccount

BACK = "staff-session/arrival"
# What an update keeps is what it is told again; the rest falls back to Cognito's defaults.
_KEPT = (
    "UserPoolId", "ClientId", "ClientName", "RefreshTokenValidity", "AccessTokenValidity", "IdTokenValidity",
    "TokenValidityUnits", "ReadAttributes", "WriteAttributes", "ExplicitAuthFlows", "SupportedIdentityProviders",
    "AllowedOAuthFlows", "AllowedOAuthScopes", "AllowedOAuthFlowsUserPoolClient", "PreventUserExistenceErrors",
    "EnableTokenRevocation",
)  # fmt: skip


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
    kept = {name: found[name] for name in _KEPT if found.get(name)}
    client.update_user_pool_client(**kept, CallbackURLs=addresses(outputs["ApiUrl"], origins))
