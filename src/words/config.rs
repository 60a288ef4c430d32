//! What is said about a config file with mistakes.

words! {
    syntax(words: &str): "this is no YAML: {words}", "不是合法的 YAML：{words}";
    too_deep: "lists and maps are nested too deeply", "嵌套太深";
    second_document: "a second YAML document begins here; the config is one", "这里开始了第二个 YAML 文档，配置只能有一个";
    alias: "YAML aliases (`*name`) are not supported; write the value out", "不支持 YAML 别名（`*name`），请把值写全";
    not_keys_and_values: "the config is made of lines like `minutes_per_day: 30`", "配置由 `minutes_per_day: 30` 这样的行组成";
    unknown_key(key: &str): "there is no key `{key}`", "没有 `{key}` 这个键";
    did_you_mean(near: &str): "; did you mean `{near}`?", "；是不是想写 `{near}`？";
    key_twice(key: &str, line: u32): "`{key}` was given in line {line} already", "`{key}` 在第 {line} 行已经写过";
    value(key: &str, found: &str, wanted: &str): "`{key}` cannot be `{found}`; it is {wanted}", "`{key}` 不能是 `{found}`，应为{wanted}";
    other_value(key: &str, wanted: &str): "`{key}` cannot be this; it is {wanted}", "`{key}` 不能这样写，应为{wanted}";
    one_of(allowed: &str): "one of {allowed}", " {allowed} 之一";
    whole(from: u32, to: u32): "a whole number from {from} to {to}", " {from} 到 {to} 的整数";
    auto_or_whole(from: u32, to: u32): "auto or a whole number from {from} to {to}", " auto 或 {from} 到 {to} 的整数";
    number(from: f64, to: f64): "a number from {from} to {to}", " {from} 到 {to} 的数";
    steps(most: usize, days: i64): "a list of at most {most} times like [30s, 10m, 1h, 2d], none above {days} days, or []", "时长列表，如 [30s, 10m, 1h, 2d]，最多 {most} 个，每个不超过 {days} 天；不要步骤则写 []";
    texts: "a list of paths like [~/notes, work/notes.md], or []", "路径列表，如 [~/notes, work/notes.md]，没有则写 []";
    numbers(n: usize): "a list of {n} numbers, or []", " {n} 个数的列表，或 []";
    time_of_day: "a time of day like \"04:00\"", "一天中的时刻，如 \"04:00\"";
    time_zone: "auto or a name like Asia/Shanghai", " auto 或 Asia/Shanghai 这样的时区名";
    keys: "contexts with keys with commands, like { question: { x: suspend } }", "各界面的按键表，如 { question: { x: suspend } }";
    /// Between the words of a list.
    comma: ", ", "、";
}
