#!/usr/bin/env bash
# Runs the static program in a root folder that has nothing else: commands, and a session on a
# pseudo-terminal. Without root rights it uses a user namespace.
set -euo pipefail
cd "$(dirname "$0")/.."

program=${1:-${CARGO_TARGET_DIR:-target}/x86_64-unknown-linux-musl/release/k8s-quiz}
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
cp "$program" "$root/k8s-quiz"
packaging/in-root.sh "$root" /k8s-quiz
