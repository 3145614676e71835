"""The channels of docs/asyncapi.json: every topic of a cabinet, what goes over it and which way."""

import re
from typing import Any, NamedTuple

from cabinet_contract import event_documents, shadow_documents, topics
from cabinet_contract import job_documents as jobs
from cabinet_contract import provision_documents as provisioning
from cabinet_contract.names import CABINET_SHADOW, bank_shadow, events_topic, presence_topic
from infra.printed import asyncapi_examples as example

BANK = bank_shadow("{bank}")
EMPTY = "An empty object or no payload at all."
ENDS_WELL, ENDS_BADLY = "/accepted", "/rejected"


class Channel(NamedTuple):
    """`sends`: from the cabinet to the broker. `payload`: a struct of the contract, None where nothing is read.
    `answers`: the names of the channels on which the broker answers."""

    name: str
    address: str
    sends: bool
    text: str
    payload: Any
    examples: tuple[Any, ...]
    answers: tuple[str, ...] = ()

    @property
    def subscription(self) -> str:
        """The one topic filter by which the policies let a cabinet hear this: `+` where answers come in pairs."""
        if self.address.startswith(("$aws/certificates", "$aws/provisioning")) or "/shadow/" in self.address:
            return re.sub("/get/(accepted|rejected)$", "/get/+", self.address)
        return re.sub("/(accepted|rejected)$", "/+", self.address)


PROVISIONING = (
    Channel("createCertificate", topics.CREATE_CERTIFICATE, True, f"Asks for a certificate. {EMPTY}", None, ({},),
            ("certificateCreated", "certificateRefused")),
    Channel("certificateCreated", topics.CREATE_CERTIFICATE + ENDS_WELL, False, "A new certificate, not yet good.",
            provisioning.CertificateMade,
            ({"certificateId": "c0ffee"} | example.PEM | {"certificateOwnershipToken": "eyJ2…"},)),
    Channel("certificateRefused", topics.CREATE_CERTIFICATE + ENDS_BADLY, False, "No certificate.",
            provisioning.Refused, ({"statusCode": 403, "errorCode": "AccessDenied", "errorMessage": "Access Denied"},)),
    Channel("provision", topics.provision_topic("{template}"), True, "Says who the cabinet is.",
            provisioning.ProvisionRequest,
            ({"certificateOwnershipToken": "eyJ2…",
              "parameters": {"ThingName": example.THING, "SerialNumber": example.SERIAL}},),
            ("provisioned", "provisionRefused")),
    Channel("provisioned", topics.provision_topic("{template}", ENDS_WELL), False,
            "The certificate is good from now on, and these are the secrets of the codes.", provisioning.Provisioned,
            ({"deviceConfiguration": example.configuration(), "thingName": example.THING},)),
    Channel("provisionRefused", topics.provision_topic("{template}", ENDS_BADLY), False,
            "Not awaited: unknown name, another serial number, or started already. Which, is not said.",
            provisioning.Refused, ({"statusCode": 403, "errorCode": "AccessDenied", "errorMessage": "Access Denied"},)),
)  # fmt: skip

TOLD = (
    Channel("events", events_topic("{thing}"), True, "What happened, numbered, until the ack covers it.",
            event_documents.BatchDocument,
            (example.batch(*example.DEPOSIT), example.batch(*example.TELLS, first=6))),
    Channel("presence", presence_topic("{thing}"), True, "A sign of life, or goodbye; also the last will.",
            event_documents.PresenceDocument, (example.presence(True, example.NOON), example.presence(False, 0))),
)  # fmt: skip


def _shadow(name: str, shadow: str, structs: tuple[Any, Any, Any], wanted: Any, said: Any) -> tuple[Channel, ...]:
    """The seven topics of one shadow. `structs`: what get answers, what a delta holds, what is reported."""

    def topic(end: str) -> str:
        return topics.shadow_topic("{thing}", shadow, end)

    read, delta, report = structs
    reported = {"state": {"reported": said}}
    kept = {name: value for name, value in said.items() if value is not None}  # null takes a field out of a shadow
    refused = shadow_documents.ShadowRefused
    return (
        Channel(f"{name}Get", topic("get"), True, f"Asks for the whole shadow. {EMPTY}", None, ({},),
                (f"{name}Found", f"{name}NotFound")),
        Channel(f"{name}Found", topic("get/accepted"), False, "The whole shadow.", read,
                (example.read({"desired": wanted, "reported": kept}, 12),)),
        Channel(f"{name}NotFound", topic("get/rejected"), False, "404: there is none yet, nothing is wanted.", refused,
                ({"code": 404, "message": "No shadow exists with name: 'cab-hall~bank-A'"},)),
        Channel(f"{name}Delta", topic("update/delta"), False,
                "Something that is wanted differs from what is reported. Own reports bring it, too.",
                delta, (example.read(wanted, 13),)),
        Channel(f"{name}Report", topic("update"), True,
                "Says the whole of how it is, whenever that differs from what was said last. Newest wins.",
                report, (reported,), (f"{name}Reported", f"{name}ReportRefused")),
        Channel(f"{name}Reported", topic("update/accepted"), False,
                "A write was taken: with `reported` the cabinet's own, with `desired` the cloud's.", read,
                (example.read(reported["state"], 14), example.read({"desired": wanted}, 15))),
        Channel(f"{name}ReportRefused", topic("update/rejected"), False, "The report was not taken.", refused,
                ({"code": 413, "message": "The payload exceeds the maximum size allowed"},)),
    )  # fmt: skip


BANKS = _shadow(
    "bank", BANK, (shadow_documents.BankRead, shadow_documents.BankDelta, shadow_documents.BankReport),
    example.BANK_WANTED, example.BANK_REPORTED,
)  # fmt: skip
CABINET = _shadow(
    "cabinet", CABINET_SHADOW,
    (shadow_documents.CabinetRead, shadow_documents.CabinetDelta, shadow_documents.CabinetReport),
    example.CABINET_WANTED, example.CABINET_REPORTED,
)  # fmt: skip


def _job(end: str) -> str:
    return topics.next_job_topic("{thing}", end)


JOB = {"execution": {"jobId": "fleet-cab-hall", "jobDocument": {"operation": "restart"}}}
JOB_REFUSED = ({"code": "InvalidStateTransition", "message": "…"},)
JOBS = (
    Channel("jobNext", _job("start-next"), True, f"Asks for the oldest job. {EMPTY}", None, ({},),
            ("jobOffered", "jobNotOffered")),
    Channel("jobOffered", _job("start-next/accepted"), False, "The job to be done now.", jobs.NextJob, ({}, JOB)),
    Channel("jobNotOffered", _job("start-next/rejected"), False, "Ask again later.", jobs.JobRefused, JOB_REFUSED),
    Channel("jobNews", _job("notify-next"), False, "The next job is another one now: the moment to ask for it.",
            jobs.NextJob, ({},)),
    Channel("jobReport", topics.job_update_topic("{thing}"), True, "Ends a job.", jobs.JobReport,
            ({"status": "REJECTED", "statusDetails": {"reason": "this cabinet knows no such operation"}},),
            ("jobReported", "jobReportRefused")),
    Channel("jobReported", topics.job_update_topic("{thing}", ENDS_WELL), False, "The job has ended.", None, ({},)),
    Channel("jobReportRefused", topics.job_update_topic("{thing}", ENDS_BADLY), False, "It had ended before.",
            jobs.JobRefused, JOB_REFUSED),
)  # fmt: skip

CHANNELS = (*PROVISIONING, *TOLD, *BANKS, *CABINET, *JOBS)
