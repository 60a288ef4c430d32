//! What is said about a manifest with mistakes.

words! {
    syntax(words: &str): "this is no YAML: {words}", "不是合法的 YAML：{words}";
    too_deep: "lists and maps are nested too deeply", "嵌套太深";
    second_document: "a second YAML document begins here; a manifest is one", "这里开始了第二个 YAML 文档，清单只能有一个";
    alias: "YAML aliases (`*name`) are not supported; write the value out", "不支持 YAML 别名（`*name`），请把内容写全";
    expected_text: "expected a text", "这里应为文字";
    expected_wording: "expected a text, or { zh: …, en: … }", "这里应为文字，或 { zh: …, en: … }";
    expected_list: "expected a list", "这里应为列表";
    expected_map: "expected keys with values", "这里应为“键: 值”";
    expected_true_or_false: "expected true or false", "这里应为 true 或 false";
    expected_one_to_three: "expected 1, 2 or 3", "这里应为 1、2 或 3";
    unknown_key(key: &str): "there is no key `{key}` here", "这里没有 `{key}` 这个键";
    key_twice(key: &str, line: u32): "`{key}` was given in line {line} already", "`{key}` 在第 {line} 行已经写过";
    key_missing(key: &str): "the key `{key}` is missing", "缺少 `{key}`";
    unknown_word(key: &str, word: &str, allowed: &str): "`{key}` cannot be `{word}`; it is one of {allowed}", "`{key}` 不能是 `{word}`，可以是 {allowed}";
    bad_topic_id(id: &str): "`{id}` cannot be the id of a topic: use lower case, without spaces, commas, colons and quotes", "`{id}` 不能作主题的 id：请用小写，不含空格、逗号、冒号和引号";
    unknown_topic(topic: &str): "there is no topic `{topic}`", "没有主题 `{topic}`";
    topic_twice(topic: &str, line: u32): "the topic `{topic}` was defined in line {line} already", "主题 `{topic}` 在第 {line} 行已经定义过";
    parent_cycle(topics: &str): "these topics are each other's parents: {topics}", "这些主题互为上级：{topics}";
    question_twice(question: &str, line: u32): "this question was named in line {line} already: {question}", "这个问题在第 {line} 行已经写过：{question}";
    unknown_question(question: &str): "no source has this question: {question}", "没有一份笔记里有这个问题：{question}";
    star_in_folder: "`*` may stand only in the last part of a path", "`*` 只能出现在路径的最后一段";
    no_such_source(pattern: &str): "no file fits `{pattern}`", "没有文件符合 `{pattern}`";
    too_few: "at least two questions belong in such a list", "这样的列表至少要有两个问题";
    did_you_mean(near: &str): "; did you mean `{near}`?", "；是不是想写 `{near}`？";
    nearest_question(near: &str): "; the nearest is: {near}", "；最接近的是：{near}";
    /// Between the words of a list.
    comma: ", ", "、";
}
