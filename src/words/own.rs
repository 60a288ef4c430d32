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

    /// Headings of `deck list`.
    cards: "cards", "卡";
    problems: "problems", "问题";
    deck: "deck", "题库";
    built_in: "built in", "内置题库";
    deck_added(n: usize, path: &str): "{n} cards from {path} are part of every session now", "已加入 {path}，共 {n} 张卡";
    deck_problems(n: usize, path: &str): "{n} problems: k8s-quiz check {path} shows them", "有 {n} 处问题：k8s-quiz check {path} 查看";
    deck_known(path: &str): "{path} is registered already", "{path} 已经加过了";
    deck_removed(path: &str): "{path} is no longer opened; its files and your progress stay", "不再打开 {path}；文件和进度都保留";
    written_to(path: &str): "written to {path}", "已写入 {path}";
    no_questions_in(path: &str): "Couldn't register {path}: no question was found there", "{path} 里没有读到题目，没有加入";
    no_questions_hint(path: &str): "k8s-quiz check {path} says what stands there", "k8s-quiz check {path} 说明里面有什么";
    no_such_deck(path: &str): "No deck {path} is registered", "没有登记过题库 {path}";
    known_decks(decks: &str): "registered are: {decks}", "登记过的有：{decks}";
    no_known_decks: "none is: k8s-quiz deck add PATH registers one", "还没有：k8s-quiz deck add 路径 来登记";

    /// Title of the inbox.
    inbox_title: "Captured questions", "收集的题";
    /// Stands in brackets behind a captured question; read back as the tag `asked`.
    asked_by(who: &str, day: &str): "asked in an interview: {who}, {day}", "面试问过：{who}，{day}";
    asked_on(day: &str): "asked in an interview: {day}", "面试问过：{day}";
    captured: "captured", "已记下";
    marked_as_asked: "marked as asked in an interview", "已标记为面试问过";
    known_already: "there is a card for it already", "已经有这张卡";
    looks_like(id: &str, question: &str): "it looks like {id} {question}: k8s-quiz check --similar joins them", "很像 {id} {question}：k8s-quiz check --similar 可以合并";
    importance(n: u8): "importance {n}", "重要度 {n}";
    not_a_question(question: &str): "Couldn't capture this as a question: {question}", "这不像一道题，记不下来：{question}";
    not_a_question_hint: "write it as one asks it: k8s-quiz add \"What is a CRD?\"", "请照提问的样子写：k8s-quiz add \"什么是 CRD？\"";

    cannot_change(path: &str): "Couldn't change {path}", "改不了 {path}";
    broken_at(line: u32, column: u32): "line {line}, column {column} is broken", "第 {line} 行第 {column} 列有语法错误";
    by_hand_at(line: u32, column: u32): "what stands at line {line}, column {column} is to be edited by hand", "第 {line} 行第 {column} 列的内容需要手动修改";
    cannot_change_hint: "nothing was changed", "文件没有改动";
}
