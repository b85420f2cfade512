# Everything a developer runs. `make` lists it.
.DEFAULT_GOAL := help
BIN := .venv/bin
.PHONY: help demo test check format gate bench clean

help:     ## show this list
	@grep -E '^[a-z.-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

.venv/.ready: pyproject.toml
	@python3 -m venv .venv || { echo "make: python3 cannot make a virtual environment; on Debian: apt-get install python3-venv"; exit 1; }
	@echo "make: installing into .venv (once)"
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: .venv/.ready    ## read two reports of one event and show who stands where
	@$(BIN)/mithaq demo --format table

test: check    ## all checks and all tests, from nothing
	$(BIN)/pytest -n 2 $(ARGS)

check: .venv/.ready    ## format, lint, types, direction of imports, data
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/mithaq data check

format: .venv/.ready    ## put the code into shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

gate: .venv/.ready    ## score against gold; fail below the floors (UPDATE=1 raises them)
	$(BIN)/python tools/gate.py $(if $(UPDATE),--update)

bench: .venv/.ready    ## speed and memory, printed, never asserted
	$(BIN)/python tools/bench.py

clean:    ## back to a fresh clone
	git clean -fdX
