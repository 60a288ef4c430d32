//! What is said about the learner's own notes: joined cards, decks, captured questions, answers.

words! {
    /// How sure it is that two questions ask the same.
    sure: "sure", "确定";
    likely: "likely", "可能";
    no_look_alikes: "No two cards look like the same question.", "没有看上去相同的题。";
    /// Asked after two questions; what is typed follows on the same line.
    one_card_question: "One card? y yes, n no, Enter later, q quit: ", "合成一张卡？y 是，n 否，回车 以后再说，q 结束：";
    joined(n: usize, path: &str): "{n} joined; written to {path}", "合并了 {n} 张，写在 {path}";
    /// Pairs that the learner said are not the same: no longer proposed, not served close together.
    kept_apart(n: usize, path: &str): "{n} pair kept apart and not proposed again; written to {path}" | "{n} pairs kept apart and not proposed again; written to {path}", "{n} 对各算一题，以后不再提示，写在 {path}";
    none_joined: "nothing joined", "没有合并";

    /// Headings of `deck list`.
    cards: "cards", "卡";
    problems: "problems", "问题";
    deck: "deck", "题库";
    built_in: "built in", "内置题库";
    deck_added(n: usize, path: &str): "{n} card from {path} is part of every session now" | "{n} cards from {path} are part of every session now", "已加入 {path}，共 {n} 张卡";
    deck_problems(n: usize, command: &str): "{n} problem: {command} shows it" | "{n} problems: {command} shows them", "有 {n} 处问题：{command} 可查看";
    deck_known(path: &str): "{path} is registered already", "{path} 已经加过了";
    deck_removed(path: &str): "{path} is no longer opened; its files and your progress stay", "不再打开 {path}；文件和进度都保留";
    written_to(path: &str): "written to {path}", "已写入 {path}";
    no_questions_in(path: &str): "Couldn't register {path}: no question was found there", "{path} 里没有读到题目，没有加入";
    no_questions_hint(command: &str): "{command} says what stands there", "{command} 会说明里面有什么";
    no_such_deck(path: &str): "No deck {path} is registered", "没有登记过题库 {path}";
    known_decks(decks: &str): "registered are: {decks}", "登记过的有：{decks}";
    no_known_decks: "none is: k8s-quiz deck add PATH registers one", "还没有：k8s-quiz deck add 路径 来登记";

    /// Title of the inbox.
    inbox_title: "Captured questions", "收集的题";
    /// Stands in brackets behind a captured question; read back as the tag `asked`.
    asked_by(who: &str, day: &str): "asked in an interview: {who}, {day}", "面试问过：{who}，{day}";
    asked_on(day: &str): "asked in an interview: {day}", "面试问过：{day}";
    captured: "captured", "已记下";
    asked_once_answered(command: &str): "asked once it has an answer: {command}", "有了答案才会问到：{command}";
    marked_as_asked: "marked as asked in an interview", "已标记为面试问过";
    known_already: "there is a card for it already", "已经有这张卡";
    looks_like(id: &str, question: &str): "it looks like {id} {question}: k8s-quiz check --similar joins them", "很像 {id} {question}：k8s-quiz check --similar 可以合并";
    importance(n: u8): "importance {n}", "重要度 {n}";
    not_a_question(question: &str): "Couldn't capture this as a question: {question}", "这不像一道题，记不下来：{question}";
    not_a_question_hint: "write it as one asks it: k8s-quiz add \"What is a CRD?\"", "请照提问的样子写：k8s-quiz add \"什么是 CRD？\"";

    /// Labels of an own answer.
    hint_label: "**Hint**:", "**思路**：";
    answer_label: "**Answer**:", "**回答**：";
    unchanged: "nothing changed", "没有改动";
    answer_saved(path: &str): "your answer is kept in {path}", "你的答案保存在 {path}";
    answer_removed(path: &str): "it says what the notes say again: {path} is gone", "又和笔记一样了：已删除 {path}";
    card_gone(id: &str): "No open deck has the card {id} any more", "打开的题库里已没有卡 {id}";
    card_gone_hint: "k8s-quiz list shows the cards there are", "k8s-quiz list 列出现有的卡";
    no_editor: "Couldn't open an editor: neither VISUAL nor EDITOR is set", "打不开编辑器：VISUAL 和 EDITOR 都没有设置";
    no_editor_hint: "name one, for example: export EDITOR=vi", "请设置，例如：export EDITOR=vi";
    no_command(command: &str): "Couldn't open an editor: a quote never ends in {command}", "打不开编辑器：{command} 里的引号没有结束";
    editor_not_started(program: &str): "Couldn't start the editor {program}", "启动不了编辑器 {program}";
    editor_failed(program: &str, cause: &str): "The editor {program} failed: {cause}", "编辑器 {program} 没有正常结束：{cause}";
    exit_code(code: i32): "exit code {code}", "退出码 {code}";
    ended_by_signal: "a signal ended it", "被信号结束";
    editor_failed_keeping(program: &str, cause: &str, draft: &str): "The editor {program} failed: {cause}; your text is kept in {draft}", "编辑器 {program} 没有正常结束：{cause}；写的内容还在 {draft}";
    draft_without_question(draft: &str): "Couldn't keep the answer: the first line is not # and the question; your text is kept in {draft}", "保存不了：第一行不是 # 加题目；写的内容还在 {draft}";
    draft_hint: "edit the card again to go on with it", "再次 edit 这张卡就接着写";
    /// Why a file of the folder of answers is not used.
    no_card_id: "its name is no card's id: not used as an answer", "文件名不是卡的编号，没有用上";
    no_question_line: "the first line is not # and the question: not used as an answer", "第一行不是 # 加题目，没有用上";
    no_card_id_fix: "name it ID.md; k8s-quiz list shows the ids", "改名为 编号.md；k8s-quiz list 列出编号";
    no_question_line_fix: "begin it with # and the question, or use k8s-quiz edit", "第一行写 # 加题目，或用 k8s-quiz edit";
    no_card_for_answer_fix: "open its deck, or delete the file", "打开它所属的题库，或删掉文件";
    no_card_for_answer: "no open deck has this card: the answer waits for it", "打开的题库里没有这张卡，答案先留着";

    cannot_change(path: &str): "Couldn't change {path}", "改不了 {path}";
    broken_at(line: u32, column: u32): "line {line}, column {column} is broken", "第 {line} 行第 {column} 列有语法错误";
    by_hand_at(line: u32, column: u32): "what stands at line {line}, column {column} is to be edited by hand", "第 {line} 行第 {column} 列的内容需要手动修改";
    cannot_change_hint: "nothing was changed", "文件没有改动";
}
