#!/usr/bin/env bash
# Checks that the program compiles for Windows: Unix-only code is behind `cfg`.
set -euo pipefail
cd "$(dirname "$0")/.."

target=x86_64-pc-windows-gnu
rustup target add "$target"
# Without packages for Anki: SQLite would need a C compiler for Windows.
cargo check --locked --no-default-features --target "$target" "$@"
