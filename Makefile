# On a machine with Python 3.11 or later, make and git, two commands do everything: `make demo` and `make test`.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.PHONY: demo test bench format clean

export PYTHONUTF8 := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

PYTHON_IN := .venv/bin/python
POLYC := .venv/bin/polyc
INSTALL := $(PYTHON_IN) -m pip install --quiet --quiet --editable
SITE := build/site

# Programs beyond Python that the tests need. Names are those of tests/machine.sh: node cc java chromium.
TOOLS := node chromium cc

demo: .venv/with-site
	@echo "== 检查政策 =="
	@$(POLYC) check policies
	@echo "== 编译政策 =="
	@$(POLYC) build policies -o build/rules
	@echo "== 结算单 =="
	@for claim in policies/*/*/单据/*/*.json; do \
	    policy="$${claim%/*}"; \
	    $(POLYC) settle "$${policy%/单据/*}/$${policy##*/}.pol" --claim "$$claim" --explain; \
	done
	@for claim in policies/*/*/单据/*/*/*.json; do \
	    folder="$${claim%/*}"; policy="$${folder%/*}"; scenarios="$${folder##*/}"; \
	    $(POLYC) settle "$${policy%/单据/*}/$${policy##*/}.pol" --claim "$$claim" \
	        --scenario $${scenarios//、/ --scenario } --explain; \
	done
	@echo "== 生成网站 =="
	@$(POLYC) site build policies -o $(SITE)
	@echo "file://$(CURDIR)/$(SITE)/index.html"

test: .venv/with-tests
	sh tests/machine.sh tools $(TOOLS)
	$(PYTHON_IN) -m ruff format --check .
	$(PYTHON_IN) -m ruff check .
	$(PYTHON_IN) -m mypy --strict
	.venv/bin/lint-imports --no-logo
	@mkdir -p build
	$(PYTHON_IN) -m pytest -n auto --dist worksteal | tee build/pytest.txt
	$(POLYC) fmt --check policies tests
	$(POLYC) check policies
	$(POLYC) test policies
	$(POLYC) site build policies -o $(SITE) --strict
	@echo "make test: $$(tail -n 1 build/pytest.txt)"

bench: .venv/with-tests
	$(INSTALL) '.[bench]'
	$(PYTHON_IN) -m tests.benchmarks

format: .venv/with-tests
	$(PYTHON_IN) -m ruff format .
	$(PYTHON_IN) -m ruff check --fix .

clean:
	rm -rf build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -path ./.venv -prune -o -name __pycache__ -type d -exec rm -rf {} +

# What is installed, and for which pyproject.toml.
.venv/with-tests: .venv/with-site
	$(INSTALL) '.[site,lsp,test]'
	@touch $@

.venv/with-site: pyproject.toml | .venv/bin/python
	$(INSTALL) '.[site]'
	@touch $@

.venv/bin/python:
	sh tests/machine.sh venv .venv
