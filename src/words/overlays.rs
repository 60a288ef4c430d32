//! Overlays and messages on the screens.

use crate::domain::Language;

words! {
    /// Shown below a list that has more rows.
    more_below(n: usize): "{n} more below", "下面还有 {n} 项";
    /// Why a key does nothing.
    unbound(key: &str, help: &str): "{key}: no effect here; {help} shows all keys", "{key} 在这里没有用，按 {help} 看所有按键";
    in_menu(label: &str, menu: &str): "{label} is in the menu: press {menu} first", "“{label}”在菜单里，先按 {menu}";
    reveal_first(key: &str): "press {key} to see the answer first", "先按{key}看答案";
    first_screen(key: &str): "this is the first screen; quit with {key}", "已经是第一屏，退出按 {key}";
    menu_title: "More", "更多";
    help_title: "Keys", "按键";
    glossary_title: "Words", "词语";
    glossary_colon: ": ", "：";
    core_points: "core, bonus", "必答、加分";
    core_meaning: "an answer without a core point fails; a bonus point makes it better", "漏了必答，这题就不算答好；加分能让回答更出彩";
    corrections: "correction, note", "更正、说明";
    corrections_meaning: "a mistake in an answer, and what is true; something to add", "答案里哪里不对，正确的是什么；补充的话";
    weak: "weak", "薄弱";
    weak_meaning: "core points were missed last time, or you may have forgotten it", "上次漏了必答，或者可能快忘了";
    mastered: "mastered", "已掌握";
    mastered_meaning: "every core point covered at the first try on a later day, and still remembered", "隔天再问时一次讲全必答，而且现在还记得";
    minutes_left: "min left", "还剩几分钟";
    minutes_left_meaning: "what the rest of today's plan takes, estimated anew after each grade", "今天剩下的题估计要用的时间，每评一题重新估计";
    links_title: "Links", "链接";
    source_title: "Source", "出处";
    failure_title: "Not saved", "没有保存";
    answer_stays: "Your answer is still on the screen.", "你的答案还在屏幕上。";
    leaving_unsaved(n: usize): "{n} answer is only in memory; quitting loses it." | "{n} answers are only in memory; quitting loses them.", "有 {n} 条记录只在内存里，退出就会丢失。";
    /// In Chinese for several cards.
    flag_cards(n: usize): "Flag {n} card: what is wrong?" | "Flag {n} cards: what is wrong?", "标记 {n} 题：哪里有问题？";
    flag_card: "What is wrong with this card?", "这道题哪里有问题？";
    flag_hint: "Optional. To find it again, search is:flagged.", "可以不写。以后搜 is:flagged 就能找到。";
    notice_title: "Message", "提示";
    bad_keys(path: &str): "Some keys in {path} are invalid; the others work.", "{path} 里有些按键设置无效，其余照常。";
    capture_title: "Add a question", "记一题";
    capture_question: "Question", "题目";
    capture_who: "Asked by", "谁问的";
    capture_hint: "Asked by: a company or round; ? if you forgot. Leave it empty if it was not an interview.", "谁问的：公司或第几面；忘了写 ?；不是面试就留空。";
    /// For the questions of one interview, one after another.
    capture_series_title: "What did they ask?", "问了哪些题？";
    capture_company: "Company and round", "公司和轮次";
    capture_series_hint: "One question after another; company and round stay filled in.", "一题一题记；公司和轮次不用重写。";
    pick_title: "Merge with which card?", "与哪一题合并？";
    pick_found(query: &str, n: usize): "{query}: {n} found", "{query}：{n} 题";
    pick_nothing: "Nothing found; / searches again.", "没有找到，按 / 重新搜索。";
    find_hint: "Words of the other question, a topic, or pinyin initials. Empty: the most similar cards.", "另一题里的文字、主题或拼音首字母。留空：最相似的题。";
    merge_title: "Merge these cards?", "合并这两题？";
    merge_hint: "Both answers stay, Tab switches. Written to my-deck.yaml; your notes don't change.", "两边的答案都保留，Tab 切换。写进 my-deck.yaml，笔记不动。";
    merged_at(path: &str, line: u32): "merged; to undo, edit line {line} of {path}", "已合并；要拆开，改 {path} 第 {line} 行";
    decks_added(deck: &str, path: &str): "{deck} now opens every time; written to {path}", "以后都会打开 {deck}；已写入 {path}";
    captured_in(path: &str): "added to {path}; it is asked once it has an answer", "已记入 {path}，有了答案就会问到";
    captured_for_later(path: &str): "added to {path}; it is asked when you start without --deck", "已记入 {path}；不带 --deck 启动时会问到";
    marked_in(question: &str, path: &str): "this card exists: {question}; marked as asked in an interview, in {path}", "已有这道题：{question}；标记为面试问过，写在 {path}";
    known_as(question: &str): "this card exists: {question}", "已有这道题：{question}";
    like_card(question: &str): "; similar to: {question}", "；与这道题相似：{question}";
    file_title: "Save to which file?", "存到哪个文件？";
    file_hint: "A path; existing progress in that file is merged.", "写路径；文件里已有的记录会合并进来。";
    input_method: "your input method is set to Chinese: press Shift", "输入法是中文，按 Shift 切换";
    too_small: "The window is too small: at least 30 columns and 8 rows.", "窗口太小，至少要 30 列 8 行。";
    copied: "copied", "已复制";
    opened(address: &str): "opened {address}", "已打开 {address}";
    copied_if_tmux_allows: "passed to tmux; to copy, run tmux set -s set-clipboard on", "已交给 tmux；粘贴不了就执行 tmux set -s set-clipboard on";
    could_not_open(address: &str, copied: &str): "can't open {address}; {copied}", "打不开 {address}；{copied}";
    embedded(file: &str): "{file} is built into the program", "{file} 内置在程序里，没有文件可打开";
    saved: "saved", "已保存";
}

/// Words of the screens with their meanings.
pub fn glossary(language: Language) -> [(&'static str, &'static str); 5] {
    [
        (core_points(language), core_meaning(language)),
        (corrections(language), corrections_meaning(language)),
        (weak(language), weak_meaning(language)),
        (mastered(language), mastered_meaning(language)),
        (minutes_left(language), minutes_left_meaning(language)),
    ]
}

/// The question of the field that flags `n` cards.
pub fn flag_title(language: Language, n: usize) -> String {
    match n {
        1 => flag_card(language).to_owned(),
        n => flag_cards(language, n),
    }
}
