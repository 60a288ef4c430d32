//! Errors in manifests.

words! {
    expected_text: "expected text", "这里应为文字";
    expected_wording: "expected text, or { zh: …, en: … }", "这里应为文字，或 { zh: …, en: … }";
    expected_list: "expected a list", "这里应为列表";
    expected_map: "expected a map", "这里应为“键: 值”";
    expected_true_or_false: "expected true or false", "这里应为 true 或 false";
    expected_one_to_three: "expected 1, 2 or 3", "这里应为 1、2 或 3";
    key_missing(key: &str): "missing key `{key}`", "缺少 `{key}`";
    unknown_word(key: &str, word: &str, allowed: &str): "`{key}` can't be `{word}`; expected one of {allowed}", "`{key}` 不能是 `{word}`，可以是 {allowed}";
    bad_topic_id(id: &str): "`{id}` can't be a topic id: use lower case, without spaces, commas, colons and quotes", "`{id}` 不能作主题的 id：请用小写，不含空格、逗号、冒号和引号";
    unknown_topic(topic: &str): "unknown topic `{topic}`", "没有主题 `{topic}`";
    topic_twice(topic: &str, line: u32): "the topic `{topic}` is already defined in line {line}", "主题 `{topic}` 在第 {line} 行已经定义过";
    parent_cycle(topics: &str): "these topics are parents of each other: {topics}", "这些主题互为上级：{topics}";
    nested_too_deep(n: usize): "topics can be nested {n} level deep" | "topics can be nested {n} levels deep", "主题最多嵌套 {n} 层";
    question_twice(question: &str, line: u32): "this question is already listed in line {line}: {question}", "这个问题在第 {line} 行已经写过：{question}";
    unknown_question(question: &str): "no source has this question: {question}", "笔记里都没有这个问题：{question}";
    star_in_folder: "`*` is only allowed in the last part of a path", "`*` 只能出现在路径的最后一段";
    no_such_source(pattern: &str): "no file matches `{pattern}`", "没有文件匹配 `{pattern}`";
    too_few: "this list needs at least two questions", "这个列表至少要有两个问题";
    no_sources: "no notes: the key `sources` is missing or empty", "没有指定笔记：缺少 `sources`，或它是空的";
    nearest_question(near: &str): "; the nearest question is: {near}", "；最接近的是：{near}";

    /// How to fix an error.
    fix_yaml: "fix the syntax here; text that contains : or # needs quotes", "修正这里的语法；文字里有 : 或 # 时要加引号";
    fewer_levels: "use fewer levels", "减少嵌套层数";
    one_document: "delete the --- line, or split the file", "删掉 --- 这一行，或拆成两个文件";
    write_out: "write the value out", "把内容写全";
    write_text: "write text, in quotes if it contains : or #", "写一段文字，有 : 或 # 时加引号";
    write_wording: "write one text for both languages, or one for each", "写一段两种语言通用的文字，或各写一段";
    write_list: "write [ a, b ], or lines that start with -", "写成 [ a, b ]，或每行以 - 开头";
    write_map: "write lines like key: value", "写成“键: 值”的行";
    write_true_or_false: "write true or false", "写 true 或 false";
    write_one_to_three: "write 1, 2 or 3", "写 1、2 或 3";
    drop_key: "fix the key, or delete it", "改正这个键，或删掉它";
    keep_one: "delete one of the two", "两处只留一处";
    add_key: "add it", "补上它";
    choose_word: "use one of these", "从中选一个";
    rename_topic: "give the topic another id", "换一个 id";
    define_topic: "define it under `topics`, or use another", "在 `topics` 里定义它，或换一个主题";
    cut_cycle: "remove the parent of one of them", "去掉其中一个的 parent";
    raise_topic: "give the topic a parent further up", "请换一个更上层的 parent";
    copy_question: "copy the question exactly as it is in the notes", "照笔记里的原文写";
    name_folders: "list the folders one by one", "逐个写出文件夹";
    fix_source: "fix the path (it starts at the manifest's folder), or delete it", "改正路径（从清单所在的文件夹算起），或删掉它";
    add_sources: "add a line like sources: [ notes/*.md ]", "加一行，如 sources: [ notes/*.md ]";
    add_question: "add the other question, or delete the list", "补上另一个问题，或删掉这个列表";
}
