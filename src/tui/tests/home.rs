//! The home screen: topics and search.

use super::stage::Stage;

const SIZE: (u16, u16) = (80, 24);

#[test]
fn home_starts_the_selected_topic_and_comes_back() {
    let mut stage = Stage::home();
    let text = stage.text("j<enter>", SIZE);
    assert!(text.contains("网络"), "{text}");
    let text = stage.text("j<enter><space>4q", SIZE);
    assert!(text.contains("> 网络"), "{text}");
}

#[test]
fn an_invalid_query_shows_an_error() {
    let mut stage = Stage::home();
    let text = stage.text("/is:duu<enter>", SIZE);
    assert!(text.contains("没有 `is:duu`"), "{text}");
    let text = stage.text("/没有的词<enter>", SIZE);
    assert!(text.contains("没有匹配"), "{text}");
}

#[test]
fn a_query_without_matches_stays_for_correction() {
    let mut stage = Stage::home();
    for vain in ["/is:duu<enter>", "/没有的词<enter>"] {
        let text = stage.text(vain, SIZE);
        assert!(text.contains("搜索 ---"), "{text}");
        let mended = format!("{vain}<ctrl-u>cni<enter>");
        let text = stage.text(&mended, SIZE);
        assert!(text.contains("cni：共 1 题"), "{text}");
        assert!(!text.contains("搜索 ---"), "{text}");
        assert!(!stage.text(&format!("{vain}x"), SIZE).contains("没有找到"));
    }
}

#[test]
fn a_filter_that_no_longer_matches_is_cleared() {
    let text = Stage::home().text("/is:new cni<enter><enter><space>3q", SIZE);
    assert!(
        text.contains("没有匹配") && text.contains("缺答案 1"),
        "{text}"
    );
}

#[test]
fn pinyin_initials_find_cards() {
    let text = Stage::home().text("/cydtz<enter>", SIZE);
    assert!(text.contains("cydtz：共 1 题"), "{text}");
}

#[test]
fn escape_closes_a_search_and_the_next_starts_empty() {
    let mut stage = Stage::home();
    let text = stage.text("/pod<enter>", SIZE);
    assert!(text.contains("Esc 看全部"), "{text}");
    assert!(stage.text("/pod<enter><esc>", SIZE).contains("缺答案 1"));
    assert!(
        stage
            .text("/pod<enter>/cni<enter>", SIZE)
            .contains("cni：共 1 题")
    );
    let text = stage.text("/没有的词<enter>", SIZE);
    assert!(
        text.contains("没有匹配") && text.contains("缺答案 1"),
        "{text}"
    );
}

#[test]
fn keys_dropped_from_the_footer_are_in_the_menu() {
    let mut stage = Stage::home();
    let text = stage.text(".", (40, 12));
    for label in ["速览", "计划", "记一题", "搜索", "帮助"] {
        assert!(text.contains(label), "{label}: {text}");
    }
    assert!(stage.text(".n", (40, 12)).contains("谁问的"));
}

#[test]
fn a_narrow_skim_screen_shows_the_menu_key() {
    let mut stage = Stage::home();
    for keys in ["v", "vj"] {
        let text = stage.text(keys, (40, 12));
        assert!(
            text.contains("j 下一题") && text.contains(". 更多"),
            "{text}"
        );
    }
    let mut stage = Stage::home().in_english();
    for keys in ["v", "vj"] {
        let text = stage.text(keys, (40, 12));
        assert!(text.contains("j next") && text.contains(". more"), "{text}");
    }
}

#[test]
fn new_cards_of_topics_that_add_up_to_more_than_the_days_are_explained() {
    let mut stage = Stage::home().with_file("config.yaml", "new_per_day: 1\n");
    let text = stage.text("", SIZE);
    assert!(text.contains("新：各主题单算"), "{text}");
    assert!(!stage.text("/cni<enter>", SIZE).contains("单算"));
    let text = stage.in_english().text("", SIZE);
    assert!(text.contains("new: per topic"), "{text}");
}
