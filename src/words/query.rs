//! Errors in queries.

words! {
    unknown_key(key: &str): "unknown key `{key}:` (put it in quotes to search for the text)", "没有 `{key}:` 这个条件（要搜索这段文字，请加引号）";
    unknown_topic(topic: &str): "unknown topic `{topic}`", "没有主题 `{topic}`";
    unknown_state(state: &str): "unknown state `is:{state}`", "没有 `is:{state}` 这个状态";
    bad_importance(importance: &str): "`importance:{importance}` must be 1, 2 or 3", "`importance:{importance}` 应为 1、2 或 3";
    no_value(key: &str): "missing value after `{key}:`", "`{key}:` 后面没有内容";
    did_you_mean(near: &str): "; did you mean {near}?", "；是不是想写 {near}？";
    /// If nothing is similar.
    there_are(all: &str): "; choose from {all}", "；可用的有：{all}";
    /// Between suggestions.
    or: " or ", " 或 ";
}
