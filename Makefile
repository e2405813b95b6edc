# The commands of this house. `make run` needs nothing but python3; everything is kept in .venv and var.
PYTHON ?= python3
BIN = .venv/bin
# Tests run in two processes, each with a PostgreSQL of its own; a file of tests stays in one. JOBS=0: in this one.
JOBS ?= 2
export SIZE PEOPLE SEED

.PHONY: setup run test bench check format demo docs long lock words screens audit

setup:  ## .venv with the locked libraries and the command `hamrah`
	@$(PYTHON) bin/bootstrap.py runtime

run: setup  ## database, demo and pages at http://127.0.0.1:8000
	@exec $(BIN)/hamrah serve --demo

demo: setup  ## load the demo organisations
	@$(BIN)/hamrah demo $(if $(PEOPLE),--people $(PEOPLE)) $(if $(SEED),--seed $(SEED))

test: dev  ## every test but the long ones
	@$(PYTHON) bin/bootstrap.py browsers
	@$(BIN)/python -m tests.run -n $(JOBS) --dist loadfile

long: dev  ## the tests that take long
	@$(BIN)/python -m pytest -m long

check: dev  ## format, lint, types, floors, migrations, templates, translations, licences
	@$(BIN)/python -m checks

format: dev  ## lay out Python and templates as `make check` wants them
	@$(BIN)/ruff format -q .
	@$(BIN)/python -m checks.templates --write

words: dev  ## bring the translations up to date: new sentences in, old ones out
	@$(BIN)/python -m checks.translations

audit: dev  ## newer releases of what is locked; then known holes in it, which needs the internet
	@$(BIN)/python -m pip list --outdated
	@$(BIN)/python -m pip install -qq pip-audit
	@$(BIN)/pip-audit --disable-pip --strict -r requirements/runtime.txt
	@$(BIN)/pip-audit --disable-pip --strict -r requirements/dev.txt
	@cd tests/outside && npm audit

screens: dev  ## pictures of every page of a running demo into var/screenshots; TOUR=1 those of the tour, FIELD=1 of the phone
	@$(BIN)/python -m tests.look.$(if $(FIELD),field,screens) $(if $(URL),--url $(URL)) $(if $(AS),--as $(AS)) $(if $(PASSWORD),--password $(PASSWORD)) $(if $(TOUR),--tour)

bench:  ## measure, with baselines beside; SIZE=1000000 for the large one
	@$(PYTHON) bin/bootstrap.py judges
	@$(BIN)/python -m bench

docs: setup  ## docs/reference anew, from the code
	@$(BIN)/python -m hamrah.config.reference

.PHONY: likeness cluster
likeness: dev  ## learn likeness, and nearness of veils, anew from invented registers (the tables in rules/, docs/likeness.svg)
	@$(BIN)/python -m bench.learn_likeness var/bench
	@$(BIN)/python -m bench.learn_nearness var/bench

cluster: dev  ## Spark: for `hamrah link run --engine spark`
	@$(BIN)/python -m pip install -q --require-hashes -r requirements/cluster.txt

.PHONY: dev
dev:
	@$(PYTHON) bin/bootstrap.py dev

lock: dev  ## after a change of dependencies in pyproject.toml
	@$(BIN)/python -m pip install -qq uv
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header pyproject.toml -o requirements/runtime.txt
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --extra dev -c requirements/runtime.txt pyproject.toml -o requirements/dev.txt
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --extra compare -c requirements/dev.txt pyproject.toml -o requirements/compare.txt
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --extra cluster -c requirements/dev.txt pyproject.toml -o requirements/cluster.txt
