//! The interview plan.

use jiff::civil::Date;

use crate::domain::Language;

words! {
    monday: "Mon", "周一";
    tuesday: "Tue", "周二";
    wednesday: "Wed", "周三";
    thursday: "Thu", "周四";
    friday: "Fri", "周五";
    saturday: "Sat", "周六";
    sunday: "Sun", "周日";

    today: "today", "就是今天";
    in_one_day: "tomorrow", "就是明天";
    in_days(n: i32): "in {n} day" | "in {n} days", "还有 {n} 天";
    over: "over", "已经过了";
    /// The next interview, without and with its name.
    next(date: &str, when: &str): "interview {date}, {when}", "下一场 {date}，{when}";
    next_short(when: &str): "interview {when}", "面试{when}";
    next_named(name: &str, date: &str, when: &str): "{name} {date}, {when}", "{name} 面试 {date}，{when}";
    minutes_a_day(n: u32): "{n} minute a day" | "{n} minutes a day", "每天 {n} 分钟";
    about(query: &str): "cards: {query}", "范围：{query}";
    counts(mastered: usize, learning: usize, not_started: usize): "mastered {mastered}, learning {learning}, not started {not_started}", "已掌握 {mastered}，学习中 {learning}，未学 {not_started}";
    at_this_pace(new: usize, mastered: usize): "on track for {new} new, {mastered} mastered by then", "按此进度，面试前还能学 {new} 道新题，约掌握 {mastered} 题";
    /// How many cards do not fit before the interview, above their titles.
    left_out(n: usize): "{n} new card does not fit by then; it is asked less often:" | "{n} new cards do not fit by then; they are asked less often:", "到面试前排不下 {n} 道新题，都是相对少问的：";
    /// A break from study, from one day to another.
    pause(from: &str, to: &str): "break from {from} to {to}", "休息：{from} 到 {to}";
    no_pause: "No break is set.", "没有设定休息。";
    /// Notes in the table of days.
    break_day: "break", "休息";
    /// On a day of the plan that holds one.
    mock(minutes: u32): "mock interview {minutes} min", "模拟面试 {minutes} 分钟";
    mock_short: "mock", "模拟";
    n_waiting(n: usize): "{n} waiting", "{n} 题排队";

    /// The effect of a job description.
    raised_by_job(n: usize): "{n} card raised by the job description" | "{n} cards raised by the job description", "按职位描述调高 {n} 题";
    job_topics: "topics it mentions (times)", "提到的主题（次数）";
    job_names: "names in questions (cards)", "题目里有的名词（题数）";
    job_raised(n: usize, of: usize): "importance raised on {n} of {of} card" | "importance raised on {n} of {of} cards", "调高了 {n}/{of} 题的重要度";
    job_today(n: usize, of: usize): "today's plan: {n} of {of} cards is new to it" | "today's plan: {n} of {of} cards are new to it", "今天的 {of} 题里换了 {n} 题";
    job_nothing: "the job description names nothing that the cards are about", "职位描述里没有和题目相关的内容";
    job_missing(names: &str): "no card covers: {names}", "没有题目讲到：{names}";
    job_add(command: &str): "to ask about one of them later: {command}", "想以后问到，逐个记下：{command}";
    job_offer(n: usize): "Save {n} of them to your inbox as a question? [y/N] " | "Save these {n} to your inbox as questions? [y/N] ", "把这 {n} 个记入收集箱？[y/N] ";
    job_saved(n: usize, path: &str): "saved {n} question in {path}" | "saved {n} questions in {path}", "已记下 {n} 题，在 {path}";

    /// Headings of the table of days.
    day_heading: "day", "日期";
    reviews: "reviews", "复习";
    new: "new", "新题";
    minutes: "min", "分钟";

    set: "date set", "日期已设定";
    ended: "Date removed; study continues as usual.", "已取消日期，照常学习。";
    none: "No interview date is set.", "还没有设定面试日期。";
    no_date: "no interview date is set", "还没有设定面试日期";
    none_hint: "set one with k8s-quiz plan --date 2026-12-03", "设定：k8s-quiz plan --date 2026-12-03";
    not_a_date(text: &str): "not a date: {text}", "不是日期：{text}";
    not_a_date_hint: "write 2026-12-03, 12-03, or +12 for in 12 days", "请写成 2026-12-03、12-03，或 +12（12 天后）";
    past(date: &str): "{date} is in the past", "{date} 已经过去了";
    ends_first(from: &str, to: &str): "a break can't end on {to} if it begins on {from}", "休息从 {from} 开始，不能在 {to} 结束";
    ends_first_hint: "give the first day, then the last", "先写第一天，再写最后一天";
    past_hint: "choose today or a later day", "请选今天或以后的日期";

    /// On a grade whose interval ends after the date.
    after_interview: "after the interview", "面试后";
    /// The same for a narrow row with all four grades.
    after_interview_short: "after it", "面试后";

    /// Asked on the first start after the date.
    how_did_it_go: "How did the interview go?", "面试得怎么样？";
    how_did_it_go_at(name: &str): "How did it go at {name}?", "{name} 面试得怎么样？";
    how_did_it_go_text: "Write down the questions you met while you remember them; once they have an answer, they are asked first.", "趁还记得，把遇到的题记下来；写上答案，以后优先问。";
    set_next_date: "set the next date", "设定下一场的日期";
    minutes_title: "How long today?", "今天学多久？";
    other_minutes: "another number", "其他";
    minutes_help: "minutes, 1 to 1440", "分钟数，1 到 1440";
    date_title: "When is the interview?", "什么时候面试？";
    date_help: "2026-12-03, 12-03, or +12 for in 12 days; empty for no date", "2026-12-03、12-03，或 +12（12 天后）；留空：不设日期";
}

/// A day of the week, from 1 for Monday.
fn weekday(language: Language, from_monday: i8) -> &'static str {
    match from_monday {
        1 => monday(language),
        2 => tuesday(language),
        3 => wednesday(language),
        4 => thursday(language),
        5 => friday(language),
        6 => saturday(language),
        _ => sunday(language),
    }
}

/// A day with its weekday: `2026-12-03 Thu`; without the year where that is clear.
pub fn day(language: Language, date: Date, with_year: bool) -> String {
    let weekday = weekday(language, date.weekday().to_monday_one_offset());
    if with_year {
        format!("{date} {weekday}")
    } else {
        format!("{:02}-{:02} {weekday}", date.month(), date.day())
    }
}

/// The time left until a day.
pub fn days_left(language: Language, n: i32) -> String {
    match n {
        ..0 => over(language).to_owned(),
        0 => today(language).to_owned(),
        1 => in_one_day(language).to_owned(),
        _ => in_days(language, n),
    }
}
