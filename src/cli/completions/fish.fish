# Completes k8s-quiz in fish: the program says what may follow.
function __k8s_quiz_complete
    set -l before (commandline -opc)
    set -l word (commandline -ct)
    set -l lines ($before[1] complete --word="$word" -- $before 2>/dev/null)
    if test "$lines" = /
        __fish_complete_path (string replace -r '^--[a-z]+=' '' -- "$word")
    else if set -q lines[1]
        printf '%s\n' $lines
    end
end
complete -c k8s-quiz -f -a '(__k8s_quiz_complete)'
