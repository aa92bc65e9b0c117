# The two commands: `make run` tries or runs the bot, `make test` proves it. `make` alone lists all.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --require-hashes

# Two installations into one environment at the same time would spoil it.
.NOTPARALLEL:
.PHONY: help run test check bench lock
help:
	@echo "make run    start the bot: on Discord with a token in .env, else in a local web page"
	@echo "make test   types, lint, import contracts, knowledge check and every test"
	@echo "make check  check the knowledge folder only"
	@echo "make bench  measure speed and memory beside plain rapidfuzz and BM25, and what a flood costs"
	@echo "make lock   resolve the dependencies anew"

run: $(VENV)/ready
	@$(BIN)/python -m bot

check: $(VENV)/ready
	@$(BIN)/python -m bot check --strict knowledge

test: $(VENV)/ready-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m bot check --strict --no-routing knowledge
	$(BIN)/python -m pytest

bench: $(VENV)/ready-test
	@$(BIN)/python -m bench

.venv: $(VENV)/ready

# pip comes last: an environment whose making was cut off is not taken for a whole one.
$(VENV)/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed: install it, or name it with make PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { rm -rf $(VENV); echo "Python's venv module is needed (Debian, Ubuntu: apt install python3-venv)"; exit 1; }

$(VENV)/ready: requirements-preview.lock | $(VENV)/bin/pip
	@echo "Installing what the bot needs (once) ..."
	@$(PIP) -r requirements-preview.lock
	@touch $@

$(VENV)/ready-test: requirements-dev.lock | $(VENV)/bin/pip
	@echo "Installing what the tests need (once) ..."
	@$(PIP) -r requirements-dev.lock
	@touch $@ $(VENV)/ready

LOCK := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command 'make lock' --extra postgres
lock: $(VENV)/ready-test
	$(LOCK) --upgrade --extra preview --extra dev -o requirements-dev.lock
	$(LOCK) --extra preview -c requirements-dev.lock -o requirements-preview.lock
	$(LOCK) -c requirements-dev.lock -o requirements.lock
