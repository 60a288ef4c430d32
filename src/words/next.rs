//! Output of `next` and `grade`.

words! {
    /// `next`, if only repeats are left.
    wait(when: &str): "nothing now; the next repeat is {when}", "现在没有要学的题，{when}有题要再问";
    nothing_left: "nothing left today", "今天没有要学的了";
    /// After `grade`.
    next_due(title: &str, when: &str): "{title}: asked again {when}", "{title}：{when}再问";
    no_such_point(number: u8, n_points: u8): "this card has no point {number}; it has {n_points}", "这道题没有第 {number} 条要点，共 {n_points} 条";
    no_such_point_hint: "`k8s-quiz show CARD` numbers its points; leave --hit out for a card without points", "用 `k8s-quiz show CARD` 查看要点编号；没有要点的题不要写 --hit";
}
