//! The learner's own data: merged cards, decks, captured questions, answers.

words! {
    /// How certain it is that two questions ask the same.
    sure: "sure", "确定";
    likely: "likely", "可能";
    no_look_alikes: "No similar cards.", "没有相似的题。";
    /// The prompt below two questions; the reply is typed on the same line.
    one_card_question: "Merge? y yes, n no, Enter later, q quit: ", "合并吗？y 是，n 否，回车 以后再说，q 结束：";
    merged(n: usize, path: &str): "{n} merged; written to {path}", "合并了 {n} 题，已写入 {path}";
    /// Pairs marked as different: not proposed again, and not asked close together.
    kept_apart(n: usize, path: &str): "{n} pair kept apart, not proposed again; written to {path}" | "{n} pairs kept apart, not proposed again; written to {path}", "{n} 对不合并，以后不再提示，已写入 {path}";
    none_merged: "nothing merged", "没有合并";

    /// Headings of `deck list`.
    cards: "cards", "题数";
    problems: "problems", "问题";
    deck: "deck", "题库";
    built_in: "built in", "内置题库";
    deck_added(n: usize, path: &str): "added {path}: {n} card" | "added {path}: {n} cards", "已加入 {path}，共 {n} 题";
    deck_problems(n: usize, command: &str): "{n} problem: run {command}" | "{n} problems: run {command}", "有 {n} 处问题：运行 {command} 查看";
    deck_known(path: &str): "{path} is already added", "{path} 已经加过了";
    deck_removed(path: &str): "removed {path}; its files and your progress are kept", "已移除 {path}；文件和进度都保留";
    written_to(path: &str): "written to {path}", "已写入 {path}";
    no_questions_in(path: &str): "can't add {path}: it has no questions", "没有加入 {path}：里面没有题目";
    no_questions_hint(command: &str): "run {command} to see how it was read", "运行 {command} 查看读到了什么";
    no_such_deck(path: &str): "no deck {path} is registered", "没有加入过题库 {path}";
    known_decks(decks: &str): "registered decks: {decks}", "已加入的题库：{decks}";
    no_known_decks: "add one with k8s-quiz deck add PATH", "用 k8s-quiz deck add 路径 加入题库";

    /// Title of the inbox.
    inbox_title: "Captured questions", "收集的题";
    /// In brackets after a captured question; read back as the tag `asked`.
    asked_by(who: &str, day: &str): "asked in an interview: {who}, {day}", "面试问过：{who}，{day}";
    asked_on(day: &str): "asked in an interview: {day}", "面试问过：{day}";
    captured: "added", "已记下";
    asked_once_answered(command: &str): "asked once it has an answer: {command}", "有了答案就会问到：{command}";
    marked_as_asked: "marked as asked in an interview", "已标记为面试问过";
    known_already: "this card exists", "已有这道题";
    looks_like(id: &str, question: &str): "similar to {id} {question}: k8s-quiz check --similar merges them", "与 {id} {question} 相似：k8s-quiz check --similar 可以合并";
    importance(n: u8): "importance {n}", "重要度 {n}";
    not_a_question(question: &str): "can't save this as a question: {question}", "这不像一道题，没有记下：{question}";
    not_a_question_hint: "write it as a question, for example: What is a CRD?", "请写成提问的样子，例如：什么是 CRD？";

    swallows_questions(place: &str): "can't add the question: it would become part of the text from {place} on", "没有记下：新题会被当成 {place} 往下内容的一部分";
    swallows_questions_hint: "close the code block, comment or HTML tag there, or make the heading of each question ##", "请把那里没写完的代码块、注释或 HTML 标签补完，或把各题的标题统一写成 ##";
    path_not_utf8(path: &str): "can't add {path}: its name is not UTF-8", "没有加入 {path}：路径不是 UTF-8 编码";
    path_not_utf8_hint: "rename it, then add it again", "请改名后再加";

    /// Labels of an own answer.
    hint_label: "**Hint**:", "**思路**：";
    answer_label: "**Answer**:", "**回答**：";
    unchanged: "nothing changed", "没有改动";
    ended_at_once(program: &str, draft: &str): "nothing changed: {program} returned at once. Does it need --wait? What you write to {draft} is used the next time you edit the card", "没有改动：{program} 马上就返回了，是不是要加 --wait？写进 {draft} 的内容，下次编辑这道题时会用上";
    /// After an edit, if neither variable is set.
    opened_with(program: &str): "opened with {program}; set EDITOR to use another editor", "用的是 {program}，设置 EDITOR 可以换编辑器";
    answer_saved(path: &str): "your answer is in {path}", "你的答案保存在 {path}";
    answer_removed(path: &str): "your answer is the same as the notes; deleted {path}", "与笔记相同，已删除 {path}";
    card_gone(id: &str): "no open deck has the card {id}", "打开的题库里没有题 {id}";
    card_gone_hint: "k8s-quiz list shows all cards with their ids", "k8s-quiz list 列出所有题和编号";
    no_editor: "can't open an editor: neither VISUAL nor EDITOR is set, and vi and nano are not installed", "无法打开编辑器：没有设置 VISUAL 或 EDITOR，也没有安装 vi 或 nano";
    no_editor_hint: "set one, for example: export EDITOR=vim", "请设置，例如：export EDITOR=vim";
    no_command(command: &str): "can't open an editor: no closing quote in {command}", "无法打开编辑器：{command} 里的引号没有配对";
    editor_not_started(program: &str): "can't start the editor {program}", "无法启动编辑器 {program}";
    editor_failed(program: &str): "the editor {program} failed", "编辑器 {program} 没有正常结束";
    exit_code(code: i32): "exit code {code}", "退出码 {code}";
    ended_by_signal: "ended by a signal", "被信号终止";
    draft_without_question: "can't save the answer: the first line is not # and the question", "没有保存：第一行不是 # 加题目";
    draft_hint(draft: &str): "your text is kept in {draft}; edit the card again to continue", "写的内容还在 {draft}；再次编辑这道题可以接着写";
    /// Why a file in the folder `answers` is not used.
    no_card_id: "not used as an answer: the file name is not a card id", "没有用作答案：文件名不是题目编号";
    no_question_line: "not used as an answer: the first line is not # and the question", "没有用作答案：第一行不是 # 加题目";
    no_card_id_fix: "rename it to ID.md; k8s-quiz list shows the ids", "改名为 编号.md；k8s-quiz list 列出编号";
    no_question_line_fix: "start it with # and the question, or use k8s-quiz edit", "第一行写 # 加题目，或用 k8s-quiz edit";
    no_card_for_answer_fix: "open the deck of the card, or delete the file", "打开它所属的题库，或删掉文件";
    no_card_for_answer: "not used yet: no open deck has this card", "暂未使用：打开的题库里没有这道题";

    /// After the files of the notes changed while the program runs.
    notes_changed(changes: &str): "notes changed: {changes}", "笔记有更新：{changes}";
    n_added(n: usize): "{n} new", "新增 {n} 题";
    n_edited(n: usize): "{n} edited", "修改 {n} 题";
    n_reworded(n: usize): "{n} reworded", "改写 {n} 题";
    n_removed(n: usize): "{n} removed", "删除 {n} 题";

    broken_at(location: &str): "{location}: not valid YAML", "{location}：不是合法的 YAML";
    spans_lines(location: &str): "{location}: can't change a value that spans lines", "{location}：无法修改跨行的值";
    cannot_change_hint: "nothing was changed", "没有改动";
    cannot_read(path: &str): "can't read {path}", "无法读取 {path}";
    exists(path: &str): "{path} already exists", "{path} 已经存在";
    exists_hint: "choose another name for the report, or move the file away", "给报告换个文件名，或先移走这个文件";
    cannot_write(path: &str): "can't write {path}", "无法写入 {path}";
    cannot_write_hint: "check the folder and its permissions; the file is unchanged", "检查文件夹和权限；文件没有改动";
    broken_hint: "fix the file first; it is unchanged", "请先修正文件；文件没有改动";
    spans_lines_hint: "edit it by hand, or write it on one line; the file is unchanged", "请手动修改，或写成一行；文件没有改动";
}
