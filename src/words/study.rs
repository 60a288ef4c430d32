//! The study screen and the summary at its end.

use crate::domain::{Grade, Language};

words! {
    /// In place of an answer that is folded.
    withheld_wrong(key: &str): "(wrong; {key} shows the text)", "（有误，原文已折叠，按 {key} 展开）";
    withheld_story(key: &str): "(someone else's story; {key} shows it)", "（别人的经历，按 {key} 展开）";
    withheld_chinese(key: &str): "(in Chinese; {key} shows it)", "（中文，按 {key} 展开）";
    withheld_english(key: &str): "(in English; {key} shows it)", "（英文，按 {key} 展开）";
    chinese_answers(n: usize): "{n} in Chinese", "中文 {n} 份";
    english_answers(n: usize): "{n} in English", "英文 {n} 份";
    asked_in_chinese: "the notes ask it in Chinese", "笔记原题是中文";
    /// What was recorded for the card before.
    graded(grade: &str): "graded {grade}", "已评 {grade}";
    graded_speak_first(grade: &str): "graded {grade}; next time say the answer aloud first, then look at the points", "已评 {grade}；下次先开口讲，再看要点";
    first_card(key: &str): "Say your answer aloud, then press {key} to compare.", "先开口讲一遍，再按{key}对要点。";
    bonus: "Bonus", "加分";
    follow_ups: "They may ask next", "追问";
    spoken(clock: &str): "spoke for {clock}", "讲了 {clock}";
    /// The row for all answers, with how many there are.
    answers_with_counts(counts: &str): "Answers in full ({counts})", "答案全文（{counts}）";
    all_answers_short: "all", "全文";
    answers_in_full(n: usize): "{n} answer in full" | "{n} answers in full", "答案全文 {n} 份";
    own_answers(n: usize): "{n} of your own", "自己的 {n} 份";
    bundled_answers(n: usize): "{n} from the deck", "题库 {n} 份";
    answers_of_notes(n: usize): "{n} from notes", "笔记 {n} 份";

    nearly_always: "almost always asked", "几乎必问";
    n_notes(n: usize): "asked in {n} note" | "asked in {n} notes", "{n} 份笔记问到";
    leech: "often forgotten", "总是记不住";

    first_time: "new", "新题";
    just_now: "last seen just now", "刚才学过";
    minutes_ago(n: i64): "last seen {n} min ago", "上次 {n} 分钟前";
    hours_ago(n: i64): "last seen {n} h ago", "上次 {n} 小时前";
    one_day_ago: "last seen yesterday", "上次是昨天";
    days_ago(n: i64): "last seen {n} day ago" | "last seen {n} days ago", "上次 {n} 天前";
    last_time_points(ago: &str, hit: usize, of: u8): "{ago}, covered {hit}/{of}", "{ago}，讲到 {hit}/{of}";
    last_time_grade(ago: &str, grade: &str): "{ago}: {grade}", "{ago}，自评{grade}";

    question_number(n: usize): "question {n}", "第 {n} 题";
    minutes_left(n: u32): "{n} min left", "还剩 {n} 分钟";
    n_corrections(n: usize): "{n} correction" | "{n} corrections", "更正 {n}";
    n_context(n: usize): "{n} note" | "{n} notes", "说明 {n}";

    covered(hit: usize, of: usize): "covered {hit}/{of}", "讲到 {hit}/{of}";
    core(hit: usize, of: usize): "core {hit}/{of}", "必答 {hit}/{of}";
    bonus_covered(hit: usize, of: usize): "bonus {hit}/{of}", "加分 {hit}/{of}";
    /// For a narrow window without room for the meaning of the grade.
    accept_short(grade: u8): "grade {grade}", "评 {grade}";
    tick_first: "Space for a point you covered, j for a missed one; then Enter", "先对要点：空格 讲到了，j 没讲到，再按 Enter";
    /// Below the options of a question.
    choose_letters(n: usize, last: char): "Press the letter of {n} option, A to {last}." | "Press the letters of {n} options, A to {last}.", "按字母选 {n} 项（A 到 {last}）。";
    choose_first: "choose an option first; 0 if you don't know", "先选一项；答不出按 0";
    no_such_option(n: usize): "there is only {n} option" | "there are only {n} options", "只有 {n} 个选项";
    chose_right: "right", "选对了";
    chose_wrong(right: &str): "wrong, it is {right}", "选错了，应选 {right}";
    rows_below(n: usize): "{n} more row" | "{n} more rows", "下面还有 {n} 行";
    grade_yourself: "how much did you cover? 1 to 4", "讲得怎样？按 1 到 4";
    once_more: "repeat", "再来一遍";
    weak: "weak", "薄弱";
    missed_last_time: "missed last time", "上次漏了";
    missed_short: "missed", "漏";
    cram: "cram: schedule unchanged", "突击：不计入复习安排";
    missed_again: "missed before", "上次漏了";
    missed_again_short: "again", "又漏";
    again_short: "<half", "不到半";
    hard_short: ">half", "过半";
    good_short: "most", "基本";
    easy_short: "fluent", "流利";
    minutes_short(n: i64): "{n}m", "{n}分";

    end_title: "Done", "学完了";
    nothing_to_do: "Nothing is due now.", "现在没有要学的题。";
    n_graded(n: usize): "answered {n}", "答了 {n} 题";
    shell_graded(n: usize): "answered {n}", "{n} 题";
    n_all_points(n: usize): "all points: {n}", "全部讲到：{n} 题";
    shell_all_points(n: usize): "all points {n}", "全部讲到 {n}";
    most_missed(topic: &str): "most missed: {topic}", "漏得最多：{topic}";
    end_unanswered: "These questions have no answer yet.", "这些题笔记里都没有答案。";
    end_unanswered_hint: "Press e on such a card to write your own; then it is asked like the others.", "在题上按 e 写自己的答案，写好就会像别的题一样问到。";
    only_unanswered(n: usize): "{n} card matches, without an answer." | "{n} cards match, all without an answer.", "匹配的 {n} 题都没有答案。";
    only_unanswered_hint(query: &str): "To see them: k8s-quiz study {query}", "查看这些题：k8s-quiz study {query}";
    ahead_of(n: usize): "study tomorrow's {n} card now" | "study tomorrow's {n} cards now", "提前复习明天的 {n} 题";
    left_today(n: usize): "{n} more to review today", "今天还有 {n} 题要复习";
    tomorrow(reviews: usize, minutes: u32): "tomorrow: {reviews} to review, about {minutes} min", "明天要复习 {reviews} 题，约 {minutes} 分钟";
    tomorrow_with_new(reviews: usize, new: usize, minutes: u32): "tomorrow: {reviews} to review, {new} new, about {minutes} min", "明天复习 {reviews} 题，新题 {new}，约 {minutes} 分钟";
    nothing_tomorrow: "nothing to study tomorrow", "明天没有要学的题";
    /// In the footer, and at the end if nothing was answered.
    time_up: "today's minutes are used up", "今天的时间用完了";
    /// Cards that did not fit into the minutes.
    waiting(n: usize): "{n} card is waiting; it comes first next time" | "{n} cards are waiting; they come first next time", "还有 {n} 题排队，下次先问";
    not_yet(when: &str): "not yet: the first repeat is {when}", "还没到，最早{when}";
    no_link: "no links in the answers", "答案里没有链接";
    no_remarks: "no corrections for this answer", "这个答案没有更正";
    own_answer: "your own answer", "自己的答案";
    as_asked(question: &str): "in the notes: {question}", "笔记原题：{question}";
    come_back(n: usize, when: &str): "{n} repeat to come, {when}" | "{n} repeats to come, the first {when}", "{n} 题稍后再问，最早{when}";
    tomorrow_minutes(n: u32): "tomorrow about {n} min", "明天约 {n} 分钟";

    undone: "undone", "已撤销";
    buried: "skipped until tomorrow; u to undo", "明天再问，u 撤销";
    suspended: "suspended; u to undo", "已暂停，不再提问，u 撤销";
    resumed: "resumed", "已恢复提问";
    forgotten: "starts over; u to undo", "已清零，从头学，u 撤销";
    flag_set: "flagged", "已标记";
    flag_gone: "flag removed", "已去掉标记";
    preferred: "this answer is now shown first", "以后先看这个答案";
    nothing_before: "no card before this one", "前面还没有学过题";
    nothing_to_undo: "nothing to undo", "没有可撤销的";
    no_hint: "this question has no hint", "这道题没有写思路";
    answered_elsewhere: "already answered in another window", "这题在别的窗口答过了";
    no_other_answer: "no other answer", "没有别的答案";
}

