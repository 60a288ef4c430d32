//! The end of a session, and what can follow it.

use super::stage::{Stage, assert_line};
use crate::domain::{CardId, Language};
use crate::tui::keymap::Context;

const SIZE: (u16, u16) = (80, 24);

#[test]
fn a_session_respects_the_limit() {
    let mut stage = Stage::study("");
    stage.options.limit = Some(1);
    let text = stage.text("<space>4", SIZE);
    assert_line(&text, " 学完了");
    let mut stage = Stage::study("");
    stage.options.new = Some(2);
    assert_line(
        &stage.text("", SIZE),
        " 网络 > CNI                                                    1/2  还剩 4 分钟",
    );
}

#[test]
fn after_a_limit_reviews_left_today_are_not_counted_as_tomorrows() {
    let reviews = ["kube-proxy 有哪几种模式？", "常用的探针有哪些？"];
    let lines = reviews.iter().zip(0..).map(|(question, n)| {
        let card = CardId::of_question(question);
        format!(
            "{{\"v\":1,\"id\":\"01KAJ6{n:020}\",\"at\":\"2026-11-01T09:00:00+08:00\",\"do\":\"review\",\"card\":\"{card}\",\"grade\":\"easy\"}}\n"
        )
    });
    let log: String = lines.collect();
    let mut stage = Stage::study("-is:new")
        .with_file("config.yaml", "new_per_day: 0\n")
        .with_file("progress.jsonl", &log);
    stage.options.limit = Some(1);
    let text = stage.text("<space>4", SIZE);
    assert_line(&text, "   今天还有 1 题要复习");
    assert_line(&text, "   明天没有要学的题");
    stage.options.limit = None;
    let text = stage.text("<space>4", SIZE);
    assert!(!text.contains("今天还有"), "{text}");
}

#[test]
fn exiting_prints_a_summary() {
    let mut stage = Stage::study("");
    let summary = stage.play("<space>4<space>1<space>4q", SIZE, |app| app.summary());
    assert_eq!((summary.n_graded, summary.n_all_points), (3, 2));
    assert_eq!(summary.most_missed.as_deref(), Some("工作负载"));
    assert!(
        summary
            .line(Language::Zh)
            .unwrap()
            .starts_with("3 题 · 全部讲到 2 · 漏得最多：工作负载")
    );
}

#[test]
fn the_end_goes_home_instead_of_exiting() {
    let mut stage = Stage::study("cni");
    let (left, context) = stage.play("<space>4<space>", SIZE, |app| {
        (app.state.is_left(), app.state.context())
    });
    assert_eq!((left, context), (false, Context::Home));
    assert!(stage.play("q", SIZE, |app| app.state.is_left()));
}

#[test]
fn tomorrows_reviews_are_counted_and_can_be_done_today() {
    // A well-known card comes back much later, so only new cards affect the choice.
    let mut stage = Stage::study("常用的探针");
    let text = stage.text("<space>4", SIZE);
    assert_line(&text, "   明天没有要学的题");
    assert_eq!(
        stage.play("", SIZE, |app| app.summary()).minutes_tomorrow,
        0
    );
    // A nearly known card comes back tomorrow.
    let mut stage = Stage::study("常用的探针");
    stage.text("<space>1", SIZE);
    let mut stage = stage.reopened("2026-11-21T10:00:00+08:00");
    let text = stage.text("<space>3", SIZE);
    assert_line(&text, "   明天要复习 1 题，约 1 分钟");
    assert!(!text.contains("提前复习"), "it was answered today: {text}");
    // A card answered on an earlier day can be reviewed early.
    let mut stage = Stage::study("常用的探针").reopened("2026-11-19T09:00:00+08:00");
    stage.text("<space>3", SIZE);
    let mut stage = stage.reopened("2026-11-20T10:00:00+08:00");
    let text = stage.text("<down>", SIZE);
    assert_line(&text, "   > 2  提前复习明天的 1 题");
    let text = stage.text("<down><enter><space>", SIZE);
    assert_line(
        &text,
        " > [ ] livenessProbe：失败时 重启容器；用途 进程卡死，自己好不了",
    );
}

#[test]
fn the_end_says_that_questions_have_no_answers() {
    let text = Stage::study("is:unanswered").text("<space>", SIZE);
    assert_line(&text, "   这些题笔记里都没有答案。");
    assert!(!text.contains("现在没有要学的题"), "{text}");
    let text = Stage::study("证书过期").text("", SIZE);
    assert_line(
        &text,
        "   查看这些题：k8s-quiz study 证书过期 is:unanswered",
    );
}
