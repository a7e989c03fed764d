# `make` alone tells what there is. `make site` does everything from nothing.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-builtin-rules --no-print-directory
.DEFAULT_GOAL := help

# Lets mkdocs, which is no module of ours, find the packages beside this file.
export PYTHONPATH := $(CURDIR)
# Material's banner about its end of life, at every build.
export NO_MKDOCS_2_WARNING := 1

VENV := .venv
BIN := $(VENV)/bin
LOCK := .venv-lock

step := @printf '\n== %s\n'
pip_install := -m pip --disable-pip-version-check -qq install --require-hashes
# uv takes the versions already locked, so that only what has to change changes; a lock that comes out the
# same is left alone, so that nothing is installed anew.
define relock
	@cp $(1).txt $(LOCK)/$(1).txt
	@$(LOCK)/bin/uv --no-config pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
		--generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
		$(LOCK_ARGS) $(1).in -o $(LOCK)/$(1).txt
	@if cmp -s $(LOCK)/$(1).txt $(1).txt; then echo "$(1).txt is as it was"; \
	else cp $(LOCK)/$(1).txt $(1).txt; echo "$(1).txt is written"; fi
endef

.PHONY: help site serve check amendments test bench lock clean

help: ## Tell what each target does
	@awk 'BEGIN {FS = ":.*## "; print "make TARGET, where TARGET is one of\n"} \
		/^[a-z]+:.*## / {printf "  %-10s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

site: $(VENV)/.installed ## Build the website and the PDF reports into site/
	@PYTHON=$(BIN)/python scripts/system-packages pango
	@scripts/system-packages graphviz
	$(step) 'Building the website and the PDF reports'
	WITH_PDF=true $(BIN)/mkdocs build --strict
	$(step) 'Done'
	@echo 'Website: $(CURDIR)/site/index.html (to read it in a browser: make serve)'
	@find site -name '*.pdf' -printf 'Report:  $(CURDIR)/%p (%k KiB)\n' | sort

serve: $(VENV)/.installed ## Show the website at localhost:8000, rebuilt at every change (no PDF)
	@PYTHON=$(BIN)/python scripts/system-packages pango
	@scripts/system-packages graphviz
	WITH_PDF=false $(BIN)/mkdocs serve

check: $(VENV)/.installed ## Check the records and say what to write instead
	@$(BIN)/python -m assessment

amendments: $(VENV)/.installed ## Compare the records with newer texts of the laws: make amendments TEXTS=FOLDER
	@test -n "$(TEXTS)" || { echo 'Name the folder with the texts of the laws: make amendments TEXTS=FOLDER' >&2; exit 2; }
	@$(BIN)/python -m assessment.amendments "$(TEXTS)"

test: $(VENV)/.installed-dev ## Run the linter and every test, in a browser too
	@PYTHON=$(BIN)/python scripts/system-packages pango
	@scripts/system-packages graphviz
	@scripts/system-packages chromium > $(VENV)/chromium
	$(step) 'Linting'
	$(BIN)/ruff check .
	$(step) 'Testing'
	CHROMIUM="$$(cat $(VENV)/chromium)" $(BIN)/python -m pytest

bench: $(VENV)/.installed-dev ## Measure how long the build takes, and what search finds and fetches
	@PYTHON=$(BIN)/python scripts/system-packages pango
	@scripts/system-packages graphviz
	@scripts/system-packages chromium > $(VENV)/chromium
	CHROMIUM="$$(cat $(VENV)/chromium)" $(BIN)/python -m benchmarks

lock: $(LOCK)/.installed ## Write requirements*.txt anew from requirements*.in (LOCK_ARGS=--upgrade for newer ones)
	$(step) 'Locking the versions and hashes of the Python packages'
	$(call relock,requirements)
	$(call relock,requirements-dev)

clean: ## Remove everything that was built or installed here
	rm -rf $(VENV) $(LOCK) site .cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.installed: requirements.txt
	$(step) 'Setting up Python packages in $(VENV) (once, and after requirements.txt changes)'
	@python="$$(scripts/system-packages python)"; "$$python" --version; "$$python" -m venv --clear $(VENV)
	$(BIN)/python $(pip_install) -r requirements.txt
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	$(step) 'Adding the packages for tests'
	$(BIN)/python $(pip_install) -r requirements-dev.txt
	@touch $@

# uv apart from the rest, so that a lock that no longer installs can be mended; its pin and its hashes
# are those of requirements-dev.txt.
$(LOCK)/.installed: requirements-dev.txt
	$(step) 'Setting up uv in $(LOCK)'
	@python="$$(scripts/system-packages python)"; "$$python" -m venv --clear $(LOCK)
	@awk '/^uv==/,!/\\$$/' requirements-dev.txt > $(LOCK)/uv.txt
	$(LOCK)/bin/python $(pip_install) -r $(LOCK)/uv.txt
	@touch $@
