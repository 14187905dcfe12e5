# Two commands to begin with: make run, make test. Each makes .venv and installs what it needs, pinned with hashes.

PYTHON ?= python3
VENV = .venv
BIN = $(VENV)/bin
PICTURES ?= build/tour

.PHONY: run test test-long tour check bench bench-peers pins pictures clean

run: $(VENV)/run.done
	@if $(BIN)/python -c "import sys; from quizapp.base.doorstep import advice; sys.exit(bool(advice()))"; then \
		$(BIN)/python main.py; \
	else \
		echo "No window can be opened here, so the tour is played instead."; \
		$(BIN)/python main.py tour $(PICTURES); \
	fi

# On two cores at once; each test stands on a folder of its own.
test: $(VENV)/test.done
	$(BIN)/python -m pytest -n 2

# Faults by the hundred, and use for days: what takes longer than 20 s a test.
test-long: $(VENV)/test.done
	$(BIN)/python -m pytest -m long

tour: $(VENV)/run.done
	$(BIN)/python main.py tour $(PICTURES)

check: $(VENV)/house.done
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python main.py check decks

# BENCH="--only study --json" for some of it; --help tells the rest.
bench: $(VENV)/run.done
	@$(BIN)/python tests/bench/bench.py $(BENCH)

# The same with Anki beside it, which is installed for that in a place of its own.
bench-peers: $(VENV)/run.done build/bench-peers/installed
	@$(BIN)/python tests/bench/bench.py --peers build/bench-peers/bin/python $(BENCH)

build/bench-peers/installed:
	$(PYTHON) -m venv build/bench-peers
	build/bench-peers/bin/pip install --quiet --disable-pip-version-check anki aqt
	@touch $@

# The pictures of the README, made by the tour.
pictures: $(VENV)/run.done
	$(BIN)/python main.py tour $(PICTURES)
	cp $(PICTURES)/*-study-answer-light.png docs/pictures/study.png
	cp $(PICTURES)/*-quiz-light.png docs/pictures/quiz.png
	cp $(PICTURES)/*-results-dark.png docs/pictures/results.png

# New versions of the pinned packages; needs uv (pip install uv).
pins:
	uv pip compile --quiet --upgrade $(UV) -o .ci/requirements-run.txt
	uv pip compile --quiet --upgrade $(UV) --extra test -o .ci/requirements-test.txt
	uv pip compile --quiet --upgrade $(UV) --extra test --extra house -o .ci/requirements-house.txt
UV = --universal --generate-hashes --no-emit-index-url --no-annotate --python-version 3.11 \
	--custom-compile-command "make pins" pyproject.toml

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/%.done: .ci/requirements-%.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

clean:
	rm -rf $(VENV) build .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
