"""Cabinets as their real programs on simulated boards, and a real broker with only the cabinets' part of the template.

For what needs no lambdas: the torture, the cabinet's bench, the device tests. Starts in seconds where the whole local
stack takes a minute.
"""
