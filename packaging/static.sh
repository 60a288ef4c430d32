#!/usr/bin/env bash
# Builds the statically linked program: target/x86_64-unknown-linux-musl/release/k8s-quiz.
set -euo pipefail
cd "$(dirname "$0")/.."

target=x86_64-unknown-linux-musl
rustup target add "$target"
cargo build --release --locked --target "$target"

program=${CARGO_TARGET_DIR:-target}/$target/release/k8s-quiz
if ldd "$program" 2>&1 | grep -q '=>'; then
    echo "error: $program is not statically linked" >&2
    exit 1
fi
echo "$program"
