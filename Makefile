# Two commands are all you need: `make app` and `make test`.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
UV := $(shell command -v uv 2>/dev/null)
# uv is faster, but knows nothing of pip's settings: where it fails, pip has a go.
ifdef UV
install = $(UV) pip install --quiet --python $(BIN)/python $(1) || $(PIP) $(1)
else
install = $(PIP) $(1)
endif

.PHONY: help app test lint bench record live eval train screenshots lock clean

help: ## show what there is
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name it: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
		{ rm -rf $(VENV); echo "Python's venv module is needed; on Debian: apt install python3-venv" >&2; exit 1; }

$(VENV)/.app: requirements.lock pyproject.toml | $(BIN)/python
	$(call install,-r requirements.lock)
	$(call install,--no-deps -e .)
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.app
	$(call install,-r requirements-dev.lock)
	@touch $@

app: $(VENV)/.app ## make the environment and serve the assistant, with no key
	$(BIN)/map-assistant app

test: $(VENV)/.dev ## run all tests, with no network
	$(BIN)/python -m pytest -q -m "not browser" -n logical --maxprocesses 4 --dist loadfile
	$(BIN)/python -m pytest -q -m browser

lint: $(VENV)/.dev ## check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.dev ## measure times and memory
	$(BIN)/python -m bench

record: $(VENV)/.dev ## record again the conversations with a model that tests replay (RECORD_URL, RECORD_MODEL, RECORD_KEY)
	$(BIN)/python -m pytest -q -m vcr --record-mode=rewrite tests/recordings

live: $(VENV)/.dev ## talk with a model in earnest, ten messages: LIVE_URL, LIVE_MODEL, LIVE_KEY
	$(BIN)/python -m pytest -q -s -m live tests/live

eval: $(VENV)/.dev ## run the evaluation suites offline, or live with MODEL=openai:NAME
	$(BIN)/python -m evals $(if $(MODEL),--model $(MODEL)) $(if $(LIMIT),--limit $(LIMIT))

train: $(VENV)/.dev ## make the small classifiers again from train/data
	$(BIN)/python -m train

screenshots: $(VENV)/.dev ## take the README's pictures again (needs chromium)
	SCREENSHOTS=docs/screenshots $(BIN)/python -m pytest -q tests/browser/test_first_plan.py tests/browser/test_notes.py

lock: ## pin the newest versions that fit pyproject.toml (needs uv)
	uv pip compile -q --upgrade --universal --python-version 3.11 --no-emit-index-url --no-header \
		--extra dev pyproject.toml -o requirements-dev.lock
	uv pip compile -q --upgrade --universal --python-version 3.11 --no-emit-index-url --no-header \
		-c requirements-dev.lock pyproject.toml -o requirements.lock

clean: ## remove the environment and what was built
	rm -rf $(VENV) dist build evals/report .pytest_cache .mypy_cache .ruff_cache
