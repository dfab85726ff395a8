# `make run` and `make test` need Python 3.11 or newer, pip and make; everything else comes into .venv.
# How packages are fetched (proxy, index) is the machine's own affair: nothing here overrides it.

VENV ?= .venv
HOST ?= 127.0.0.1
PORT ?= 8000
# STORE=folder puts the graph there instead of where `gangmu` puts it by itself.
STORE ?=
# ARGS="-k outline -x" goes on to pytest.
ARGS ?=

ifndef PYTHON
PYTHON := $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)
endif

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
# The lock holds hashes, so pip refuses anything that is not, byte for byte, what was locked.
LOCKED := $(PIP) install --quiet --require-hashes
EDITABLE := $(PIP) install --quiet --no-deps --no-build-isolation --editable .
AT := $(if $(STORE),--store "$(STORE)")

.DEFAULT_GOAL := help
.PHONY: help run test lint format bench docs lock lowest clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/.ready-to-run ## Build the sample report's graph and serve it (HOST=127.0.0.1 PORT=8000)
	$(BIN)/gangmu build $(AT)
	$(BIN)/gangmu serve $(AT) --host $(HOST) --port $(PORT)

test: lint ## Linters, types, import layers, all tests (ARGS goes on to pytest)
	$(BIN)/pytest $(ARGS)

lint: $(VENV)/.ready-to-test ## Linters, types, import layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: $(VENV)/.ready-to-test ## Put the code into its form and mend what can be mended by itself
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.ready-to-bench ## Print how the extraction fares beside plain segmentation
	@for script in tests/bench/*.py; do echo "== $$script"; $(BIN)/python "$$script" || exit 1; done

docs: $(VENV)/.ready-to-test ## Make anew what the documents show (tables, pictures)
	@for script in tests/docs/*.py; do \
		test -e "$$script" || { echo "There is nothing to make yet."; break; }; \
		echo "== $$script"; $(BIN)/python "$$script" || exit 1; done

clean: ## Remove .venv, caches and what was built
	rm -rf $(VENV) .lowest .gangmu build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find ontology graph api tests -type d -name __pycache__ -prune -exec rm -rf {} +

# --- The environment: one stamp for each state, so that a second call is quick ---

# Some systems ship Python without ensurepip (Debian's python3-venv); there the system's pip brings one in.
$(VENV)/.made:
	@test -n "$(PYTHON)" || { echo "Gangmu needs Python 3.11 or newer; none was found on the PATH (try: make PYTHON=/path/to/python3)." >&2; exit 1; }
	@echo "Setting up $(VENV) with $$($(PYTHON) --version); the first time takes a minute."
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || { \
		$(PYTHON) -m venv --without-pip $(VENV) && $(PYTHON) -m pip --python $(BIN)/python install --quiet pip; }
	@touch $@

$(VENV)/.ready-to-run: $(VENV)/.made pyproject.toml requirements/runtime.txt requirements/build.txt
	@$(LOCKED) -r requirements/runtime.txt -r requirements/build.txt
	@$(EDITABLE)
	@touch $@

$(VENV)/.ready-to-test: $(VENV)/.made pyproject.toml requirements/dev.txt
	@$(LOCKED) -r requirements/dev.txt
	@$(EDITABLE)
	@touch $@ $(VENV)/.ready-to-run

$(VENV)/.ready-to-bench: $(VENV)/.ready-to-test requirements/bench.txt
	@$(LOCKED) -r requirements/bench.txt
	@touch $@

# --- The lock: the only thing that needs uv ---

UV ?= $(or $(shell command -v uv 2>/dev/null),$(BIN)/uv)
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --no-emit-index-url --no-emit-find-links \
	--custom-compile-command "make lock"
HASHED := $(COMPILE) --generate-hashes $(if $(UPGRADE),--upgrade)

lock: ## Remake requirements/*.txt from pyproject.toml (needs uv; UPGRADE=1 takes the newest of everything)
	$(HASHED) pyproject.toml --output-file requirements/runtime.txt
	$(HASHED) pyproject.toml --extra dev --constraints requirements/runtime.txt --output-file requirements/dev.txt
	$(HASHED) pyproject.toml --extra bench --constraints requirements/runtime.txt --output-file requirements/bench.txt
	$(PYTHON) -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")' \
		| $(HASHED) - --constraints requirements/dev.txt --output-file requirements/build.txt

lowest: ## Run the tests with the lowest versions that pyproject.toml allows (needs uv; in .lowest)
	mkdir -p .lowest
	$(COMPILE) pyproject.toml --upgrade --resolution lowest-direct --output-file .lowest/runtime.txt
	$(COMPILE) pyproject.toml --upgrade --extra dev --constraints .lowest/runtime.txt --output-file .lowest/dev.txt
	$(PYTHON) -m venv .lowest/venv
	.lowest/venv/bin/python -m pip install --quiet -r .lowest/dev.txt
	.lowest/venv/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	.lowest/venv/bin/pytest $(ARGS)
