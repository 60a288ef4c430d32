#!/usr/bin/env bash
# publish.sh TAG: offers the files of target/dist as the release of a tag. With DRY_RUN set, prints
# what it would do.
set -euo pipefail
cd "$(dirname "$0")/.."

tag=$1
version=$(cargo metadata --locked --no-deps --format-version 1 | sed -E 's/.*"name":"k8s-quiz","version":"([^"]+)".*/\1/')
[ "$tag" = "v$version" ] || { echo "error: the tag $tag is not v$version of Cargo.toml" >&2; exit 1; }
files=("${CARGO_TARGET_DIR:-target}"/dist/*)
[ -f "${files[0]}" ] || { echo "error: no files; run packaging/dist.sh first" >&2; exit 1; }
(cd "$(dirname "${files[0]}")" && sha256sum --check --quiet SHA256SUMS)
publish=(gh release create "$tag" --title "$tag" --notes-file CHANGELOG.md "${files[@]}")
if [ -n "${DRY_RUN-}" ]; then
    printf '%q ' "${publish[@]}"
    echo
else
    "${publish[@]}"
fi
