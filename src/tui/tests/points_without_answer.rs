//! A card with points and no answer is asked like any other: its points are the answer.

use super::stage::{Stage, assert_line};

const SIZE: (u16, u16) = (80, 24);

const POINTS: &str = "\
cards:
  - question: 怎么排查证书过期？
    points: [ { zh: 看证书的期限, en: Look at the dates }, { zh: 重新签发, en: Issue it again } ]
";

fn stage(query: &str) -> Stage {
    Stage::study(query).with_file("my-deck.yaml", POINTS)
}

#[test]
fn a_card_with_points_and_no_answer_is_ticked_and_graded() {
    let mut stage = stage("证书");
    let question = stage.text("", SIZE);
    assert!(!question.contains("没有这道题的答案"), "{question}");
    let text = stage.text("<space><space>", SIZE);
    assert_line(&text, "   [x] 看证书的期限");
    assert_line(&text, " > [ ] 重新签发");
    assert!(
        !text.contains("答案全文"),
        "there is no answer to open: {text}"
    );
    stage.text("<space><space>j<enter>", SIZE);
    let deeds = stage.deeds();
    assert!(
        deeds[0].starts_with(r#"review grade="hard" hit=[1] of=2"#),
        "{deeds:?}"
    );
}

#[test]
fn a_card_with_points_and_no_answer_is_new_at_home_and_not_unanswered() {
    let mut home = Stage::home();
    assert!(home.text("", SIZE).contains("缺答案 1"));
    let mut home = home.with_file("my-deck.yaml", POINTS);
    let text = home.text("", SIZE);
    assert!(text.contains("共 6 题"), "{text}");
    assert!(!text.contains("缺答案"), "{text}");
    let text = home.text("/is:unanswered<enter>", SIZE);
    assert_line(&text, "   没有匹配的题。");
}
