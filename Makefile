# Two commands do all the set-up: `make run` and `make test`. The rest serves development.
SHELL := /bin/bash
PYTHON ?= python3.11
BIN := .venv/bin

.PHONY: run test test-unit check format lock clean

run: .venv/installed
	@$(BIN)/python manage.py start

test: .venv/installed-tests
	@infra/dev/run-tests

test-unit: .venv/installed-tests
	@DJANGO_SETTINGS_MODULE=cms.settings.test $(BIN)/python manage.py compile_catalogues --verbosity 0
	@$(BIN)/python -m pytest -q -m "not slow" tests/unit tests/architecture

check: .venv/installed-tests
	@infra/dev/run-checks

format: .venv/installed-tests
	$(BIN)/ruff check --fix . && $(BIN)/ruff format . && $(BIN)/djhtml -t 2 cms/templates

.venv/installed: requirements.txt infra/dev/uv.txt infra/dev/make-environment
	@PYTHON=$(PYTHON) infra/dev/make-environment requirements.txt
	@touch $@

.venv/installed-tests: .venv/installed tests/requirements.txt
	@PYTHON=$(PYTHON) infra/dev/make-environment requirements.txt tests/requirements.txt
	@touch $@

lock: .venv/installed
	$(BIN)/uv pip compile -q --generate-hashes --python-version 3.11 --no-emit-index-url --no-emit-find-links \
	  pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile -q --generate-hashes --python-version 3.11 --no-emit-index-url --no-emit-find-links \
	  --group pyproject.toml:test -c requirements.txt -o tests/requirements.txt

clean:
	rm -rf .venv .cache var
