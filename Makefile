# For people. `make demo` and `make test` need Python 3.11 or newer and a package
# registry, and nothing else that has to be installed by hand.

PYTHON ?= python3
VENV ?= .venv
DEMO ?= .venv-demo
RECORD ?= demo-record
PIP_OPTIONS = -qq --disable-pip-version-check --no-input
PACKAGE = $(shell find chancery -type f -not -name '*.pyc' 2>/dev/null)

.PHONY: .browser help demo desk test lint format bench train readme screenshots clean

help:
	@echo 'make demo    install, read examples/ into $(RECORD)/, and show what was found'
	@echo 'make desk    open the demonstration record in a browser'
	@echo 'make test    install what tests need, a browser among it; ruff, mypy and pytest'
	@echo 'make lint    ruff and mypy alone'
	@echo 'make format  lay the code out as ruff does'
	@echo 'make bench   measure against the floors (needs the corpora in ../shared/data)'
	@echo 'make train   train the reader anew, measure it, and write its card (hours on two cores)'
	@echo 'make readme  write the outputs shown in README.md anew'
	@echo 'make screenshots  take the pictures in docs/ anew'
	@echo 'make clean   remove the environments, the demonstration record and caches'

# Each stamp is newer than what it was installed from, so a second run installs nothing.
$(DEMO)/.installed: pyproject.toml README.md $(PACKAGE)
	@sh .ci/environment '$(PYTHON)' '$(DEMO)'
	@echo 'Installing Chancery into $(DEMO) (a minute or two, the first time) ...'
	@$(DEMO)/bin/python -m pip install $(PIP_OPTIONS) --no-compile .
	@touch $@

# Looks each time: a browser that is there is found at once.
.browser: $(VENV)/.installed
	@sh .ci/browser '$(VENV)'

$(VENV)/.installed: pyproject.toml
	@sh .ci/environment '$(PYTHON)' '$(VENV)'
	@echo 'Installing Chancery and what its tests need into $(VENV) ...'
	@$(VENV)/bin/python -m pip install $(PIP_OPTIONS) --editable '.[test]'
	@touch $@

demo: $(DEMO)/.installed
	@rm -rf '$(RECORD)'
	@$(DEMO)/bin/chancery read examples --record '$(RECORD)'
	@echo
	@echo 'What was claimed of the days from 24 February 2022 on, by both sides:'
	@echo
	@$(DEMO)/bin/chancery claims --record '$(RECORD)' --since 2022-02-24 --until 2022-03-05 --limit 30
	@echo
	@echo 'The record is in $(RECORD)/. To go on:'
	@echo
	@echo '  source $(DEMO)/bin/activate && export CHANCERY_RECORD=$(RECORD)'
	@echo '  chancery claims                                  all of them'
	@echo '  chancery claims --dyad RUS UKR --status actual   what Russia is said to have done to Ukraine'
	@echo '  chancery claims --stance denies                  what somebody denies'
	@echo '  chancery explain CLAIM                           the words behind a claim (an id from above)'
	@echo '  chancery export --format csv --out claims.csv    for a spreadsheet, pandas or R'
	@echo '  chancery read your-folder --record your-record   your own articles'

test: lint .browser
	@$(VENV)/bin/python -m pytest

lint: $(VENV)/.installed
	@$(VENV)/bin/python -m ruff check .
	@$(VENV)/bin/python -m mypy

format: $(VENV)/.installed
	@$(VENV)/bin/python -m ruff format .
	@$(VENV)/bin/python -m ruff check --fix-only .

bench: $(VENV)/.installed
	@$(VENV)/bin/python -m bench all

train: $(VENV)/.installed
	@$(VENV)/bin/python -m pip install $(PIP_OPTIONS) --editable '.[train,test]'
	@$(VENV)/bin/python -m training.train
	@$(VENV)/bin/python -m training.export
	@$(VENV)/bin/python -m training.tune
	@$(VENV)/bin/python -m training.manifest
	@$(VENV)/bin/python -m bench all --pin
	@$(VENV)/bin/python -m training.card
	@$(VENV)/bin/python -m training.manifest
	@$(VENV)/bin/python docs/outputs.py

desk: demo
	@$(DEMO)/bin/chancery desk --record '$(RECORD)'

screenshots: $(VENV)/.installed .browser
	@$(VENV)/bin/python docs/screenshots.py

readme: $(VENV)/.installed
	@$(VENV)/bin/python docs/outputs.py

clean:
	rm -rf $(VENV) $(DEMO) $(RECORD) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
