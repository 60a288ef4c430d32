#!/bin/sh
# Asks one card in a popup of tmux, if one is left today. In ~/.tmux.conf:
#
#     bind Q run-shell -b 'path/to/tmux-popup.sh'
#     bind W run-shell -b 'path/to/tmux-popup.sh etcd'
#
# It needs tmux 3.2, and quiz.sh beside it.
set -u

folder=$(cd "$(dirname "$0")" && pwd)
if left=$(k8s-quiz next "$@"); then
    exec tmux display-popup -E -w 80% -h 80% -- "$folder/quiz.sh" -n 1 "$@"
else
    exec tmux display-message "k8s-quiz: $left"
fi
