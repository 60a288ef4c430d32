//! Output of the commands.

words! {
    /// Heading of the column of ids.
    id: "id", "编号";
    /// Heading of the column of topics.
    topic: "topic", "主题";
    /// Heading of the column of titles.
    title: "title", "名称";
    /// Heading of the column of questions.
    question: "question", "题目";
    /// Heading of the column of states.
    state: "state", "状态";
    /// Heading of the column of due cards.
    due: "due", "到期";
    /// Heading of the column of mastered cards.
    mastered: "mastered", "已掌握";
    /// Heading of the column of all cards.
    all: "all", "全部";
    state_new: "not started", "未学";
    state_learning: "learning", "学习中";
    state_review: "in review", "复习中";
    state_relearning: "relearning", "重学中";
    state_suspended: "suspended", "已暂停";
    state_unanswered: "no answer", "缺答案";
    /// Last line of `list`.
    n_cards(n: usize): "{n} card" | "{n} cards", "{n} 题";

    reviewed_times(n: u32): "reviewed {n} time" | "reviewed {n} times", "复习过 {n} 次";
    recall_percent(n: u32): "recall {n}%", "记得的概率 {n}%";
    due_on(day: &str): "due {day}", "{day} 到期";

    dialects: "recognized as", "识别为";
    n_questions(n: usize): "{n} question" | "{n} questions", "{n} 道题";
    n_answered(n: usize): "{n} answered", "{n} 道有答案";
    n_unanswered(n: usize): "{n} without an answer", "{n} 道缺答案";
    n_sections(n: usize): "{n} section" | "{n} sections", "{n} 个小节";
    n_left_over(n: usize): "{n} leftover" | "{n} leftovers", "未归入题目 {n} 处";
    n_files(n: usize): "{n} file" | "{n} files", "{n} 个文件";
    n_more_of_kind(n: usize, kind: &str): "{n} more: {kind}", "还有 {n} 处：{kind}";
    n_errors(n: usize): "{n} error" | "{n} errors", "{n} 个错误";
    n_warnings(n: usize): "{n} warning" | "{n} warnings", "{n} 个警告";
    /// Last line of `check`.
    check_total(cards: &str, questions: &str, files: &str): "{cards} from {questions} in {files}", "{files}，{questions}，合并为 {cards}";
    of_them_unanswered(n: usize): ", {n} without an answer", "，其中 {n} 题缺答案";

    dialect_labelled: "labels", "标签";
    dialect_headings: "headings", "标题";
    dialect_numbered: "numbered headings", "编号标题";
    dialect_details: "details", "折叠块";
    dialect_bullets: "bullets", "列表";
    dialect_nested_bullets: "nested bullets", "多级列表";
    dialect_bold_list: "bold list items", "加粗列表项";
    dialect_bold: "bold paragraphs", "加粗段落";
    dialect_pairs: "Q and A", "问答对";
    dialect_obsidian: "Obsidian flashcards", "Obsidian 复习题";
    dialect_tables: "tables", "表格";
    dialect_lines: "plain lines", "纯文本行";
    no_dialect: "no questions found", "没有识别出题目";

    error: "error", "错误";
    warning: "warning", "警告";
    note: "note", "提示";
    did_you_mean(near: &str): "did you mean {near}?", "是不是 {near}？";

    mistakes(n: usize): "{n} error in manifests or files" | "{n} errors in manifests or files", "清单或文件里有 {n} 处错误";
    shown_by(command: &str): "run {command} to see everything", "运行 {command} 查看全部";
    undone_plain: "undone", "已撤销";
    nothing_to_undo: "nothing to undo: the progress log is empty", "没有可撤销的：进度文件里还没有记录";

    unsaved(n: usize): "{n} answer is not saved" | "{n} answers are not saved", "有 {n} 条作答没有保存";
    unsaved_hint: "free some space, or use another file with --progress, before the next session", "下次学习前请腾出空间，或用 --progress 换一个文件";
    no_terminal: "can't open the screen: this is not a terminal", "无法打开界面：这里不是终端";
    no_terminal_hint: "run it in a terminal; in scripts use list, show, export or check", "请在终端里运行；脚本里可用 list、show、export、check";
    no_thread: "can't open the screen: the system starts no more threads", "无法打开界面：系统无法再启动线程";
    no_thread_hint: "end other programs, or raise the limit on processes (ulimit -u)", "请关闭一些程序，或调高进程数上限（ulimit -u）";
    no_cards: "this deck has no questions", "题库里没有题目";
    no_cards_hint(command: &str): "run {command} to see how the notes were read", "运行 {command} 查看笔记的识别情况";
    no_decks(config: &str): "no deck is open: embedded_deck: false and no decks in {config}", "没有打开任何题库：{config} 里写了 embedded_deck: false，也没有写 decks";
    no_decks_hint: "add your notes with k8s-quiz deck add PATH, use them once with --deck PATH, or set embedded_deck: true", "用 k8s-quiz deck add 路径 加入笔记，或用 --deck 路径 临时使用，或改成 embedded_deck: true";
    no_choices: "no multiple-choice question here whose note tells the right option", "这里没有标出正确选项的选择题";
    no_choices_hint: "notes mark it with [x] or ✅, or name its letter after \"Answer:\"", "笔记可以这样标：[x]、✅，或在“答案：”后写字母";
    nothing_found: "no card matches", "没有匹配的题";
    near_topics(topics: &str): "topics with a similar name: {topics}", "名称相近的主题：{topics}";
    topics_hint: "k8s-quiz topics lists the topics, k8s-quiz list --help explains queries", "k8s-quiz topics 列出主题，k8s-quiz list --help 说明查询写法";
    is_a_path(path: &str): "{path} is a file or folder: did you mean --deck {path}?", "{path} 是文件或文件夹：是不是想用 --deck {path}？";
    no_such_card(card: &str): "no card has an id or question like {card}", "没有编号或题目像 {card} 的题";
    several_cards(n: usize): "{n} card matches" | "{n} cards match", "匹配到 {n} 题";
    several_cards_hint: "give an id", "请用编号指定一题";
    could_not_write: "can't write the output", "无法写出结果";
}
