//! What overlays and messages say.

words! {
    menu_title: "More", "更多";
    help_title: "Keys", "按键";
    links_title: "Links", "链接";
    source_title: "Source", "出处";
    failure_title: "Not saved", "没有保存";
    answer_stays: "Your answer is still on the screen.", "你的答案还在屏幕上。";
    leaving_unsaved(n: usize): "{n} answer is in memory only; leaving loses it." | "{n} answers are in memory only; leaving loses them.", "有 {n} 条记录只在内存里，退出就丢了。";
    flag_title: "What is wrong with this card?", "这张卡哪里有问题？";
    flag_hint: "May be empty.", "可以不写。";
    search_title: "Search", "搜索";
    search_hint: "A topic, words, or is:due, tag:frequent, pinyin initials. Empty shows all.", "主题、文字、拼音首字母，或 is:due、tag:frequent。留空看全部。";
    notice_title: "Message", "提示";
    bad_keys(path: &str): "Some keys in {path} cannot be used; all others work.", "{path} 里有些按键设置用不了，其余照常。";
    capture_title: "Note a question", "记一题";
    capture_question: "Question", "题目";
    capture_who: "Who asked it", "谁问的";
    capture_hint: "Who: a company, a round; ? if forgotten; empty if it was no interview.", "谁问的：公司或第几面，忘了写 ?，不是面试就空着。";
    not_a_question_hint: "write it as one asks it, with letters in it", "请照提问的样子写，要有文字";
    pick_title: "Which card asks the same?", "和哪一题相同？";
    pick_found(query: &str, n: usize): "{query}: {n} found", "{query}：{n} 题";
    pick_nothing: "Nothing found; / searches again.", "没有找到，按 / 重新搜。";
    find_hint: "Words of the other question, a topic, or pinyin initials. Empty: those most alike.", "另一题里的字、主题或拼音首字母。留空：看最像的。";
    join_title: "Make one card of these?", "合成一张卡？";
    join_hint: "Both answers stay, one behind the other. Written to my-deck.yaml; your notes stay as they are.", "两边的答案都保留，Tab 切换。写进 my-deck.yaml，笔记不动。";
    joined_at(path: &str, line: u32): "one card now; to part them, take them out of line {line} of {path}", "合成一张了；要分开，改 {path} 第 {line} 行";
    decks_kept(deck: &str, path: &str): "from now on {deck} is opened every time; written to {path}", "以后都会打开 {deck}；写在 {path}";
    captured_in(path: &str): "noted in {path}", "记下了，写在 {path}";
    captured_for_later(path: &str): "noted in {path}; asked when you start without --deck", "记下了，写在 {path}；不带 --deck 打开时会问到";
    marked_in(path: &str): "there is a card for it; marked as asked in an interview, in {path}", "已经有这张卡，标记为面试问过，写在 {path}";
    known_as(question: &str): "there is a card for it already: {question}", "已经有这张卡：{question}";
    like_card(question: &str): "; it looks like: {question}", "；很像：{question}";
    file_title: "Save to which file?", "存到哪个文件？";
    file_hint: "A path; what stands there is taken in.", "写路径；文件里已有的记录会并进来。";
    input_method: "your input method is set to Chinese: press Shift", "输入法是中文，按 Shift 切换";
    too_small: "At least 30 columns and 8 rows are needed.", "窗口太小，至少要 30 列 8 行。";
    copied: "copied", "已复制";
    opened(address: &str): "opened {address}", "已打开 {address}";
    could_not_open(address: &str): "copied instead of opened: {address}", "打不开，已复制：{address}";
    embedded(file: &str): "{file} is inside the program", "{file} 在程序里，没有文件可打开";
    saved: "saved", "已保存";
}
