"""The tables and the transactions share one client, which gives up while there is time to try again."""

from chalicelib.aws import client
from chalicelib.store import rows, transaction


def test_every_table_and_every_transaction_ask_through_one_client(aws: dict[str, str]) -> None:
    connections = [model._get_connection().connection for model in rows.ALL]
    used = {id(connection.client) for connection in [*connections, transaction._connection()]}
    assert used == {id(client("dynamodb"))}


def test_a_stuck_connection_leaves_time_to_try_again_within_29_seconds(aws: dict[str, str]) -> None:
    for service in ("dynamodb", "kms", "s3", "sqs", "secretsmanager"):
        config = client(service).meta.config
        attempts, mode = config.retries["total_max_attempts"], config.retries["mode"]
        assert (config.connect_timeout, config.read_timeout, attempts, mode) == (1, 5, 4, "standard"), service


def test_devices_out_of_reach_hold_an_answer_up_for_seconds_only(aws: dict[str, str]) -> None:
    config = client("iot-data").meta.config
    assert (config.connect_timeout, config.read_timeout, config.retries["total_max_attempts"]) == (1, 2, 2)
