//! The browse screen: the list of cards, its columns and filters.

use super::cli;
use crate::domain::{Language, LearningState};

words! {
    title: "All cards", "全部题目";
    search: "Search", "搜索";
    /// In the empty search field.
    search_hint: "words, pinyin initials, is:due, tag:frequent", "主题、文字、拼音首字母、is:due、tag:frequent";
    /// The same in a narrow window.
    search_hint_short: "any words", "主题或文字";
    /// The position of the cursor.
    position(n: usize, of: usize): "{n} of {of}", "第 {n}/{of} 题";
    n_selected(n: usize): "{n} selected", "已选 {n}";
    nothing: "No card matches.", "没有匹配的题。";
    done_to(n: usize, done: &str): "{n} card: {done}" | "{n} cards: {done}", "{n} 题：{done}";
    one_only: "this works on one card; Esc selects none", "这个一次只能一题，先按 Esc 取消选中";
    forget_title(n: usize): "Start {n} card over?" | "Start {n} cards over?", "这 {n} 题从头学？";
    forget_hint: "Earlier answers no longer count for the schedule. Statistics keep them, and u undoes it.", "以前的回答不再影响复习安排，统计里还在；按 u 可以撤销。";
    tag_title(n: usize): "Tag for {n} card" | "Tag for {n} cards", "给这 {n} 题加标签";
    tag_hint: "A word; tag:WORD finds these cards. Written to my-deck.yaml; your notes don't change.", "一个词，用 tag: 加这个词就能找到这些题。写进 my-deck.yaml，笔记不动。";
    tagged(tag: &str, path: &str): "tagged {tag}, written to {path}", "已加标签 {tag}，写在 {path}";
    too_many_to_tag(n: usize): "select at most {n} card to tag" | "select at most {n} cards to tag", "一次最多给 {n} 题加标签";
    /// While a search runs that takes longer than a frame.
    searching(n: usize, of: usize): "searched {n} of {of}", "已搜 {n}/{of} 题";
    /// In a deck that is too large to search at every key.
    press_to_search(key: &str): "press {key} to search", "按 {key} 搜索";

    by_due: "by due date", "按到期";
    by_recall: "by recall", "按记得程度";
    by_importance: "by importance", "按重要程度";
    by_topic: "by topic", "按主题";
    by_last_seen: "by last seen", "按上次学习";
    by_lapses: "by lapses", "按遗忘次数";

    /// Headings of columns.
    question: "question", "题目";
    topic: "topic", "主题";
    state: "state", "状态";
    due: "due", "到期";
    last_seen: "seen", "上次";
    recall: "recall", "记得";
    lapses: "lapses", "忘过";
    importance: "imp.", "重要";

    filter_all: "all", "全部";
    filter_due: "due", "到期";
    filter_new: "new", "未学";
    filter_weak: "weak", "薄弱";
    filter_flagged: "flagged", "标记";
    filter_suspended: "suspended", "暂停";
    filter_unanswered: "no answer", "缺答案";
    /// In a narrow window: the chosen filter and its keys.
    filter_short(filter: &str, n: usize): "filter: {filter} {n}", "筛选：{filter} {n}";

    /// Marks after a question.
    flagged: "flagged", "有标记";
    leech: "often forgotten", "总忘";
    buried: "tomorrow", "明天再问";

    /// Parts of the card screen.
    tab_text: "card", "全文";
    tab_history(n: usize): "history {n}", "记录 {n}";
    tab_related(n: usize): "related {n}", "相关 {n}";
    no_history: "Never answered.", "还没有答过。";
    forgotten_here: "started over here", "从这里重新开始";
    no_related: "No related cards.", "没有相关的题。";
    points(hit: usize, of: u8): "{hit}/{of} points", "讲到 {hit}/{of}";
    /// The options of a multiple-choice question, by letter.
    chose(letters: &str): "chose {letters}", "选了 {letters}";
    crammed: "cram", "突击";

    /// In place of a due date.
    new_short: "new", "未学";
    unanswered_short: "no ans.", "缺答案";
    now: "now", "现在";
    minutes(n: i64): "{n}m", "{n} 分钟";
    hours(n: i64): "{n}h", "{n} 小时";
    days(n: i64): "{n}d", "{n} 天";
    years(n: i64): "{n}y", "{n} 年";
}

/// In place of a due date: why a card has none.
pub fn not_due(language: Language, unanswered: bool) -> &'static str {
    match unanswered {
        true => unanswered_short(language),
        false => new_short(language),
    }
}

/// The learning state of a card in a word.
pub fn state_name(
    language: Language,
    state: LearningState,
    suspended: bool,
    unanswered: bool,
) -> &'static str {
    if suspended {
        return cli::state_suspended(language);
    }
    match state {
        LearningState::New if unanswered => cli::state_unanswered(language),
        LearningState::New => cli::state_new(language),
        LearningState::Learning => cli::state_learning(language),
        LearningState::Review => cli::state_review(language),
        LearningState::Relearning => cli::state_relearning(language),
    }
}
