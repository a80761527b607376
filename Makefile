# Three commands: `make demo` runs the main job, `make demo-course` all of it, `make test` the tests; each sets up first.
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3
READY := $(VENV)/.ready
DEMO ?= demo

.PHONY: help demo demo-course test check setup build clean
help:
	@echo "make demo         set up, then grade an embedded class of 24 and show where everything lies (folder: $(DEMO)/)"
	@echo "make demo-course  the same for all six days and every elective, from build to reports, within a time budget"
	@echo "make test         set up, then run every test and check"
	@echo "make setup        set up only: $(VENV) and bubblewrap"
	@echo "make build        write source/ and release/ anew from assignments/"
	@echo "make clean        remove what these commands made"

setup: $(READY)

# Runs again only when what is to be installed changes.
$(READY): pyproject.toml constraints.txt scripts/setup.sh
	@sh scripts/setup.sh "$(PYTHON)" "$(VENV)"
	@touch $@

demo: setup
	@$(BIN)/autograder demo --out "$(DEMO)"

demo-course: setup
	@$(BIN)/autograder demo --all-days --out "$(DEMO)"

test: setup
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh scripts/test.sh

build: setup
	@PATH="$(CURDIR)/$(BIN):$$PATH" autograder build

clean:
	rm -rf $(VENV) demo gradebook.db submitted autograded feedback results report
