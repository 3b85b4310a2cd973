# The commands of a day's work. `make help` lists them.

PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift
PYTHON ?= python3

# Two build folders: the program as it is shipped, and everything with its tests, which are built for `@testable import`.
# Both are release builds: models and tables are slow to work with in a debug build.
BUILD := .build
TEST_BUILD := .build-tests
PROGRAM ?= $(BUILD)/release/chancery
TEST_FLAGS := -c release --scratch-path $(TEST_BUILD) -Xswiftc -enable-testing

.DEFAULT_GOAL := help
.PHONY: help demo test build requirements install uninstall scores bench soak documentation format lint clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

demo: build ## build, read the reports of Examples/kazakhstan-abraham-accords, print the brief
	@$(PROGRAM) brief Examples/kazakhstan-abraham-accords

build: requirements ## build the program (release)
	@$(SWIFT) build -c release --scratch-path $(BUILD) --product chancery >&2

requirements: ## install what the build needs, or say what to install
	@Scripts/requirements.sh

test: requirements ## build, pass all tests: of the scripts, of an installed program, of the package
	$(SWIFT) build $(TEST_FLAGS) --build-tests
	$(PYTHON) -m unittest discover -s Scripts/tests -t Scripts
	Scripts/tests/installed_program.sh $(TEST_BUILD)/release/chancery
	$(SWIFT) test $(TEST_FLAGS) --skip-build

install: build ## install below PREFIX: program, tables, models, man page, shell completions
	@Scripts/install.sh $(PROGRAM) "$(DESTDIR)$(PREFIX)"

uninstall: ## take out what `make install` put below PREFIX
	@Scripts/install.sh --remove "$(DESTDIR)$(PREFIX)"

scores: ## score every layer on the sets of ../shared (PEERS=1: speeds of peers too; WRITE=1: into SCORES.md)
	@[ "$(PROGRAM)" != "$(BUILD)/release/chancery" ] || $(MAKE) --no-print-directory build
	@$(PYTHON) Scripts/scores.py --program $(PROGRAM) $(if $(PEERS),--peers) $(if $(WRITE),--write) $(if $(DATE),--date $(DATE))

bench: requirements ## measure speed and memory of each stage (WRITE=1: into BENCHMARKS.md)
	@$(SWIFT) build -c release --scratch-path $(BUILD) --product chancery >&2
	@$(SWIFT) build -c release --scratch-path $(BUILD) --product chancery-training >&2
	@$(PYTHON) Scripts/bench.py --build $(BUILD)/release $(if $(WRITE),--write) $(if $(DATE),--date $(DATE))

soak: ## kill `chancery add` at 1,000 random moments (KILLS=100: a tenth), and ask the reading room a million times (REQUESTS=)
	@[ "$(PROGRAM)" != "$(BUILD)/release/chancery" ] || $(MAKE) --no-print-directory build
	@$(PYTHON) Scripts/soak.py --program $(PROGRAM) --kills $(or $(KILLS),1000)
	@$(PYTHON) Benchmarks/reading_room.py --program $(PROGRAM) --reports 500 --most 0 --seconds 5 --requests $(or $(REQUESTS),1000000)

documentation: build ## convert the DocC catalogue and the library's comments into .build/documentation
	Scripts/documentation.sh $(BUILD)/documentation

format: ## lay out the Swift source as .swift-format says
	$(SWIFT) format --in-place --parallel --recursive Package.swift Sources Tests

lint: ## fail where the Swift source is not laid out so
	$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Tests

clean: ## take out both build folders
	rm -rf $(BUILD) $(TEST_BUILD)
