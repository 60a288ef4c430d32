//! The output of `stats` and the statistics screen.

words! {
    /// The name of the screen.
    title: "Statistics", "统计";
    /// The pages of the screen: a word each, because all are on one line.
    page_overview: "Overview", "总览";
    page_topics: "Topics", "主题";
    page_memory: "Memory", "记忆";
    page_activity: "Time", "用时";
    page_forecast: "Ahead", "预测";
    page_hardest: "Hardest", "难题";
    page_missed: "Missed", "漏点";
    page_mocks: "Mocks", "模拟";
    /// Beside the name of the page, where there is no room for all of them.
    page_of(n: usize, of: usize): "view {n} of {of}", "第 {n}/{of} 栏";

    /// What is left of today's plan, and what is done.
    left_reviews(n: usize): "{n} to review", "待复习 {n}";
    left_new(n: usize): "{n} new", "新题 {n}";
    left_minutes(n: u32): "about {n} min left", "还要约 {n} 分钟";
    spent(minutes: u32, budget: u32): "{minutes} of {budget} min used", "已用 {minutes}/{budget} 分钟";

    /// The three counts and readiness of all cards.
    mastered(n: usize): "mastered {n}", "已掌握 {n}";
    learning(n: usize): "learning {n}", "学习中 {n}";
    not_started(n: usize): "not started {n}", "未学 {n}";
    unanswered(n: usize): "no answer {n}", "缺答案 {n}";
    readiness_now(percent: u32): "readiness {percent}%", "准备度 {percent}%";
    /// Mastered cards of the interview, beside a bar each.
    mastered_today: "mastered today", "今天已掌握";
    mastered_then: "expected by then", "届时预计掌握";
    readiness_then(percent: u32): "readiness on that day without further study: {percent}%", "如果不再学，那天的准备度：{percent}%";
    n_reviewed(n: u32): "{n} review" | "{n} reviews", "复习 {n} 次";
    on_days(n: usize): "on {n} day" | "on {n} days", "{n} 天";

    /// Headings of sections.
    today: "Today", "今天";
    all_cards: "All cards", "全部题目";
    towards: "Towards the interview", "离面试";
    /// Above a bar a day.
    by_day: "Mastered by day: reached, expected", "每天掌握多少：已掌握、预计";
    so_far: "So far", "累计";
    topics: "Topics", "主题";
    retention: "Retention", "记住率";
    retention_note: "retention: the first review of a card each day, outside learning steps; young: interval below 21 days, mature: 21 days or more", "记住率：每题每天第一次复习，不含学习步骤";
    /// Predicted recall against what was remembered, from 200 tests of memory on.
    calibration: "Predicted and remembered", "预测与实际";
    predicted: "predicted", "预测记得";
    remembered: "remembered", "实际记得";
    calibration_note(points: usize): "off by {points} point on average; if it is much, k8s-quiz optimize fits the scheduler to you" | "off by {points} points on average; if it is much, k8s-quiz optimize fits the scheduler to you", "平均差 {points} 个百分点；差得多就运行 k8s-quiz optimize，让安排贴合你的记忆";
    recall_now: "Recall now, cards seen", "现在记得多少，学过的题";
    mean_recall(percent: u32): "{percent}% on average", "平均 {percent}%";
    answer_times: "Answer times, reviews", "答题用时，复习次数";
    median_answer(seconds: u64): "median {seconds} sec per answer", "每次用时中位数 {seconds} 秒";
    median_think(seconds: u64): "{seconds} sec until the answer is shown", "看答案前 {seconds} 秒";
    seconds(n: u64): "{n} sec", "{n} 秒";
    /// The ends of a distribution.
    from(border: &str): "{border} and more", "{border} 以上";
    below(border: &str): "below {border}", "不到 {border}";
    days_title: "The last 14 days", "最近 14 天";
    weeks_title: "The last 8 weeks", "最近 8 周";
    forecast: "The next 30 days: planned/daily minutes", "未来 30 天：计划用时/每天分钟数";
    forecast_note(first: u64, review: u64): "reviews and new cards within your minutes; a new card takes {first} sec, a review {review} sec, repeats included", "复习和新题都在每天的分钟数之内；新题每题 {first} 秒，复习每题 {review} 秒，含当天重复";
    hardest: "Hardest cards", "最难的题";
    missed: "Points missed most often", "漏得最多的要点";
    missed_note: "times missed / times asked", "漏了几次/问过几次";
    calendar: "The last year, reviews a day", "过去一年，每天复习次数";
    nothing_yet: "no reviews yet: start with k8s-quiz study", "还没有复习过：用 k8s-quiz study 开始";

    mocks: "Mock interviews", "模拟面试";
    last_mock_topics: "The last mock interview by topic", "上一场模拟面试：按主题";
    last_mock_questions: "The last mock interview by question, with what was missed", "上一场模拟面试：逐题，列出漏掉的要点";

    /// In place of a page that has nothing to show yet.
    no_reviews: "No reviews yet.", "还没有复习过。";
    no_cards: "No cards.", "没有题。";
    no_mocks: "No mock interview yet.", "还没有做过模拟面试。";
    none_hard: "No card was graded 1 yet.", "还没有评过 1 的题。";
    none_missed: "No point was missed yet.", "还没有漏过要点。";

    /// Headings of columns.
    topic: "topic", "主题";
    mastered_heading: "mastered", "已掌握";
    learning_heading: "learning", "学习中";
    not_started_heading: "not started", "未学";
    ready: "readiness", "准备度";
    /// The same in a narrow window.
    mastered_short: "mast.", "掌握";
    learning_short: "learn.", "在学";
    not_started_short: "new", "未学";
    ready_short: "ready", "准备";
    period: "period", "时间";
    n_reviews: "reviews", "复习";
    minutes: "min", "分钟";
    young: "young", "间隔 <21 天";
    mature: "mature", "≥21 天";
    in_all: "all", "全部";
    difficulty: "difficulty", "难度";
    lapses: "lapses", "忘记";
    recall: "recall", "记得";
    question: "question", "题目";
    /// The same below the question in a narrow window.
    hard_facts(difficulty: &str, lapses: u32, recall: u32): "difficulty {difficulty}, lapses {lapses}, recall {recall}%", "难度 {difficulty}，忘记 {lapses} 次，记得 {recall}%";
    point_number(n: u8, of: u8): "point {n} of {of}", "第 {n} 个要点，共 {of} 个";
    /// On the day of the interview in the forecast.
    interview_day: "interview", "面试";

    week_of(day: &str): "week of {day}", "{day} 起一周";
    /// Monday to Sunday, in the calendar's first columns.
    weekdays: "Mon Tue Wed Thu Fri Sat Sun", "一 二 三 四 五 六 日";
    none_a_day: "none", "没有";
    /// The number of reviews that a mark of the calendar means.
    at_least(n: u32): "{n}+", "{n} 次起";
}
