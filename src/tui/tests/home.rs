//! The home screen: topics and search.

use super::stage::{Stage, assert_line};

const SIZE: (u16, u16) = (80, 24);

#[test]
fn home_starts_the_selected_topic_and_comes_back() {
    let mut stage = Stage::home();
    let text = stage.text("j<enter>", SIZE);
    assert_line(
        &text,
        " 网络 > CNI                                                    1/2  约剩 4 分钟",
    );
    let text = stage.text("j<enter><space>4q", SIZE);
    assert_line(
        &text,
        " > 网络                             0     1            0/2   ▱▱▱▱▱▱▱▱▱▱▱▱▱▱▱▱",
    );
}

#[test]
fn an_invalid_query_shows_an_error() {
    let mut stage = Stage::home();
    let text = stage.text("/is:duu<enter>", SIZE);
    assert_line(&text, " 没有 `is:duu` 这个状态；是不是想写 due？");
    let text = stage.text("/没有的词<enter>", SIZE);
    assert_line(&text, " 没有匹配 没有的词 的题");
}

#[test]
fn a_query_without_matches_stays_for_correction() {
    let mut stage = Stage::home();
    for vain in ["/is:duu<enter>", "/没有的词<enter>"] {
        let text = stage.text(vain, SIZE);
        assert_line(
            &text,
            " >+- 搜索 -------------------------------------------------------------------+",
        );
        let mended = format!("{vain}<ctrl-u>cni<enter>");
        let text = stage.text(&mended, SIZE);
        assert_line(
            &text,
            " k8s-quiz                                                     搜索 cni：共 1 题",
        );
        assert!(!text.contains("搜索 ---"), "{text}");
        assert!(!stage.text(&format!("{vain}x"), SIZE).contains("没有找到"));
    }
}

#[test]
fn a_filter_that_no_longer_matches_is_cleared() {
    let text = Stage::home().text("/is:new cni<enter><enter><space>3q", SIZE);
    assert_line(&text, " 没有匹配 is:new cni 的题");
    assert_line(
        &text,
        " k8s-quiz                                             共 6 题：可学 5，缺答案 1",
    );
}

#[test]
fn pinyin_initials_find_cards() {
    let text = Stage::home().text("/cydtz<enter>", SIZE);
    assert_line(
        &text,
        " k8s-quiz                                                   搜索 cydtz：共 1 题",
    );
}

#[test]
fn escape_closes_a_search_and_the_next_starts_empty() {
    let mut stage = Stage::home();
    let text = stage.text("/pod<enter>", SIZE);
    assert_line(
        &text,
        " Enter 学习  / 搜索  Esc 看全部  v 速览  p 计划  n 记一题  . 更多  ? 帮助",
    );
    assert_line(
        &stage.text("/pod<enter><esc>", SIZE),
        " k8s-quiz                                             共 6 题：可学 5，缺答案 1",
    );
    assert_line(
        &stage.text("/pod<enter>/cni<enter>", SIZE),
        " k8s-quiz                                                     搜索 cni：共 1 题",
    );
    let text = stage.text("/没有的词<enter>", SIZE);
    assert_line(&text, " 没有匹配 没有的词 的题");
    assert_line(
        &text,
        " k8s-quiz                                             共 6 题：可学 5，缺答案 1",
    );
}

#[test]
fn keys_dropped_from_the_footer_are_in_the_menu() {
    let mut stage = Stage::home();
    let text = stage.text(".", (40, 12));
    for label in [
        "|   v  速览                            |",
        "|   p  计划                            |",
        "|   n  记一题                          |",
        "| > /  搜索                            |",
        "|   ?  帮助                            |",
    ] {
        assert_line(&text, label);
    }
    assert_line(
        &stage.text(".n", (40, 12)),
        "| 谁问的                               |",
    );
}

#[test]
fn a_narrow_skim_screen_shows_the_menu_key() {
    let mut stage = Stage::home();
    for (keys, footer) in [
        ("v", "j 下一题  空格 下一页  a 全文  . 更多"),
        ("vj", "j 下一题  k 上一题  空格 下一页  . 更多"),
    ] {
        assert_line(&stage.text(keys, (40, 12)), footer);
    }
    let mut stage = Stage::home().in_english();
    for keys in ["v", "vj"] {
        let text = stage.text(keys, (40, 12));
        assert_line(&text, "j next  Space page down  . more");
    }
}

#[test]
fn new_cards_of_topics_that_add_up_to_more_than_the_days_are_explained() {
    let mut stage = Stage::home().with_file("config.yaml", "new_per_day: 1\n");
    let text = stage.text("", SIZE);
    assert_line(
        &text,
        "   主题                          到期    新    已掌握/全部   新：各主题单算",
    );
    assert!(!stage.text("/cni<enter>", SIZE).contains("单算"));
    let text = stage.in_english().text("", SIZE);
    assert_line(
        &text,
        "   topic                          due   new   mastered/all   new: per topic",
    );
}
