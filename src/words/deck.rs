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
    no_sources: "it names no notes: the key `sources` is missing or empty", "没有指定笔记：缺少 `sources`，或它是空的";
    did_you_mean(near: &str): "; did you mean `{near}`?", "；是不是想写 `{near}`？";
    nearest_question(near: &str): "; the nearest is: {near}", "；最接近的是：{near}";

    /// What to do about a mistake.
    mend_yaml: "mend what stands there; a text with : or # in it belongs in quotes", "改好这里；文字里有 : 或 # 时要加引号";
    fewer_levels: "write it with fewer levels", "减少嵌套层数";
    one_document: "delete the line of dashes, or make two files", "删掉这行横线，或拆成两个文件";
    write_out: "write the value out", "把内容写全";
    write_text: "write a text, in quotes if it holds : or #", "写一段文字，有 : 或 # 时加引号";
    write_wording: "write a text for both languages, or one for each", "写一段两种语言通用的文字，或各写一段";
    write_list: "write [ a, b ], or lines that begin with -", "写成 [ a, b ]，或每行以 - 开头";
    write_map: "write lines like key: value", "写成“键: 值”的行";
    write_true_or_false: "write true or false", "写 true 或 false";
    write_one_to_three: "write 1, 2 or 3", "写 1、2 或 3";
    drop_key: "correct the key, or delete it", "改正这个键，或删掉它";
    keep_one: "keep one of the two", "两处只留一处";
    add_key: "add it", "补上它";
    choose_word: "write one of these", "从中选一个";
    rename_topic: "give the topic another id", "换一个 id";
    define_topic: "define it under `topics`, or name another", "在 `topics` 里定义它，或换一个主题";
    cut_cycle: "take the parent away from one of them", "去掉其中一个的 parent";
    copy_question: "copy the question as the notes have it", "照笔记里的原文写";
    name_folders: "name the folders one by one", "逐个写出文件夹";
    mend_source: "a path begins beside the manifest: correct it, or delete it", "路径从清单所在的文件夹算起：改正它，或删掉它";
    add_sources: "add a line like sources: [ notes/*.md ]", "加一行，如 sources: [ notes/*.md ]";
    add_question: "add the other question, or delete the list", "补上另一个问题，或删掉这个列表";
    /// Between the words of a list.
    comma: ", ", "、";
}
