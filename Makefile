# Everything a developer runs. `make` lists it.
.DEFAULT_GOAL := help
BIN := .venv/bin
.PHONY: help setup demo test check format data knowledge gate kill bench assets screenshots serve clean

help:     ## show this list
	@grep -E '^[a-z.-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

.venv/.ready: pyproject.toml
	@python3 -m venv .venv || { echo "make: python3 cannot make a virtual environment; on Debian: apt-get install python3-venv"; exit 1; }
	@echo "make: installing into .venv (once)"
	@$(BIN)/pip install --quiet --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

setup: .venv/.ready    ## also what pip cannot bring: Chromium and PostgreSQL from Debian
	@bash tools/setup_debian.sh

demo: .venv/.ready    ## read two reports of one event and show who stands where
	@$(BIN)/mithaq demo --format table

test: setup check    ## all checks and all tests, from nothing
	$(BIN)/pytest -n 2 -m "not browser" $(ARGS)
	$(BIN)/pytest -m browser  # alone: its loop would run beneath every other test of its process

check: .venv/.ready    ## format, lint, types, direction of imports, data
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/mithaq data check
	$(BIN)/python tools/build_web_words.py --check

format: .venv/.ready    ## put the code into shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

data: .venv/.ready    ## check the tables; also name the lines that no example uses
	$(BIN)/mithaq data check --usage

knowledge: .venv/.ready    ## rewrite what is generated: names of states, verb forms, the page of commands
	$(BIN)/python tools/make_knowledge.py
	$(BIN)/python tools/make_verbs.py
	$(BIN)/python tools/make_commands.py

gate: .venv/.ready    ## score against gold; fail below the floors (UPDATE=1 raises them)
	$(BIN)/python tools/gate.py $(if $(UPDATE),--update)

kill: setup    ## kill ingestion at 200 random moments in each store, and look what is left
	MITHAQ_KILLS=200 $(BIN)/pytest -q tests/record/test_faults.py -k killed

bench: .venv/.ready    ## speed and memory, printed, never asserted
	$(BIN)/python tools/bench.py
	$(BIN)/python tools/bench_web.py --size 10000 --seconds 5
	$(BIN)/python tools/bench_pages.py

ASSETS := src/mithaq/views/web/assets
assets:    ## rebuild scripts, styles and fonts of the pages, and see that the committed ones are they
	@command -v npm > /dev/null || { echo "assets: NOT REBUILT, there is no npm here"; exit 0; }; \
	cd $(ASSETS) && npm ci --no-audit --no-fund --loglevel=error > /dev/null \
	  || { echo "assets: NOT REBUILT, npm could not install"; exit 0; }; \
	node build.mjs && git diff --exit-code --stat -- ../static && echo "assets: as committed"

screenshots: setup    ## every page in both languages, light, dark and as on a phone, into shots/
	$(BIN)/python tools/screenshots.py --looks light,dark,phone

serve: .venv/.ready    ## the pages on localhost, over the ledger LEDGER
	$(BIN)/mithaq serve $(if $(LEDGER),--ledger $(LEDGER))

clean:    ## back to a fresh clone
	git clean -fdX
