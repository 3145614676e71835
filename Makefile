# Every target sets itself up: the first call on a fresh machine makes .venv from the locked list.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STACK ?= xinbao
STAGE ?= prod
CENTRE ?= demo
OUT ?= claim
N ?= 1000
ARCH ?= all
# For deploy, import and claim: --region R or --endpoint-url U; for the other programs whatever --help lists.
ARGS ?=
export PYTHONPATH := $(CURDIR):$(CURDIR)/vendor

.DEFAULT_GOAL := help
.PHONY: help setup hooks run test check walk tour pictures fuzz bench torture-cabinet bench-cabinet deb package deploy import claim check-centre lock clean

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | sort

setup: $(VENV)/.ready ## the environment, from the locked list

$(VENV)/.ready: requirements-dev.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Xinbao needs Python 3.11 or newer; PYTHON=$(PYTHON) is older or missing. Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "$(PYTHON) cannot make environments: apt-get install python3-venv"; exit 1; }
	@echo "setting up $(VENV) (about a minute, once)"
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-dev.lock
	@touch $@

hooks: setup ## lint and format before each commit, types and rules before each push
	@exec $(BIN)/pre-commit install

run: setup ## the whole system on this machine, until Ctrl-C
	@exec $(BIN)/python -m infra.local $(ARGS)

test: setup ## everything: lint, types, every test, the walk, coverage; one summary at the end
	@exec $(BIN)/python -m infra.proof.gate

check: setup ## lint, types and the quick tests
	@exec $(BIN)/python -m infra.proof.gate --quick

walk: setup ## whole cases through the public interfaces, on the running stack or one of its own
	@exec $(BIN)/python -m infra.proof.walk $(ARGS)

tour: setup ## the whole loop through the pages in a browser, slowly, with pictures: make tour ARGS="--language en"
	@exec $(BIN)/python -m infra.proof.tour $(ARGS)

pictures: setup ## the pictures of README and guides anew, in both languages, from the tour
	@$(BIN)/python -m infra.proof.tour --slow 0 --language zh --pictures docs/pictures/zh $(ARGS)
	@exec $(BIN)/python -m infra.proof.tour --slow 0 --language en --pictures docs/pictures/en $(ARGS)

fuzz: setup ## every route against its own description, as everybody: make fuzz ARGS="--seconds 900"
	@exec $(BIN)/python -m infra.proof.fuzz $(ARGS)

bench: setup ## a cold lambda's first answer, from the reservation to the cabinet, and what a case costs
	@exec $(BIN)/python -m infra.proof.bench $(ARGS)

torture-cabinet: setup ## the cabinet's program killed N times during real traffic: make torture-cabinet N=1000
	@exec $(BIN)/python -m infra.proof.torture_cabinet --kills $(N) $(ARGS)

bench-cabinet: setup ## key or order to lock, memory, idle, start, resync of one cabinet
	@exec $(BIN)/python -m infra.proof.bench_cabinet $(ARGS)

deb: setup ## the cabinet's Debian package in dist/: make deb ARCH=all (or amd64, arm64, armhf)
	@exec $(BIN)/python -m infra.deb --arch $(ARCH) $(ARGS)

package: setup ## the template and the lambdas' code, in .local/build
	@exec $(BIN)/python -m infra.deploy.package --stage $(STAGE)

deploy: setup ## the stack to AWS: make deploy STACK=xinbao STAGE=prod ARGS="--region cn-north-1"
	@exec $(BIN)/python -m infra.deploy --stack $(STACK) --stage $(STAGE) $(ARGS)

import: setup ## a centre's folder into a deployed stack: make import CENTRE=demo STACK=xinbao
	@exec $(BIN)/python -m infra.centre.load $(CENTRE) --stack $(STACK) $(ARGS)

claim: setup ## a claim certificate for new cabinets: make claim STACK=xinbao OUT=claim
	@exec $(BIN)/python -m infra.deploy.claim --stack $(STACK) --out $(OUT) $(ARGS)

check-centre: setup ## every fault of a centre's folder, with file, row and column
	@exec $(BIN)/python -m infra.centre $(CENTRE)

lock: ## the locked lists anew, from pyproject.toml
	@$(PYTHON) -m venv .local/uv && .local/uv/bin/python -m pip install --quiet --disable-pip-version-check uv
	@.local/uv/bin/uv pip compile --quiet --universal --python-version 3.11 --no-header --no-annotate \
	  -o requirements.txt pyproject.toml
	@.local/uv/bin/uv pip compile --quiet --universal --python-version 3.11 --no-header --no-annotate --generate-hashes \
	  --all-extras -o requirements-dev.lock pyproject.toml

clean: ## everything that was made here, the environment too
	@rm -rf $(VENV) .local .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
