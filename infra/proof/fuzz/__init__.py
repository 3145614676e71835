"""Asks the deployed stack what nobody would think of asking, and holds every answer against its OpenAPI document.

schemathesis makes the requests and judges the answers. Ours is who asks, what of the stack's own (cases, cabinets) may
stand in a request, and that the refusals of the local gateway have a form of their own.
"""
