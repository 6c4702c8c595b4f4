# Two commands are all you need: `make app` and `make test`.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)
ifdef UV
INSTALL := $(UV) pip install --quiet --python $(BIN)/python
else
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
endif

.PHONY: help app test lint types bench record eval train lock clean

help: ## show what there is
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.app: requirements.lock pyproject.toml | $(BIN)/python
	$(INSTALL) -r requirements.lock
	$(INSTALL) --no-deps -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.app
	$(INSTALL) -r requirements-dev.lock
	@touch $@

app: $(VENV)/.app ## make the environment and open the assistant, with no key
	$(BIN)/map-assistant app

test: $(VENV)/.dev ## run all tests, with no network
	$(BIN)/python -m pytest -q

lint: $(VENV)/.dev ## check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.dev ## measure times and memory
	$(BIN)/python -m bench

record: $(VENV)/.dev ## record the model conversations that tests replay (needs a server)
	$(BIN)/python -m pytest -q tests/recorded --record-mode=rewrite --allow-hosts=127.0.0.1,localhost,api.openai.com

eval: $(VENV)/.dev ## run the evaluation suites offline, or live with MODEL=openai:NAME
	$(BIN)/python -m evals $(if $(MODEL),--model $(MODEL))

train: $(VENV)/.dev ## make the small classifiers again from train/data
	$(BIN)/python -m train

lock: ## pin the newest versions that fit pyproject.toml (needs uv)
	uv pip compile -q --universal --python-version 3.11 --no-emit-index-url --no-header --extra dev pyproject.toml -o requirements-dev.lock
	uv pip compile -q --universal --python-version 3.11 --no-emit-index-url --no-header -c requirements-dev.lock pyproject.toml -o requirements.lock

clean: ## remove the environment and what was built
	rm -rf $(VENV) dist build evals/report .pytest_cache .mypy_cache .ruff_cache
