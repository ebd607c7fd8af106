# make run shows the dashboard with sample data, make test proves it; both do their own set-up.
BIN := .venv/bin
PYTHON ?= python3
PIP := $(PYTHON) -m pip --python $(BIN)/python install -qq --disable-pip-version-check

.PHONY: setup run workshop test check bench fuzz lock words

setup: .venv/ready

run: .venv/ready
	COPROD_SAMPLE=1 $(BIN)/streamlit run app.py

# The dashboard for this machine, and the pages for phones for everybody in the same network: see docs/workshop.md.
workshop: .venv/ready
	@address=$(ADDRESS); address=$${address:-$$($(BIN)/python -m coprod.cli.network)} || exit 1; \
	echo "Facilitate: http://localhost:8501/facilitate    Phones: http://$$address:8501/v"; \
	COPROD_ADDRESS=http://$$address:8501 COPROD_PHONES_ONLY=1 STREAMLIT_SERVER_ADDRESS=0.0.0.0 \
	STREAMLIT_SERVER_PORT=8501 $(BIN)/streamlit run app.py

# With compiled files kept, whatever the machine's habit: the tests start this program some two hundred times.
test: export PYTHONDONTWRITEBYTECODE =
test: .venv/proving
	@.ci/programs
	$(BIN)/python -m pytest -q -n auto --maxprocesses 8 --dist worksteal

check: .venv/proving
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q tests/test_architecture.py

bench: .venv/proving
	@$(BIN)/python -m bench

# 2,000 files made or broken at random; "make fuzz FUZZ='--seed 1'" draws those of seed 1 again.
fuzz: .venv/proving
	@.ci/programs
	@$(BIN)/python -m fuzz $(FUZZ)

# The locked packages, for people who have uv; the two requirements files are the same list for pip.
lock:
	uv lock
	uv export --quiet --no-emit-project --no-dev -o requirements.lock
	uv export --quiet --no-emit-project -o requirements-dev.lock

# Collect the words of the interface into the template that translators start from, and write docs/measures.md.
words: .venv/ready
	$(BIN)/python -m coprod.language.extract
	$(BIN)/python -m coprod.desk.handbook

# Without ensurepip, which Debian keeps in a package of its own: the machine's pip fills the environment.
.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; v >= (3, 11) or sys.exit("coprod needs Python 3.11 or newer; $(PYTHON) is %d.%d." % v)'
	@echo "Setting up .venv (once, about half a minute) ..."
	@$(PYTHON) -m venv --without-pip .venv
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps -e .
	@touch $@

# What only the tests, the linters and the benchmarks need; running the dashboard does without.
.venv/proving: .venv/ready requirements-dev.lock
	@echo "Adding what the tests need (once) ..."
	@$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@
