//! The names of reverted actions.

words! {
    graded(number: u8, grade: &str): "grade {number} ({grade})", "评分 {number}（{grade}）";
    suspended: "suspended", "暂停";
    resumed: "resumed", "恢复提问";
    flagged: "flagged", "标记有问题";
    unflagged: "flag removed", "去掉标记";
    buried: "skipped until tomorrow", "推迟到明天";
    forgotten: "forgotten", "清空记忆";
    preferred: "preferred answer", "首选答案";
    action: "the last action", "上一步";
    /// The reverted action and its card.
    undone(what: &str, question: &str): "undone: {what}, {question}", "已撤销：{what}，{question}";
}
