# The two commands that matter: `make demo` and `make test`. `make help` prints all.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
export PYTHONUNBUFFERED := 1

.PHONY: help setup demo test check fix bench messages lock screenshots

help: ## Print what each command does
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## Create .venv and install everything that the other commands need
	@PYTHON="$(PYTHON)" sh scripts/setup.sh

demo: setup ## Set everything up and serve the demonstration at 127.0.0.1:8000 (PORT=)
	@PORT="$(PORT)" sh scripts/demo.sh

test: setup ## Set everything up and run every check and every test
	@sh scripts/test.sh

check: setup ## Run the checks that need no test: style, types, layers, sizes, migrations
	@sh scripts/check.sh

fix: setup ## Format the code and mend what can be mended by itself
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet .
	@git ls-files -z -- '*.html' | xargs -0 $(BIN)/djade --target-version 5.2

bench: setup ## Measure the budgets and write docs/benchmarks.md
	@DEBUG=0 SECRET_KEY=bench $(BIN)/python -m scripts.bench

messages: setup ## Collect the texts to translate into grappe/locale (needs gettext)
	@cd grappe && DEBUG=1 ../$(BIN)/grappe makemessages --locale fr --locale nl --locale de \
		--no-wrap --no-obsolete --add-location file
	@$(BIN)/python scripts/compile_messages.py

screenshots: setup ## Make the README's two screenshots from the demonstration
	@$(BIN)/python -m scripts.screenshots

lock: ## Pin every version with its hashes again (needs uv)
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate --quiet --output-file requirements.lock
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 \
		--generate-hashes --no-header --no-annotate --quiet --output-file requirements-dev.lock
