# The two commands: `make run` tries or runs the bot, `make test` proves it. `make` alone lists all.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# What somebody has set for other installations must not send this one elsewhere.
export PIP_USER := 0
unexport PIP_TARGET PIP_PREFIX PIP_ROOT PYTHONHOME PYTHONPATH

# Only wheels: building a package from its source would run whatever it brings.
define install
@$(1)/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes --only-binary :all: -r $(2) || \
  { echo "The installation failed, see above. \"No matching distribution\" means that a package is not made for this" \
  "Python or machine: Python 3.11 to 3.14 on 64-bit Linux or macOS has them all."; exit 1; }
endef

# Two installations into one environment at the same time would spoil it.
.NOTPARALLEL:
.PHONY: help run test quick format check bench audit dist lock
.PHONY: looked-at anew
help:
	@echo "make run     start the bot: on Discord with a token in .env, else in a local web page"
	@echo "make test    types, lint, import contracts, knowledge check and every test"
	@echo "make quick   the same, less the tests that need a server, a browser, a process or a minute"
	@echo "make format  give the code its form, and mend what ruff can mend"
	@echo "make check   check the knowledge folder only"
	@echo "make bench   measure speed and memory beside plain rapidfuzz and BM25, a flood, a start and saved jobs"
	@echo "make audit   look for known holes in what the locks install (asks the package index)"
	@echo "make dist    build what a release consists of into dist/"
	@echo "make lock    resolve the dependencies anew"

run: $(VENV)/ready
	@$(BIN)/python -m bot

check: $(VENV)/ready
	@$(BIN)/python -m bot check --strict knowledge

# A module's tests stay together, since they share what they need, and the corpus begins early, since it takes longest.
PYTEST := $(BIN)/python -m pytest --numprocesses logical --maxprocesses 8 --dist loadscope --no-loadscope-reorder
# Every other folder is quick, also one that is new.
SLOW := bench corpus edge operations preview storage wire library/test_forged.py test_main.py test_make.py ui/test_typed.py

test: looked-at
	$(PYTEST)

quick: looked-at
	$(PYTEST) $(SLOW:%=--ignore=tests/%)

looked-at: $(VENV)/ready-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/zizmor --offline --quiet --persona=auditor .github
	$(BIN)/python -m bot check --strict --no-routing knowledge

format: $(VENV)/ready-test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/ready-test
	@$(BIN)/python -m bench

AUDIT := $(VENV)/audit/bin/pip-audit --strict --disable-pip --require-hashes --progress-spinner off
audit: $(VENV)/audit/ready
	@$(AUDIT) -r requirements-dev.lock -r requirements-audit.lock

# What a release consists of: the wheel, the lock to install it with, and the list of everything in it.
dist: $(VENV)/ready-test $(VENV)/audit/ready
	@rm -rf dist
	@$(BIN)/python -m hatchling build -t wheel -d dist
	@cp requirements.lock dist
	@$(AUDIT) -r requirements.lock --format cyclonedx-json --output dist/sbom.json

.venv: $(VENV)/ready

# After an upgrade of Python the environment points nowhere, or at a Python without its packages: it is made anew.
ifneq ($(shell test -x $(BIN)/python && $(BIN)/python -I -c 'import pip' 2>/dev/null && echo whole),whole)
$(BIN)/pip $(VENV)/ready $(VENV)/ready-test $(VENV)/audit/ready: anew
endif

# pip comes last: an environment whose making was cut off is not taken for a whole one.
$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' || \
	  { echo "Python 3.11 to 3.14 is needed: install one, or name it with make PYTHON=/path/to/python3.13"; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV) || \
	  { rm -rf $(VENV); echo "Python's venv module is needed (Debian, Ubuntu: apt install python3-venv)"; exit 1; }

$(VENV)/ready: requirements-preview.lock | $(BIN)/pip
	@echo "Installing what the bot needs (once) ..."
	$(call install,$(VENV),requirements-preview.lock)
	@touch $@

$(VENV)/ready-test: requirements-dev.lock | $(BIN)/pip
	@echo "Installing what the tests need (once) ..."
	$(call install,$(VENV),requirements-dev.lock)
	@touch $@ $(VENV)/ready

# An environment of its own, since the auditor's packages are not the bot's.
$(VENV)/audit/ready: requirements-audit.lock | $(BIN)/pip
	@$(BIN)/python -m venv --clear $(VENV)/audit
	$(call install,$(VENV)/audit,requirements-audit.lock)
	@touch $@

# A release waits a week: most of the bad ones are found out and withdrawn by then.
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
  --no-emit-find-links --no-annotate --custom-compile-command 'make lock' --exclude-newer '7 days'
BOT := pyproject.toml --extra postgres
lock: $(VENV)/ready-test
	$(LOCK) --upgrade $(BOT) --extra preview --extra dev -o requirements-dev.lock
	$(LOCK) --upgrade --group audit -c requirements-dev.lock -o requirements-audit.lock
	$(LOCK) $(BOT) --extra preview -c requirements-dev.lock -o requirements-preview.lock
	$(LOCK) $(BOT) -c requirements-dev.lock -o requirements.lock
