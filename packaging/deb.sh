#!/usr/bin/env bash
# Builds the Debian package from the static program, so that it needs no other package and runs on
# every release. Prints the path of the package.
set -euo pipefail
cd "$(dirname "$0")/.."

target=x86_64-unknown-linux-musl
folder=${CARGO_TARGET_DIR:-target}
command -v cargo-deb >/dev/null || cargo install --locked cargo-deb >&2
packaging/static.sh >&2

# Cargo.toml names the pages by this path.
rm -rf target/man "$folder/debian"
"$folder/$target/release/k8s-quiz" man --dir target/man
cargo deb --locked --no-build --no-strip --target "$target" --output "$folder/debian/" >&2
ls "$folder"/debian/*.deb
