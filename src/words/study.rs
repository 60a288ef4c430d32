//! What the study screen says.

use crate::domain::{Grade, Language};

words! {
    hint: "Hint", "思路";
    no_answer: "No note answers this question yet.", "笔记里还没有这道题的答案。";
    withheld: "This answer is wrong; press a to read it all the same.", "笔记里的这个答案有误，要看原文请按 a。";
    rows_follow(n: usize): "{n} more below; a shows all", "后面还有 {n} 行，按 a 看全文";

    tag_frequent: "often asked", "经常问";
    tag_important: "important", "重点";
    tag_asked: "met in an interview", "面试遇到过";
    nearly_always: "asked nearly always", "几乎必问";
    n_notes(n: usize): "in {n} note" | "in {n} notes", "{n} 份笔记里都问";
    leech: "keeps slipping away", "总是记不住";
    flagged: "flagged", "标记过有问题";
    flagged_because(why: &str): "flagged: {why}", "标记过：{why}";
    stands_at(file: &str, line: u32): "{file}:{line}", "出自 {file}:{line}";

    first_time: "for the first time", "第一次见";
    just_now: "a moment ago", "刚才";
    minutes_ago(n: i64): "last time {n} min ago", "上次 {n} 分钟前";
    hours_ago(n: i64): "last time {n} h ago", "上次 {n} 小时前";
    one_day_ago: "last time yesterday", "上次是昨天";
    days_ago(n: i64): "last time {n} day ago" | "last time {n} days ago", "上次 {n} 天前";
    last_time_points(ago: &str, hit: usize, of: u8): "{ago}, told {hit}/{of}", "{ago}，讲到 {hit}/{of}";
    last_time_grade(ago: &str, grade: &str): "{ago}: {grade}", "{ago}，自评{grade}";

    minutes_left(n: u64): "about {n} min left", "约剩 {n} 分钟";
    n_remarks(n: usize): "remarks: {n}", "更正 {n} 条";
    n_remarks_short(n: usize): "remarks {n}", "更正 {n}";
    answer_of(n: usize, of: usize): "answer {n}/{of}", "答案 {n}/{of}";
    remark_wrong: "Wrong", "有误";
    remark_outdated: "Outdated", "过时";
    remark_incomplete: "Incomplete", "不完整";
    remark_context: "Note", "说明";
    since(version: &str): " (since {version})", "（{version} 起）";

    told(hit: usize, of: usize, grade: u8): "told {hit}/{of}, proposes {grade}", "讲到 {hit}/{of}，建议 {grade}";
    proposes(grade: u8): "proposes {grade}", "建议 {grade}";
    rows_below(n: usize): "{n} more below", "下面还有 {n} 行";
    grade_yourself: "how much did you tell? 1 to 4", "讲得怎样？按 1 到 4";
    once_more: "once more", "再来一遍";
    weak: "weak", "薄弱";
    missed_last_time: "missed last time", "上次漏了";
    missed_short: "missed", "漏";
    cram: "cramming: memory stays as it is", "突击：不影响记忆";
    missed_again: "missed last time, too", "上次也漏了";
    missed_again_short: "again", "又漏";
    again_short: "<half", "不到半";
    hard_short: ">half", "过半";
    good_short: "nearly", "基本全";
    easy_short: "fluent", "流利";
    minutes_short(n: i64): "{n}m", "{n}分";
    hours_short(n: i64): "{n}h", "{n}小时";
    days_short(n: i64): "{n}d", "{n}天";
    months_short(n: i64): "{n}mo", "{n}个月";
    years_short(n: i64): "{n}y", "{n}年";
    tomorrow_short: "1d", "明天";

    end_title: "Done", "学完了";
    nothing_to_do: "Nothing is due now.", "现在没有要学的题。";
    n_graded(n: usize): "answered {n}", "答了 {n} 题";
    shell_graded(n: usize): "answered {n}", "{n} 题";
    n_told(n: usize): "told in full {n}", "讲全 {n}";
    most_missed(topic: &str): "most missed: {topic}", "漏得最多：{topic}";
    end_unanswered: "These questions have no answer yet.", "这些题笔记里都没有答案。";
    end_unanswered_hint: "e on such a card writes one of your own; then it is asked like the others.", "在题上按 e 可以写自己的答案，写了就会像别的题一样问。";
    only_unanswered(n: usize): "No note answers what was found: {n}", "找到的 {n} 题都没有答案。";
    only_unanswered_hint(query: &str): "To see them: k8s-quiz study {query}", "要看的话：k8s-quiz study {query}";
    ahead_of(n: usize): "study what comes tomorrow today: {n}", "提前复习明天的 {n} 题";
    left_today(n: usize): "still {n} to review today", "今天还有 {n} 题要复习";
    tomorrow(n: usize, minutes: u32): "tomorrow {n} to review, about {minutes} min", "明天要复习 {n} 题，约 {minutes} 分钟";
    nothing_tomorrow: "nothing to review tomorrow", "明天没有要复习的";
    not_yet(minutes: i64): "not yet: the first is back in {minutes} min", "还没到，最早 {minutes} 分钟后";
    no_link: "no link in this answer", "这个答案里没有链接";
    no_remarks: "nothing to correct in this answer", "这个答案没有更正";
    own_answer: "your own answer", "自己的答案";
    as_asked(question: &str): "as asked: {question}", "原题：{question}";
    come_back(n: usize, minutes: i64): "{n} to come back, the first in {minutes} min", "{n} 题还要再来，最早 {minutes} 分钟后";
    tomorrow_minutes(n: u32): "tomorrow about {n} min", "明天约 {n} 分钟";

    undone: "taken back", "已撤销";
    buried: "not before tomorrow; u takes it back", "明天再问，u 撤销";
    suspended: "not asked any more; u takes it back", "不再问了，u 撤销";
    resumed: "asked again from now on", "恢复提问了";
    flag_set: "flagged", "已标记";
    flag_gone: "flag removed", "标记去掉了";
    preferred: "this answer comes first from now on", "以后先看这个答案";
    nothing_to_undo: "nothing to take back", "没有可撤销的";
    no_hint: "there is no hint", "没有思路";
    answered_elsewhere: "answered in another window", "这题在别的窗口答过了";
    no_other_answer: "there is no other answer", "没有别的答案";
}

/// A grade where there is little room.
pub fn grade_short(language: Language, grade: Grade) -> &'static str {
    match grade {
        Grade::Again => again_short(language),
        Grade::Hard => hard_short(language),
        Grade::Good => good_short(language),
        Grade::Easy => easy_short(language),
    }
}
