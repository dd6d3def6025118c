# The two commands of the README are `make demo` and `make test`; `make help` lists the others.
# Nothing but Python 3.11 or newer and make is needed beforehand.

.DEFAULT_GOAL := help
.PHONY: help install demo test browser check lock clean

bin := .venv/bin

help:
	@echo 'make install   set up .venv with the locked dependencies'
	@echo 'make demo      play ninety days of a collection agency, then open its desk; SERVE=0 ends'
	@echo 'make test      run the tests; ARGS="tests/base -x" goes to pytest'
	@echo 'make browser   the pages in a real Chromium: axe, keys, widths; takes long'
	@echo 'make check     lint, format, types and import rules'
	@echo 'make lock      bring requirements.lock up to date with pyproject.toml'
	@echo 'make clean     remove .venv and caches; the data in var/ stay'
	@echo 'PYTHON=python3.12 make install   choose the Python'

install:
	@sh tools/install.sh

demo: install
	@$(bin)/inkasso demo $(if $(filter 0,$(SERVE)),,--serve)

test: install
	@$(bin)/python -m pytest $(ARGS)

# Playwright is pinned in a lock of its own, and is no part of `install`: CI runs without it.
browser: install
	@$(bin)/python -m pip --disable-pip-version-check --no-input install --quiet --no-deps \
		--require-hashes -r requirements-browser.lock
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || \
		$(bin)/python -m playwright install chromium
	@npm ci --prefix tests/desk/single --ignore-scripts --no-audit --no-fund --loglevel=error
	@$(bin)/python -m pytest -m browser -n 0 tests/desk/browser tests/desk/single $(ARGS)

check: install
	$(bin)/ruff check .
	$(bin)/ruff format --check .
	$(bin)/mypy
	$(bin)/lint-imports

lock: install
	@command -v uv >/dev/null || { echo 'make lock needs uv: https://docs.astral.sh/uv/'; exit 1; }
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--no-annotate --extra dev --extra embedded pyproject.toml --output-file requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--no-annotate --group browser --constraints requirements.lock \
		--output-file requirements-browser.lock

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dist
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +
