"""What the cloud and a cabinet must agree on: names, shadow documents, events, codes. Standard library only."""

# The release that this tree is, written only here, in the one package that the lambdas and the cabinet both have.
# `GET /health`, a cabinet's reports, its Debian package, signed releases and pyproject.toml take it from here.
VERSION = "0.1.0"
