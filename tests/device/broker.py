"""The broker of infra.proof.rig, under the name that the device tests know."""

from infra.proof.rig.cloud import ROOT, Cloud, eventually, running_cloud

__all__ = ["ROOT", "Cloud", "eventually", "running_cloud"]