/// A grade in a narrow space.
pub fn grade_short(language: Language, grade: Grade) -> &'static str {
    match grade {
        Grade::Again => again_short(language),
        Grade::Hard => hard_short(language),
        Grade::Good => good_short(language),
        Grade::Easy => easy_short(language),
    }
}

/// What is shown in place of an answer in the other language.
pub fn withheld_foreign(language: Language, answer: Language, key: &str) -> String {
    match answer {
        Language::Zh => withheld_chinese(language, key),
        Language::En => withheld_english(language, key),
    }
}

/// How many answers of each origin a card has, and how many remarks.
#[derive(Clone, Copy, Debug)]
pub struct AnswerCounts {
    pub own: usize,
    pub bundled: usize,
    pub notes: usize,
    /// Those in another language than the screens, of whatever origin.
    pub foreign: usize,
    pub corrections: usize,
    pub context: usize,
}

/// The row for all answers, with the counts that are not zero.
pub fn all_answers(language: Language, counts: AnswerCounts) -> String {
    let some = |n: usize| (n > 0).then_some(n);
    let text = [
        some(counts.own).map(|n| own_answers(language, n)),
        some(counts.bundled).map(|n| bundled_answers(language, n)),
        some(counts.notes).map(|n| answers_of_notes(language, n)),
        some(counts.foreign).map(|n| match language {
            Language::En => chinese_answers(language, n),
            Language::Zh => english_answers(language, n),
        }),
        some(counts.corrections).map(|n| n_corrections(language, n)),
        some(counts.context).map(|n| n_context(language, n)),
    ];
    let text: Vec<String> = text.into_iter().flatten().collect();
    answers_with_counts(language, &text.join(super::common::clause(language)))
}

/// The row for all answers in a narrow window: how many answers and corrections there are.
pub fn all_answers_narrow(language: Language, counts: AnswerCounts) -> String {
    let n = counts.own + counts.bundled + counts.notes + counts.foreign;
    let answers = answers_in_full(language, n);
    match counts.corrections {
        0 => answers,
        n => [answers, n_corrections(language, n)].join(super::common::clause(language)),
    }
}

/// How many core and bonus points are covered.
pub fn core_and_bonus(
    language: Language,
    core_points: (usize, usize),
    bonus: (usize, usize),
) -> String {
    let core = core(language, core_points.0, core_points.1);
    let bonus = bonus_covered(language, bonus.0, bonus.1);
    [core, bonus].join(super::common::clause(language))
}
