# Completes k8s-quiz in bash: the program says what may follow.
_k8s_quiz() {
    local program=${1/#\~\//$HOME/} line=${COMP_LINE:0:COMP_POINT} IFS=$'\n'
    local lines=($("$program" complete --line="$line" 2>/dev/null))
    COMPREPLY=()
    if [[ ${lines[0]} == / ]]; then
        compopt -o filenames 2>/dev/null
        COMPREPLY=($(compgen -f -- "$2"))
        return
    fi
    # Where bash splits words at a colon or an equals sign, it wants only the last part.
    local word=${line##*[[:space:]]} before=""
    [[ $COMP_WORDBREAKS == *=* && $word == *=* ]] && before=${word%"${word##*=}"}
    [[ $COMP_WORDBREAKS == *:* && $word == *:* ]] && before=${word%"${word##*:}"}
    local candidate
    for candidate in "${lines[@]}"; do
        candidate=${candidate%%$'\t'*}
        COMPREPLY+=("${candidate#"$before"}")
    done
    [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[:=] ]] && compopt -o nospace 2>/dev/null
}
complete -F _k8s_quiz k8s-quiz
