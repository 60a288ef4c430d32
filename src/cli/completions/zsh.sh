#compdef k8s-quiz
# Completes k8s-quiz in zsh: the program says what may follow.
_k8s_quiz() {
    local program=${(Q)words[1]/#\~\//$HOME/} line
    local -a lines values shown keys shown_keys
    lines=(${(f)"$("$program" complete --word="${(Q)PREFIX}" -- "${(@Q)words[1,CURRENT-1]}" 2>/dev/null)"})
    if [[ $lines[1] == / ]]; then
        [[ $PREFIX == --*=* ]] && compset -P 1 '*='
        _files
        return
    fi
    # No space follows a key such as `topic:`.
    for line in $lines; do
        if [[ ${line%%$'\t'*} == *: ]]; then
            keys+=("${line%%$'\t'*}")
            shown_keys+=("${line/$'\t'/  -- }")
        else
            values+=("${line%%$'\t'*}")
            shown+=("${line/$'\t'/  -- }")
        fi
    done
    (( $#keys )) && compadd -l -V keys -S '' -d shown_keys -a keys
    (( $#values )) && compadd -l -V values -d shown -a values
    return $(( $#lines == 0 ))
}
# In a file of `fpath` named _k8s-quiz, the first completion runs the file itself.
if [[ $funcstack[1] == _k8s-quiz ]]; then
    _k8s_quiz "$@"
else
    compdef _k8s_quiz k8s-quiz
fi
