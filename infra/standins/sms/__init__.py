"""Stands in for Twilio on one machine: the part of its REST API that Xinbao uses, and the phones behind it."""
