# Two commands do all the set-up: `make demo` and `make test`.
# A bare Debian 12 or Ubuntu 24.04 with python3, python3-venv and make is enough.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CHECK ?=
BENCH ?=

.PHONY: help demo test unit lint bench dev requirements clean

help:  ## Say what can be done here
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 24

$(VENV)/.run: requirements/run.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { echo "No virtual environment could be made. Mend: apt-get install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.test: $(VENV)/.run requirements/test.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@

demo: $(VENV)/.run  ## Run the whole road with an invented network (CHECK=1: check it and stop)
	@$(BIN)/postroad demo $(if $(CHECK),--check)

test: $(VENV)/.test  ## Pass the tests, on SQLite and on a real PostgreSQL
	@$(BIN)/python tests/run.py

unit: $(VENV)/.test  ## Pass the quick tests alone: no database, no browser, no process of its own
	@$(BIN)/python -m pytest -q -n 2 --dist worksteal -m "not browser and not database and not process"

lint: $(VENV)/.test  ## Check style, types, templates and the rooms' import contracts
	@$(BIN)/ruff check src tests benchmarks
	@$(BIN)/ruff format --check src tests benchmarks
	@$(BIN)/lint-imports
	@$(BIN)/mypy
	@$(BIN)/djlint --check src/postroad
	@$(BIN)/djlint --lint src/postroad

bench: $(VENV)/.test  ## Measure (one part: BENCH=press)
	@$(BIN)/python -m benchmarks $(BENCH)

dev: $(VENV)/.test  ## Serve the demo's installation and reload on change
	@$(BIN)/postroad demo --dev

requirements:  ## Compile the pinned requirements anew (needs uv)
	uv pip compile --universal --generate-hashes --no-emit-index-url --python-version 3.11 --quiet \
	  --custom-compile-command "make requirements" --extra build pyproject.toml -o requirements/run.txt
	uv pip compile --universal --generate-hashes --no-emit-index-url --python-version 3.11 --quiet \
	  --custom-compile-command "make requirements" --extra build --extra test -c requirements/run.txt pyproject.toml -o requirements/test.txt

clean:  ## Remove what the other commands made
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
