# Each target sets up all that it needs: `make run` and `make test` work in a fresh checkout.
PYTHON ?= python3
MINUTES ?= 2
HOURS ?= 8
TABLES ?= 12
LOCK_OPTIONS ?=
# A commit is crashed in the same ways wherever it is checked, and the next one in others. Of the
# lengthy tests `make check` runs a third, drawn in the same manner; `make test` runs all.
COMMIT = $(shell git rev-parse --short HEAD 2>/dev/null || echo unknown)
OUT ?= build/screenshots

BIN := .venv/bin
SETUP := $(PYTHON) tools/setup.py
# On Windows a file opened without its encoding is read as another: Python warns of each, and a
# warning fails its test.
PYTEST := PYTHONWARNDEFAULTENCODING=1 $(BIN)/python -m pytest -n 2 --dist worksteal
DEMO := build/demo/front-door-to-care
LOCK := build/lock/bin/uv pip compile pyproject.toml --no-config --universal \
	--python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	--quiet --custom-compile-command "make lock" $(LOCK_OPTIONS)

.PHONY: help run screenshots test check bench room soak faults format lock clean

help:
	@echo "make run     open the demo programme in the window"
	@echo "make screenshots  picture every screen, into OUT=$(OUT)"
	@echo "make test    the tests"
	@echo "make check   all that a change must pass"
	@echo "make bench   each figure against its floor"
	@echo "make room    a room of TABLES=$(TABLES) over three days, from kits to collecting"
	@echo "make soak    a busy table's day of HOURS=$(HOURS), in minutes"
	@echo "make faults  crash it again and again, for MINUTES=$(MINUTES)"
	@echo "make format  put the code into its one shape"
	@echo "make lock    pin the packages that pyproject.toml names"
	@echo "make clean   remove all that was made here"

# The demo is made once: what somebody typed into it is there again the next time.
run:
	@$(SETUP) run
	@mkdir -p build/demo
	@test -f $(DEMO).facilitator || $(BIN)/facilitator demo --out $(DEMO).facilitator --filled
	$(BIN)/facilitator-app $(DEMO).facilitator

screenshots:
	@$(SETUP) run
	$(BIN)/python -m tools.screenshots $(OUT)

test:
	@$(SETUP) dev
	$(PYTEST)

check:
	@$(SETUP) dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/mypy --platform win32 --no-warn-unreachable --cache-dir .mypy_cache/win32 src tools
	$(BIN)/lint-imports
	$(PYTEST) --cov --sample $(COMMIT)
	$(BIN)/coverage report --include="src/facilitator_app/domain/*" --fail-under=100
	$(MAKE) faults MINUTES=2 SEED=$(COMMIT)

bench:
	@$(SETUP) dev
	$(BIN)/python benchmarks/figures.py

room:
	@$(SETUP) dev
	$(BIN)/python benchmarks/room.py --tables $(TABLES)

soak:
	@$(SETUP) dev
	$(BIN)/python benchmarks/soak.py --hours $(HOURS)

faults:
	@$(SETUP) faults
	$(BIN)/python -m tests.faults --minutes $(MINUTES) $(if $(SEED),--seed $(SEED))
	$(BIN)/python -m tests.fuzz --minutes 1 $(if $(SEED),--seed $(SEED))

format:
	@$(SETUP) dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# uv stands apart from .venv, so that a lock that cannot be installed can still be remade.
lock:
	$(PYTHON) -m venv --clear build/lock
	build/lock/bin/python -m pip install --quiet uv==0.13.9
	$(LOCK) --group dev --output-file requirements/dev.txt
	$(LOCK) --group build --constraint requirements/dev.txt --output-file requirements/run.txt

clean:
	rm -rf .venv build dist .coverage .hypothesis .*_cache
	find . -name .git -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +
