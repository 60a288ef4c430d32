#!/usr/bin/env bash
# Packs the crate, checks its size, and runs its tests from the unpacked archive.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=${CARGO_TARGET_DIR:-$PWD/target}
cargo package --locked "$@"
crate=$(ls -t "$folder"/package/*.crate | head -1)
size=$(stat -c %s "$crate")
echo "$crate: $size bytes"
[ "$size" -lt 10000000 ] || { echo "error: crates.io takes at most 10 MB" >&2; exit 1; }

unpacked=$(mktemp -d)
trap 'rm -rf "$unpacked"' EXIT
tar -xzf "$crate" -C "$unpacked" --strip-components=1
CARGO_TARGET_DIR=$folder cargo test --locked --manifest-path "$unpacked/Cargo.toml"
