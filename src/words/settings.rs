//! The settings screen.

words! {
    title: "Settings", "设置";
    deck(path: &str): "deck {path}", "题库 {path}";
    on: "on", "开";
    off: "off", "关";
    none: "none", "无";
    default: "default", "默认";
    fitted: "fitted to you", "已按你的记录拟合";
    changed: "changed", "有改动";
    changed_now: "changed", "已改";
    was(value: &str): "was {value}", "原来是 {value}";
    saved_in(path: &str): "saved in {path}", "已存入 {path}";
    keys_title: "Your own keys, each with its place in the config:", "你自定义的按键，以及在配置里的位置：";
    no_keys: "You have no keys of your own.", "没有自定义按键。";
    parameters_hint: "k8s-quiz optimize fits them to your reviews", "k8s-quiz optimize 会按你的记录拟合";
    decks_hint: "add a deck with k8s-quiz deck add PATH", "用 k8s-quiz deck add 路径 添加题库";
}
