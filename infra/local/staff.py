"""Demonstration staff: one account for each role, in the pool of the template."""

import secrets

from infra.aws import AwsAccount
from infra.local.addresses import StaffAccount

# Two front desks, because whoever puts a result out may not be the one who verifies it.
ROLES = (
    ("helper", "helper", "帮办人员"),
    ("duty-helper", "duty-helper", "帮办当天负责人"),
    ("reviewer-2", "reviewer", "预审人员（轮班）"),
    ("front-desk", "front-desk", "前台帮办"),
    ("front-desk-2", "front-desk", "前台帮办（核验）"),
    ("window-clerk", "window-clerk", "窗口人员"),
    ("reviewer", "reviewer", "预审人员"),
    ("courier", "courier", "揽件员"),
    ("supervisor", "supervisor", "监督员"),
    ("administrator", "administrator", "管理员"),
)


def _password() -> str:
    """Fit for the pool's rules, and new in every stack: a demonstration password that all know is a hole."""
    return f"Xb1-{secrets.token_hex(6)}"


def _create(aws: AwsAccount, pool: str, centre: str, account: StaffAccount, number: str) -> None:
    client = aws.client("cognito-idp")
    values = {"custom:centre": centre, "custom:number": number, "name": account["role_zh"]}
    attributes = [{"Name": name, "Value": value} for name, value in values.items()]
    client.admin_create_user(
        UserPoolId=pool, Username=account["username"], MessageAction="SUPPRESS", UserAttributes=attributes
    )
    client.admin_set_user_password(
        UserPoolId=pool, Username=account["username"], Password=account["password"], Permanent=True
    )
    client.admin_add_user_to_group(UserPoolId=pool, Username=account["username"], GroupName=account["role"])


def create(aws: AwsAccount, pool: str, centre: str) -> list[StaffAccount]:
    accounts = [
        StaffAccount(username=username, password=_password(), role=role, role_zh=zh) for username, role, zh in ROLES
    ]
    for count, account in enumerate(accounts, 1):
        _create(aws, pool, centre, account, f"G{count:03d}")
    return accounts
