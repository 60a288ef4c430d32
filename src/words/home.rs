//! The home screen.

words! {
    n_cards(n: usize): "{n} card" | "{n} cards", "共 {n} 题";
    n_cards_of(all: usize, answered: usize, unanswered: usize): "{all} card: {answered} to study, {unanswered} without an answer" | "{all} cards: {answered} to study, {unanswered} without an answer", "共 {all} 题：可学 {answered}，缺答案 {unanswered}";
    n_cards_short(answered: usize, unanswered: usize): "{answered} to study, {unanswered} no answer", "可学 {answered}，缺答案 {unanswered}";
    today(minutes: u32): "Today {minutes} min", "今天 {minutes} 分钟";
    today_spent(minutes: u32, spent: u32): "Today {minutes} min, {spent} used", "今天 {minutes} 分钟，已用 {spent}";
    /// After days without study, without and with an interview date.
    planned_again(minutes: u32): "plan made again, still {minutes} min today", "已重新安排，今天还是 {minutes} 分钟";
    planned_again_towards(minutes: u32, new: usize): "plan made again, still {minutes} min a day; time for {new} new cards by the interview", "已重新安排，还是每天 {minutes} 分钟，面试前还能学 {new} 道新题";
    /// On a day of a break, until the last one.
    pause(to: &str): "Break until {to}", "休息到 {to}";
    /// What the key on the first line does.
    start: "start", "开始";
    n_waiting(n: usize): "{n} waiting", "{n} 题排队";
    reviews: "reviews", "复习";
    new: "new", "新题";
    about_minutes(n: u32): "about {n} min", "约 {n} 分钟";
    reviews_fill_today: "reviews fill today", "复习已排满";
    no_new_today: "reviews fill today, no new cards", "复习已排满，今天不加新题";
    mastered: "mastered", "已掌握";
    n_without_own_answer(n: usize): "{n} personal question lacks your answer" | "{n} personal questions lack your answer", "{n} 道个人经历题还没写自己的答案";
    must_mastered: "almost always asked, mastered", "必问题 已掌握";
    /// On the evening before an interview and on its day, before the keys.
    last_look: "a last look at weak cards:", "考前再看一遍薄弱的题：";
    last_look_short: "last look:", "考前：";
    sheet_written(n: usize, path: &str): "{n} weak card in {path}, to read on your phone" | "{n} weak cards in {path}, to read on your phone", "{n} 道薄弱的题写进了 {path}，可在手机上看";
    nothing_weak: "no weak cards: nothing was missed or forgotten", "没有薄弱的题";
    topic: "topic", "主题";
    due: "due", "到期";
    /// The new cards of today in a column.
    new_short: "new today", "今日新题";
    mastered_of_all: "mastered/all", "已掌握/全部";
    all_topics: "All", "全部";
    nothing_found(query: &str): "no card matches {query}", "没有匹配 {query} 的题";
}
