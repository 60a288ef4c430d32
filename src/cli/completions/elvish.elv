# Completes k8s-quiz in elvish: the program says what may follow.
use str
set edit:completion:arg-completer[k8s-quiz] = {|@words|
    var before = $words[..-1]
    e:k8s-quiz complete --word=$words[-1] -- $@before 2>/dev/null | from-lines | each {|line|
        if (eq $line /) {
            edit:complete-filename $@words
        } else {
            var parts = [(str:split "\t" $line)]
            edit:complex-candidate $parts[0] &display=(str:join '  ' $parts)
        }
    }
}
