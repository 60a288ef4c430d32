# Completes k8s-quiz in PowerShell: the program says what may follow.
Register-ArgumentCompleter -Native -CommandName k8s-quiz -ScriptBlock {
    param($word, $ast, $position)
    $before = @($ast.CommandElements |
        Where-Object { $_.Extent.EndOffset -lt $position } |
        ForEach-Object { if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text } })
    $lines = @(& $before[0] complete "--word=$word" -- @before 2>$null)
    # Without a result, PowerShell completes paths.
    if ($lines.Count -eq 1 -and $lines[0] -eq '/') { return }
    foreach ($line in $lines) {
        $value, $about = $line -split "`t", 2
        if (-not $about) { $about = $value }
        [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $about)
    }
}
