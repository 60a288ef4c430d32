//! The output of `stats`.

words! {
    /// The three counts and readiness of all cards.
    mastered(n: usize): "mastered {n}", "已掌握 {n}";
    learning(n: usize): "learning {n}", "学习中 {n}";
    not_started(n: usize): "not started {n}", "未学 {n}";
    unanswered(n: usize): "no answer {n}", "缺答案 {n}";
    readiness_now(percent: u32): "readiness {percent}%", "准备度 {percent}%";
    readiness_then(date: &str, percent: u32): "{percent}% on {date}, the interview, without further study", "到 {date} 面试那天，不再学的话是 {percent}%";
    n_reviewed(n: u32): "{n} review" | "{n} reviews", "复习 {n} 次";
    on_days(n: usize): "on {n} day" | "on {n} days", "{n} 天";

    /// Headings of sections.
    topics: "Topics", "主题";
    retention: "Reviews and retention", "复习与记住率";
    retention_note: "retention: the first review of a card each day, outside learning steps; young: interval below 21 days, mature: 21 days or more", "记住率：每题每天第一次复习，不含学习步骤";
    forecast: "The next 30 days, minutes", "未来 30 天，分钟";
    forecast_note(first: u64, review: u64): "reviews and new cards within your minutes; a new card takes {first} sec, a review {review} sec, repeats included", "复习和新题都在每天的分钟数之内；新题每题 {first} 秒，复习每题 {review} 秒，含当天重复";
    hardest: "Hardest cards", "最难的题";
    missed: "Points missed most often", "漏得最多的要点";
    calendar: "The last year, reviews a day", "过去一年，每天复习次数";
    nothing_yet: "no reviews yet: start with k8s-quiz study", "还没有复习过：用 k8s-quiz study 开始";

    /// Headings of columns.
    topic: "topic", "主题";
    mastered_of_all: "mastered/all", "已掌握/全部";
    ready: "readiness", "准备度";
    period: "period", "时间";
    n_reviews: "reviews", "复习";
    minutes: "min", "分钟";
    young: "young", "间隔 <21 天";
    mature: "mature", "≥21 天";
    difficulty: "difficulty", "难度";
    lapses: "lapses", "忘记";
    question: "question", "题目";
    missed_of_asked: "missed", "漏";
    point: "point", "要点";
    point_number(n: u8, of: u8): "point {n} of {of}", "第 {n} 个要点，共 {of} 个";

    week_of(day: &str): "week of {day}", "{day} 起一周";
    /// Monday to Sunday, in the calendar's first columns.
    weekdays: "Mon Tue Wed Thu Fri Sat Sun", "一 二 三 四 五 六 日";
    none_a_day: "none", "没有";
    /// The number of reviews that a mark of the calendar means.
    at_least(n: u32): "{n}+", "{n} 次起";
}
