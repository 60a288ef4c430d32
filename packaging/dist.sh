#!/usr/bin/env bash
# Collects what a release offers in target/dist: the static program with its manual pages and
# completions, the Debian package, and their checksums.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=${CARGO_TARGET_DIR:-target}
package=$(packaging/deb.sh)
version=$(cargo metadata --locked --no-deps --format-version 1 | sed -E 's/.*"name":"k8s-quiz","version":"([^"]+)".*/\1/')
name=k8s-quiz-$version-x86_64-linux
dist=$folder/dist
rm -rf "$dist"
mkdir -p "$dist/$name/completions"
cp "$folder/x86_64-unknown-linux-musl/release/k8s-quiz" README.md README.zh-CN.md CHANGELOG.md LICENSE-* "$dist/$name/"
cp -r target/man "$dist/$name/man"
cp -r docs contrib "$dist/$name/"
for shell in bash zsh fish powershell elvish; do
    "$dist/$name/k8s-quiz" completions "$shell" >"$dist/$name/completions/k8s-quiz.$shell"
done
tar -czf "$dist/$name.tar.gz" -C "$dist" "$name"
rm -r "${dist:?}/$name"
cp "$package" "$dist/"
(cd "$dist" && sha256sum -- * >SHA256SUMS)
ls -l "$dist"
