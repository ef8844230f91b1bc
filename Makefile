# Another name for run.py, which does the work and says what it can do: python3 run.py --help
PYTHON ?= python3

run test faults bench tour lint format ratchet survey lock:
	@$(PYTHON) run.py $@ $(ARGS)

.DEFAULT_GOAL := run
.PHONY: run test faults bench tour lint format ratchet survey lock
