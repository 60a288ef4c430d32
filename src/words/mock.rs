//! The mock interview.

words! {
    title: "Mock interview", "模拟面试";
    /// The rows of the chooser.
    n_questions: "questions", "题数";
    minutes: "speaking time", "答题时间";
    nothing_matches(query: &str): "no card with an answer matches {query}", "没有匹配 {query} 且有答案的题";
    nothing_at_all: "no card has an answer yet", "还没有带答案的题";

    question_of(n: usize, of: usize): "question {n}/{of}", "第 {n}/{of} 题";
    /// The clock of the answer, then of the follow-up.
    answer_clock(clock: &str): "{clock}", "{clock}";
    follow_up_clock(clock: &str): "follow-up {clock}", "追问 {clock}";
    too_long(clock: &str): "{clock}, time to wrap up", "{clock}，该收尾了";
    left(clock: &str): "{clock} left", "剩 {clock}";
    paused: "paused", "已暂停";
    speak(key: &str): "Answer aloud, conclusion first. Press {key} when you are done.", "像面试那样开口讲，先说结论。讲完按{key}。";
    time_up: "Time is up. Mark what you said so far; no more questions.", "时间到，按已经讲到的打分，不再出题。";

    /// What is ticked after speaking.
    follow_up: "Follow-up", "追问";
    said_conclusion: "said the conclusion first", "先说了结论";
    gave_example: "gave an example or a command of my own", "举了自己的例子或命令";
    mark_answer: "how much did you cover? 1 nothing, 3 half, 5 all", "讲到了多少？1 没讲出来，3 一半，5 全部";
    mark_follow_up: "how well did you answer it? 1 not at all, 3 half, 5 fully", "追问答得怎样？1 没答上，3 一半，5 答全";
    score(percent: u8): "score {percent}%", "得分 {percent}%";
    mark_first: "press 1 to 5 to mark it first", "先按 1 到 5 打分";

    /// The report.
    result: "Result", "结果";
    by_topic: "By topic", "按主题";
    by_question: "By question, with what was missed", "逐题，列出漏掉的要点";
    earlier: "Earlier interviews", "以前的模拟面试";
    expected(percent: u8): "expected {percent}%", "预计 {percent}%";
    time_used(clock: &str, minutes: u32): "spoke for {clock} of {minutes} min", "讲了 {clock}，共 {minutes} 分钟";
    n_asked(n: usize): "{n} question" | "{n} questions", "{n} 题";
    seed(seed: u64): "seed {seed}", "随机种子 {seed}";
    compared(score: u8, mean: u8): "{score}% against {mean}% on average before", "这次 {score}%，以前平均 {mean}%";
    /// A point that was missed: a core point again, a bonus point, a bonus point again.
    missed_again(point: &str): "{point} (missed again)", "{point}（又漏了）";
    bonus_missed(point: &str): "{point} (bonus)", "{point}（加分）";
    bonus_missed_again(point: &str): "{point} (bonus, missed again)", "{point}（加分，又漏了）";
    asked_next(question: &str): "follow-up: {question}", "追问：{question}";
    asked_next_marked(question: &str, mark: u8): "follow-up: {question} (marked {mark} of 5)", "追问：{question}（打了 {mark} 分，满分 5 分）";
    card_gone: "(this question is no longer in your decks)", "（这道题已不在题库里）";
    no_topic: "other", "其他";
    topic: "topic", "主题";
    day: "day", "日期";
    score_heading: "score", "得分";
    expected_heading: "expected", "预计";
    spoken_heading: "spoken", "讲了";
    /// In the line printed after leaving.
    shell(n: usize, percent: u8): "mock interview of {n} question, score {percent}%" | "mock interview of {n} questions, score {percent}%", "模拟面试 {n} 题，得分 {percent}%";
    saved_to(path: &str): "report saved to {path}", "报告已保存到 {path}";

    leave_title: "End the interview?", "结束这场面试？";
    leave_kept(n: usize): "{n} marked question is kept, with a report." | "{n} marked questions are kept, with a report.", "已打分的 {n} 题会保留，并给出报告。";
    leave_nothing: "No question is marked yet, so nothing is kept.", "还没给任何一题打分，退出后不会留下记录。";

    /// Follow-ups by the shape of the question, for cards without one of their own.
    ask_difference: "Which would you choose in production, and why?", "在生产环境你会选哪个？为什么？";
    ask_process: "What do you see if the third step fails, and which command shows it?", "如果第三步失败，会看到什么现象？用哪条命令查？";
    ask_component: "If it is down, what still works?", "它挂了以后，哪些功能还能用？";
    ask_troubleshooting: "Which command do you run first, and what output do you expect?", "第一条命令敲什么？预期看到什么输出？";
    ask_policy: "What is the default, and what happens if it is set wrong?", "默认是什么？配错了会怎样？";
    ask_reason: "What goes wrong if you don't do it that way?", "如果不这样做，会出什么问题？";
    ask_example: "Can you give an example from your own work?", "能举一个你自己工作中的例子吗？";
    ask_check: "Which command shows it in a cluster?", "在集群里用哪条命令能看到它？";
    ask_pitfall: "What goes wrong with it most often in practice?", "实际用的时候，最容易踩的坑是什么？";
}

/// Why there is no interview about the cards of a query.
pub fn nothing_to_ask(language: crate::domain::Language, query: &str) -> String {
    match query {
        "" => nothing_at_all(language).to_owned(),
        query => nothing_matches(language, query),
    }
}
