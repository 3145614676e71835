"""The broker of infra.proof.rig, under the name that the device tests know."""

from infra.paths import ROOT
from infra.proof.rig.cabinet_cloud import CabinetCloud as Cloud
from infra.proof.rig.cabinet_cloud import eventually, running_cloud

__all__ = ["ROOT", "Cloud", "eventually", "running_cloud"]
