#!/usr/bin/env bash
# deb-test.sh PACKAGE: installs the package into a clean root folder, runs it there, and removes it.
set -euo pipefail
cd "$(dirname "$0")/.."

package=$1
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
mkdir -p "$root"/var/lib/dpkg/{info,updates,triggers}
touch "$root"/var/lib/dpkg/{status,available}

quiet=(dpkg --root="$root" --force-not-root --force-script-chrootless --log=/dev/null)
"${quiet[@]}" --install "$package"
for file in usr/bin/k8s-quiz \
    usr/share/bash-completion/completions/k8s-quiz \
    usr/share/zsh/vendor-completions/_k8s-quiz \
    usr/share/fish/vendor_completions.d/k8s-quiz.fish \
    usr/share/man/man1/k8s-quiz.1.gz usr/share/man/man1/k8s-quiz-study.1.gz \
    usr/share/doc/k8s-quiz/copyright; do
    [ -s "$root/$file" ] || { echo "error: the package lacks $file" >&2; exit 1; }
done
if command -v man >/dev/null; then
    man -l "$root/usr/share/man/man1/k8s-quiz.1.gz" | grep -q 'NAME'
fi
packaging/in-root.sh "$root" /usr/bin/k8s-quiz

"${quiet[@]}" --purge k8s-quiz
# What the program wrote is in home and in the folder of the test.
left=$(find "$root" \( -path "$root/var" -o -path "$root/home" -o -path "$root${TMPDIR:-/tmp}" \) -prune -o -type f -print)
[ -z "$left" ] || { printf 'error: the package leaves files:\n%s\n' "$left" >&2; exit 1; }
echo "installed, run and removed: $package"
