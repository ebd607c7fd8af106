BIN := .venv/bin
.venv/ready: requirements.lock pyproject.toml
	python3 -m venv .venv
	$(BIN)/pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --no-deps -e .
	touch $@
