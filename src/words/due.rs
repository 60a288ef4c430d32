//! The line that `due` prints for a prompt or a status bar.

words! {
    /// What is left today: reviews, new cards, minutes.
    left_today(reviews: usize, new: usize, minutes: u32): "{reviews} due, {new} new, {minutes} min", "复习 {reviews}，新题 {new}，约 {minutes} 分钟";
    nothing_left: "nothing left today", "今天没有要学的了";
    /// After these, if reviews do not fit into the minutes.
    waiting(n: usize): ", {n} waiting", "，另有 {n} 题排队";
    /// After these, on a day with a mock interview.
    mock(minutes: u32): ", mock interview {minutes} min", "，模拟面试 {minutes} 分钟";
    /// After these, with an interview date.
    interview_in(days: i32): ", interview in {days} day" | ", interview in {days} days", "，还有 {days} 天面试";
    interview_tomorrow: ", interview tomorrow", "，明天面试";
    interview_today: ", interview today", "，今天面试";
    /// For the narrow corner of a status bar.
    days_short(days: i32): "{days}d", "{days}天";
    minutes_short(minutes: u32): "{minutes}m", "{minutes}分";
}
