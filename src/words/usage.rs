//! Usage errors. English uses clap's own messages where they exist; these are for Chinese.

words! {
    unknown_option(option: &str): "unknown option {option}", "没有 {option} 这个选项";
    unknown_command(command: &str): "unknown command {command}", "没有 {command} 这个命令";
    bad_value(option: &str, value: &str): "invalid value {value} for {option}", "{option} 不能是 {value}";
    no_value(option: &str): "{option} needs a value", "{option} 后面缺少内容";
    too_many(option: &str, value: &str): "unexpected value {value} for {option}", "{option} 不需要 {value}";
    given_twice(option: &str): "{option} can be used only once", "{option} 只能写一次";
    conflict(option: &str, other: &str): "{option} can't be used with {other}", "{option} 和 {other} 不能一起用";
    missing(what: &str): "missing {what}", "缺少 {what}";
    no_command: "missing command", "缺少命令";
    not_utf8: "an argument is not UTF-8", "有参数不是 UTF-8";
    allowed(values: &str): "expected {values}", "可以是 {values}";
    usage(line: &str): "usage: {line}", "用法：{line}";
    see_help: "k8s-quiz --help lists the commands, k8s-quiz COMMAND --help the options", "k8s-quiz --help 查看命令，k8s-quiz 命令 --help 查看选项";
}
