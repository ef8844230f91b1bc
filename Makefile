# Another name for run.py, which does the work and says what it can do: python3 run.py --help
PYTHON ?= python3

run test tour lint format ratchet lock:
	@$(PYTHON) run.py $@ $(ARGS)

.DEFAULT_GOAL := run
.PHONY: run test tour lint format ratchet lock
