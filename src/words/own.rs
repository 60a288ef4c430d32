//! What is said about the learner's own notes: joined cards, decks, captured questions, answers.

words! {
    /// How sure it is that two questions ask the same.
    sure: "sure", "确定";
    likely: "likely", "可能";
    no_look_alikes: "No two cards look like the same question.", "没有看上去相同的题。";
    /// Asked after two questions; what is typed follows on the same line.
    one_card_question: "One card? y yes, n no, q quit: ", "合成一张卡？y 是，n 否，q 结束：";
    joined(n: usize, path: &str): "{n} joined; written to {path}", "合并了 {n} 张，写在 {path}";
    none_joined: "nothing joined", "没有合并";

    cannot_change(path: &str): "Couldn't change {path}", "改不了 {path}";
    broken_at(line: u32, column: u32): "line {line}, column {column} is broken", "第 {line} 行第 {column} 列有语法错误";
    by_hand_at(line: u32, column: u32): "what stands at line {line}, column {column} is to be edited by hand", "第 {line} 行第 {column} 列的内容需要手动修改";
    cannot_change_hint: "nothing was changed", "文件没有改动";
}
