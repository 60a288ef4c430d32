#!/bin/sh
# Studies without screens: asks the cards that `k8s-quiz next` gives, one after another.
#
#     quiz.sh [-n CARDS] [QUERY]...
#
# Ends when nothing is left today, after CARDS cards, or at `q`.
set -u

# A long answer is shown page by page.
show() {
    if [ -t 1 ] && command -v less >/dev/null; then
        k8s-quiz show "$1" --color always | less -FRX
    else
        k8s-quiz show "$1"
    fi
}

cards=-1
if [ "${1-}" = -n ]; then
    cards=$2
    shift 2
fi

while [ "$cards" -ne 0 ]; do
    card=$(k8s-quiz next "$@")
    status=$?
    if [ "$status" -ne 0 ]; then
        # 3: nothing is left; then the text says what comes when.
        [ -n "$card" ] && printf '%s\n' "$card"
        [ "$status" -eq 3 ] && exit 0
        exit "$status"
    fi
    id=${card%% *}
    start=$(date +%s)

    printf '\n%s\n\nEnter shows the answer, q leaves: ' "${card#* }"
    read -r key || exit 0
    [ "$key" = q ] && exit 0
    printf '\n'
    show "$id"

    grade=
    until [ -n "$grade" ]; do
        printf '\n1 under half, 2 over half, 3 nearly all, 4 all, fluently; q leaves: '
        read -r grade || exit 0
        case $grade in
        q) exit 0 ;;
        [1-4]) ;;
        *) grade= ;;
        esac
    done
    k8s-quiz grade "$id" "$grade" --seconds $(($(date +%s) - start)) || exit
    cards=$((cards - 1))
done
