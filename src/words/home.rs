//! What the home screen says.

words! {
    n_cards(n: usize): "{n} in all", "共 {n} 题";
    n_cards_of(all: usize, answered: usize, unanswered: usize): "{all} in all: {answered} to study, {unanswered} without an answer", "共 {all} 题：能学 {answered}，没答案 {unanswered}";
    n_cards_short(answered: usize, unanswered: usize): "{answered} + {unanswered} unanswered", "能学 {answered}，没答案 {unanswered}";
    found(query: &str, counted: &str): "{query}: {counted}", "搜 {query}：{counted}";
    today(minutes: u32): "Today {minutes} min", "今天 {minutes} 分钟";
    reviews: "reviews", "复习";
    new: "new", "新题";
    about_minutes(n: u32): "about {n} min", "约 {n} 分钟";
    reviews_first: "reviews first", "先还旧题";
    reviews_first_why: "reviews first: they take more than the time there is, so nothing new comes", "先还旧题：复习就超过了时间，不加新题";
    can_tell: "can tell", "讲得出";
    learning: "learning", "在学";
    untouched: "untouched", "没碰过";
    topic: "topic", "主题";
    due: "due", "到期";
    new_short: "new", "新";
    /// Above the bars, where the new cards of topics are more than those of all.
    new_by_itself: "new: on its own", "新：单学该主题时";
    told_of_all: "can tell/of", "讲得出/能学";
    all_topics: "All", "全部";
    nothing_found(query: &str): "no card for {query}", "没有找到：{query}";
}
