//! Errors that manifests and the config file have in common.

words! {
    /// The parser's words are English.
    syntax(words: &str): "invalid YAML: {words}", "不是合法的 YAML：{words}";
    too_deep: "lists and maps are nested too deeply", "嵌套太深";
    second_document: "a second YAML document starts here; the file must be one document", "这里开始了第二个 YAML 文档，一个文件只能有一个";
    alias: "YAML aliases (`*name`) are not supported", "不支持 YAML 别名（`*name`），请把内容写全";
    unknown_key(key: &str): "unknown key `{key}`", "没有 `{key}` 这个键";
    key_twice(key: &str, line: u32): "`{key}` is already set in line {line}", "`{key}` 在第 {line} 行已经写过";
    did_you_mean(near: &str): "; did you mean `{near}`?", "；是不是想写 `{near}`？";
}
