# The commands of hoinghi. Each works from a fresh clone; what a later one needs it asks an earlier one for.
.DEFAULT_GOAL := help
.PHONY: help demo test test-slow test-services check bench format lock clean

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
RUN_STAMP := $(VENV)/.run-installed
DEV_STAMP := $(VENV)/.dev-installed
PYTEST := $(BIN)/python -m pytest
TEST_PROCESSES ?= 2
export PIP_DISABLE_PIP_VERSION_CHECK = 1

help: ## List the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

$(VENV)/bin/python:
	@$(PYTHON) .ci/prepare.py venv "$(VENV)"

$(RUN_STAMP): requirements.txt | $(VENV)/bin/python
	@echo "Installing the run-time packages ..."
	@$(BIN)/python -m pip install -q --require-hashes --no-deps -r requirements.txt
	@touch $@

$(DEV_STAMP): requirements-dev.txt | $(VENV)/bin/python
	@echo "Installing the packages for tests and checks ..."
	@$(BIN)/python -m pip install -q --require-hashes --no-deps -r requirements-dev.txt
	@touch $@ $(RUN_STAMP)

demo: $(RUN_STAMP) ## Start hoinghi with the demo data on http://127.0.0.1:8000 (PORT, HOINGHI_DATA override)
	@$(BIN)/python .ci/prepare.py documents
	@$(BIN)/python manage.py catalogue compile
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py collectstatic --noinput --verbosity 0
	@$(BIN)/python manage.py seed_demo
	@exec $(BIN)/python manage.py serve --port $(PORT) --demo

prepared: $(DEV_STAMP)
	@$(BIN)/python .ci/prepare.py documents browser
	@$(BIN)/python manage.py catalogue compile
.PHONY: prepared

test: prepared ## All tests but the slow ones, on SQLite and the file queue
	@env -u DATABASE_URL -u REDIS_URL $(PYTEST) -n $(TEST_PROCESSES) --dist loadgroup -m "not slow and not postgres"

test-slow: prepared ## The slow tests; each names its reason
	@env -u DATABASE_URL -u REDIS_URL $(PYTEST) -m "slow and not postgres"

test-services: export DATABASE_URL ?= postgres://postgres@127.0.0.1:5432/hoinghi
test-services: export REDIS_URL ?= redis://127.0.0.1:6379/7
test-services: prepared ## The same suite, and the races, on PostgreSQL and Redis (DATABASE_URL, REDIS_URL override)
	@$(PYTEST) -n $(TEST_PROCESSES) --dist loadgroup -m "not slow"

check: prepared ## Format, lint, types, layers, migrations, translations
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy hoinghi core accounts cooperatives meetings petitions reports
	@$(BIN)/lint-imports
	@$(BIN)/python manage.py check --fail-level WARNING
	@$(BIN)/python manage.py makemigrations --check --dry-run
	@$(BIN)/python manage.py catalogue check

bench: prepared ## Print how long pages take beside a plain query (on data of sample_data)
	@$(BIN)/python manage.py bench

format: $(DEV_STAMP) ## Write the format
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

lock: $(DEV_STAMP) ## Renew the lock files from pyproject.toml (needs uv)
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements.txt
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-header -q \
		-c requirements.txt -o requirements-dev.txt

clean: ## Remove the environment and everything made
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
