//! What the home screen says.

words! {
    n_cards(n: usize): "{n} in all", "共 {n} 题";
    found(query: &str, n: usize): "{query}: {n} found", "{query}：{n} 题";
    today(minutes: u32): "Today {minutes} min", "今天 {minutes} 分钟";
    reviews: "reviews", "复习";
    new: "new", "新题";
    about_minutes(n: u32): "about {n} min", "约 {n} 分钟";
    reviews_first: "reviews first", "先还旧题";
    can_tell: "can tell", "讲得出";
    learning: "learning", "在学";
    untouched: "untouched", "没碰过";
    n_unanswered(n: usize): "{n} without an answer", "没答案 {n}";
    topic: "topic", "主题";
    due: "due", "到期";
    new_short: "new", "新";
    told_of_all: "can tell/all", "讲得出/全部";
    all_topics: "All", "全部";
    nothing_found(query: &str): "no card for {query}", "没有找到：{query}";
}
