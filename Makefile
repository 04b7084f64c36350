# R2P Atlas. `make run` starts the app, `make test` runs everything that guards it.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501

.DEFAULT_GOAL := help
.PHONY: help run test lint unit browser check tidy bench screenshots export publish clean

help:  ## what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: $(VENV)/app.done  ## start the app on http://localhost:8501
	$(BIN)/streamlit run app.py --server.port $(PORT)

test: lint unit browser  ## everything: style, types, unit, page and browser tests

lint: $(VENV)/dev.done  ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

unit: $(VENV)/dev.done  ## unit and page tests
	$(BIN)/python -m tests.find_office
	$(BIN)/python -m pytest tests/unit tests/pages -n auto

browser: $(VENV)/dev.done  ## browser tests, with a real Chromium
	$(BIN)/python -m tests.browser.find_browser
	$(BIN)/python -m tests.browser.find_nginx
	$(BIN)/python -m pytest tests/browser -n 2 --dist worksteal --reruns 2

check: $(VENV)/app.done  ## validate every crisis
	$(BIN)/python -m r2p check

tidy: $(VENV)/app.done  ## write every crisis in canonical form
	$(BIN)/python -m r2p tidy

bench: $(VENV)/dev.done  ## speed beside Streamlit's one-line app
	$(BIN)/python -m benchmarks

screenshots: $(VENV)/dev.done  ## the pictures in the README, from the running app
	$(BIN)/python -m tests.browser.find_browser
	$(BIN)/python -m tools.screenshots

export: $(VENV)/app.done  ## the release of the dataset in ./release
	$(BIN)/python -m r2p export release

publish: $(VENV)/app.done  ## the release of this version where the app serves it
	$(BIN)/python -m r2p export --publish

clean:  ## remove what the other commands made
	rm -rf $(VENV) .bench release .pytest_cache .ruff_cache .mypy_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "R2P Atlas needs Python 3.11 or newer; $(PYTHON) is older. Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/app.done: requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/dev.done: requirements.txt requirements-dev.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/app.done
