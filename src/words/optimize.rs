//! The output of `optimize`.

words! {
    /// On stderr while it works.
    working(percent: u32): "fitting {percent}%", "拟合中 {percent}%";
    split(predicted: usize, parts: usize): "reviews predicted: {predicted}, split by card into {parts}; each part is predicted by a fit to the others", "预测 {predicted} 次复习；按题分成 {parts} 份，每份都用其余各份的拟合来预测";
    /// Headings: lower is better.
    held_out: "held out", "留出数据";
    log_loss: "log loss", "对数损失";
    rmse: "RMSE (bins)", "均方根误差（分组）";
    in_use: "in use", "当前参数";
    fitted: "fitted", "拟合参数";
    better(gain: f64, error: f64): "better: log loss lower by {gain:.4}, standard error {error:.4}", "更好：对数损失低了 {gain:.4}，标准误 {error:.4}";
    not_better(gain: f64, error: f64): "not clearly better: log loss lower by {gain:.4}, standard error {error:.4}; keeping the parameters in use", "没有明显更好：对数损失低了 {gain:.4}，标准误 {error:.4}；保留当前参数";
    worse: "not better; keeping the parameters in use", "没有更好，保留当前参数";
    kept(path: &str): "written to {path}; the schedule now uses the new parameters", "已写入 {path}；复习安排改用新参数";

    too_few_reviews(found: usize): "can't fit the parameters: {found} review is too few" | "can't fit the parameters: {found} reviews are too few", "还不能拟合参数：只有 {found} 次复习";
    too_few_reviews_hint(wanted: usize, later: usize): "at least {wanted} are needed, {later} of them on a later day than the one before; until then the defaults, fitted to many learners, predict better", "至少要 {wanted} 次，其中 {later} 次要与前一次隔天；在那之前，来自众多学习者的默认参数更可靠";
    too_few_tests(found: usize): "can't fit the parameters: only {found} review is on a later day than the one before" | "can't fit the parameters: only {found} reviews are on a later day than the one before", "还不能拟合参数：只有 {found} 次复习与前一次不在同一天";
    too_few_tests_hint(wanted: usize): "at least {wanted} are needed: reviews of the same day say little about forgetting", "这样的复习至少要 {wanted} 次：同一天的复习看不出遗忘";
    no_fit: "can't fit the parameters to these reviews", "这些复习拟合不出参数";
    no_fit_hint: "the current parameters stay; try again after more reviews", "保留当前参数；多复习一些再试";
}
