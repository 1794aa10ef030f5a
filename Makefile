# demo: see it work.  test: everything that must pass.  bench: speed and memory.  train: gold to weights.
CARGO ?= cargo
PYTHON ?= python3
GRIOT = target/release/griot

.PHONY: build demo test fmt clippy bench train

build:
	$(CARGO) build --release --locked -p griot-cli

demo: build
	$(GRIOT) read examples/bamako-delegation.txt --published 2025-11-12
	@mkdir -p target/demo
	$(GRIOT) code examples/articles.jsonl -o target/demo/events.jsonl
	@head -n 2 target/demo/events.jsonl | cut -c 1-400
	@echo "… all of it in target/demo/events.jsonl"

test: fmt clippy
	$(CARGO) test --workspace --locked

# rustfmt and clippy are components of a toolchain that may not be there.
fmt:
	@if $(CARGO) fmt --version >/dev/null 2>&1; then $(CARGO) fmt --all --check; else echo "skipped: rustfmt is not installed"; fi

clippy:
	@if $(CARGO) clippy --version >/dev/null 2>&1; then $(CARGO) clippy --workspace --all-targets --locked -- -D warnings; else echo "skipped: clippy is not installed"; fi

bench: build
	$(PYTHON) bench/speed.py --griot $(GRIOT)

train:
	cd training && $(PYTHON) -m griot_training
