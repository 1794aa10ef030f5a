# `make demo` builds Griot and codes the examples; `make look` shows them; `make test` runs every test.

GRIOT := target/release/griot
DEMO := target/demo

.PHONY: demo look test bench train

demo:
	cargo build --release --package griot-cli
	mkdir -p $(DEMO)
	$(GRIOT) read examples/bamako-delegation.txt --published 2025-11-12
	$(GRIOT) code examples/articles.jsonl -o $(DEMO)/events.jsonl
	$(GRIOT) code examples/articles.jsonl --store $(DEMO)/examples.db
	@echo "Every event of the five examples, a line each: $(DEMO)/events.jsonl"
	@echo "On the map: make look"

look:
	@test -e $(DEMO)/examples.db || $(MAKE) demo
	$(GRIOT) serve --store $(DEMO)/examples.db --open

# The toolchain's formatter and linter may be absent on a bare machine; the tests never are. Those of the command line
# leave the griot that the last two lines take.
test:
	@if cargo fmt --version >/dev/null 2>&1; then cargo fmt --all --check; \
	else echo "skipped: formatting (no rustfmt; rustup component add rustfmt)"; fi
	@if cargo clippy --version >/dev/null 2>&1; then cargo clippy --workspace --all-targets --quiet -- --deny warnings; \
	else echo "skipped: linting (no clippy; rustup component add clippy)"; fi
	cargo test --workspace --quiet
	tests/formats/run target/debug/griot
	tests/page/run target/debug/griot

bench:
	cargo build --release --package griot-cli
	python3 bench/speed.py $(GRIOT)

train:
	python3 -m venv .venv
	.venv/bin/pip install --quiet --requirement training/requirements.txt
	cd training && ../.venv/bin/python -m griot_training
