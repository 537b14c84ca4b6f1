# Two commands set everything up on a machine with Python 3.11+, git and make: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DB ?= demo.db
# Appearances that linking and pages are measured on; with 1000000 behind them it takes the better part of an hour.
SIZES ?= 10000 100000
# Articles of the generated archive that `claims add` is measured on; 50000 take a quarter of an hour and 3 GB.
ARTICLES ?= 1000 5000
# Seconds that each way in is tried by `make fuzz`, and which are; all of them without any.
SECONDS ?= 60
TARGETS ?=
# Kills of `make soak`; LARGE=file.db puts that file under load instead of one that is made first (3 GB).
KILLS ?= 100

.PHONY: demo test check lint types docs bench compiled bench-compiled fuzz soak clean

demo: $(VENV)/.installed
	$(BIN)/claims demo --db $(DB)

test: $(VENV)/.installed-dev
	$(BIN)/pytest --cov --cov-branch --cov-report=term

check: lint types docs

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed-dev
	$(BIN)/mypy

docs: $(VENV)/.installed-dev
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/cog --check README.md claims/web/README.md

bench: $(VENV)/.installed-dev
	$(BIN)/python -m tests.bench.extraction --hostile
	$(BIN)/python -m tests.bench.adding --articles $(ARTICLES)
	$(BIN)/python -m tests.bench.linking --sizes $(SIZES)
	$(BIN)/python -m tests.bench.growing --sizes $(SIZES)

# The extractor compiled to C, which says the same in two thirds of the time: takes a C compiler and some minutes. The
# wheel to install lies in build/compiled/dist; `make bench-compiled` measures it on the texts of `make bench`.
compiled: build/compiled/.built

bench-compiled: compiled
	cd build/compiled && $(abspath $(BIN))/python -m tests.bench.extraction --hostile

build/compiled/.built: pyproject.toml $(shell find extract -name '*.py' -o -name '*.toml') | $(VENV)/.installed-dev
	$(BIN)/python -m pip install --quiet --constraint .constraints.txt --group compiled
	rm -rf $(@D)
	mkdir -p $(@D)
	cp -R extract claims db pyproject.toml README.md LICENSE $(@D)
	ln -s ../../tests $(@D)/tests
	cd $(@D) && HATCH_BUILD_HOOKS_ENABLE=1 $(abspath $(BIN))/python -m hatchling build -t wheel
	touch $@

# atheris steers by the code that an input reaches; it has no builds for every machine, and nothing else needs it.
fuzz: $(VENV)/.installed-dev
	$(BIN)/python -m pip install --quiet --constraint .constraints.txt --group fuzz || echo "without atheris: blindly"
	$(BIN)/python -m tests.fuzz $(TARGETS) --seconds $(SECONDS)

soak: $(VENV)/.installed-dev
	$(BIN)/python -m tests.soak kills --times $(KILLS)
	$(BIN)/python -m tests.soak load $(LARGE)

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .coverage $(DB)

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

# An environment that was there before may have an older pip: dependency groups need 25.1.
$(VENV)/.pip: | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	touch $@

$(VENV)/.installed: pyproject.toml .constraints.txt | $(VENV)/.pip
	$(BIN)/python -m pip install --quiet --constraint .constraints.txt --editable '.[all]'
	touch $@

$(VENV)/.installed-dev: pyproject.toml .constraints.txt | $(VENV)/.pip
	$(BIN)/python -m pip install --quiet --constraint .constraints.txt --editable '.[all]' --group dev
	touch $(VENV)/.installed $@
