#!/usr/bin/env bash
# in-root.sh ROOT PROGRAM: the tests of a session run PROGRAM with ROOT as its root folder.
set -euo pipefail
cd "$(dirname "$0")/.."

root=$1
program=$2
enter="chroot"
[ "$(id -u)" -eq 0 ] || enter="unshare --map-root-user chroot"

$enter "$root" "$program" --version
K8S_QUIZ_HOME=/home $enter "$root" "$program" list etcd --color never | tail -1
K8S_QUIZ_HOME=/home $enter "$root" "$program" next --json >/dev/null

# The tests run a program outside, in the folder of each test. This one goes into the root.
outside=$(mktemp)
trap 'rm -f "$outside"' EXIT
printf '#!/bin/sh\nexec %s "%s" "%s" "$@"\n' "$enter" "$root" "$program" >"$outside"
chmod +x "$outside"
K8S_QUIZ_TEST_PROGRAM=$outside cargo test --locked --test it -- --exact \
    study_in_a_terminal::a_session_of_the_built_in_deck_is_saved_and_says_so
