//! Grading, undoing and what comes next, checked on the screen and in the log.

use super::printer::printed;
use super::stage::{Stage, assert_line, drawn, press, resize};
use crate::domain::CardId;
use crate::tui::keymap::Context;

const SIZE: (u16, u16) = (80, 24);

#[test]
fn ticks_propose_a_grade_and_enter_accepts_it() {
    let mut stage = Stage::study("disruption");
    let text = stage.text("<space>", SIZE);
    assert_line(
        &text,
        " 讲到 0/3                                     空格 讲到了  j 没讲到  Enter 评分",
    );
    let text = stage.text("<space><space>j<space>", SIZE);
    assert_line(
        &text,
        " 讲到 2/3                                空格 讲到了  j 没讲到  Enter 评 2 过半",
    );
    stage.text("<space><space>j<space><enter>", SIZE);
    let deeds = stage.deeds();
    assert!(
        deeds[0].starts_with(r#"review grade="hard" hit=[1,3] of=3"#),
        "{deeds:?}"
    );
}

#[test]
fn a_grade_without_touching_points_records_no_hits() {
    let mut stage = Stage::study("disruption");
    stage.text("<space>3", SIZE);
    assert!(stage.deeds()[0].starts_with(r#"review grade="good" q="#));
}

#[test]
fn enter_grades_only_after_a_point_was_ticked_or_passed() {
    let mut stage = Stage::study("disruption");
    let text = stage.text("<space><enter>", SIZE);
    assert_line(&text, " 先对要点：空格 讲到了，j 没讲到，再按 Enter");
    let text = stage.text("<enter><enter><up><enter>", SIZE);
    assert_line(&text, " 先对要点：空格 讲到了，j 没讲到，再按 Enter");
    assert_eq!(stage.log(), "");
    stage.text("<space>j<enter>", SIZE);
    assert!(stage.deeds()[0].starts_with(r#"review grade="again" hit=[] of=3"#));
}

#[test]
fn a_point_without_further_details_is_not_repeated() {
    let mut stage = Stage::study("apply");
    let text = stage.text("<space>jjjjjl", (40, 12));
    assert_eq!(text.matches("分配地址").count(), 1, "{text}");
}

#[test]
fn cannot_answer_proposes_the_lowest_grade() {
    let mut stage = Stage::study("常用的探针");
    assert_line(
        &stage.text("0", SIZE),
        " 讲到 0/3                            空格 讲到了  j 没讲到  Enter 评 1 不到一半",
    );
    stage.text("0<enter>", SIZE);
    assert!(stage.deeds()[0].starts_with(r#"review grade="again""#));
}

#[test]
fn undo_brings_the_card_back_also_after_the_last() {
    let mut stage = Stage::study("cni");
    let text = stage.text("<space>4", SIZE);
    assert_line(&text, " 学完了");
    let text = stage.text("u", SIZE);
    assert_line(&text, " 没有可撤销的");
    let mut stage = Stage::study("cni");
    let text = stage.text("<space>4u", SIZE);
    assert!(text.starts_with(" Calico 网络插件的实现原理"), "{text}");
    assert_line(&text, " 已撤销");
    assert_eq!(stage.deeds().last().unwrap(), "undo");
}

#[test]
fn undo_returns_to_the_revealed_card_with_its_ticks() {
    let mut stage = Stage::study("disruption");
    let text = stage.text("<space><space>j<space><enter>u", SIZE);
    for line in [
        "   [x] 只管自愿中断",
        "   [ ] minAvailable 或 maxUnavailable",
        " > [x] 驱逐接口会遵守它",
    ] {
        assert_line(&text, line);
    }
    let text = stage.text("<space><space>j<space><enter>u<enter>", SIZE);
    // The repeat is due within 20 minutes and comes early.
    assert_line(&text, "   刚才学过，讲到 2/3");
    let last = stage.deeds().pop().unwrap();
    assert!(
        last.starts_with(r#"review grade="hard" hit=[1,3] of=3"#),
        "{last}"
    );
}

#[test]
fn a_card_left_for_another_topic_is_asked_again() {
    let mut stage = Stage::home();
    let other = stage.text("<enter><space><space>qjjj<enter>qkkk<enter>", SIZE);
    assert!(!other.contains("[x]"), "{other}");
}

#[test]
fn a_repeat_on_the_same_day_comes_with_the_points_covered_before() {
    let mut stage = Stage::study("disruption");
    stage.text("<space><space>jj<enter>", SIZE);
    let mut stage = stage.reopened("2026-11-21T09:30:00+08:00");
    let text = stage.text("<space>", SIZE);
    assert_line(&text, "   [x] 只管自愿中断");
    assert!(
        text.contains(" > [ ] minAvailable 或 maxUnavailable"),
        "{text}"
    );
}

#[test]
fn an_interrupted_session_continues_with_the_same_card() {
    let mut stage = Stage::study("");
    stage.text("<space>1<space>3", SIZE);
    let before = stage.text("", SIZE);
    let mut stage = stage.reopened("2026-11-21T09:20:00+08:00");
    let after = stage.text("", SIZE);
    let title = |text: &str| {
        text.lines()
            .find(|line| line.starts_with("   "))
            .map(str::to_owned)
    };
    assert_eq!(title(&before), title(&after));
}

#[test]
fn a_missed_point_is_marked_the_next_time() {
    let mut stage = Stage::study("disruption");
    stage.text("<space>j<space>j3", SIZE);
    let mut stage = stage.reopened("2026-11-24T09:00:00+08:00");
    let text = stage.text("<space>", SIZE);
    assert_eq!(text.matches("上次漏了").count(), 2, "{text}");
}

#[test]
fn a_flag_has_a_reason_and_can_be_removed() {
    let mut stage = Stage::study("cni");
    let text = stage.text(".f太旧<enter>", SIZE);
    assert_line(&text, "   已标记：太旧");
    assert_eq!(stage.deeds(), [r#"flag why="太旧""#]);
    stage.text(".x", SIZE);
    assert_eq!(stage.deeds()[1], "unflag");
}

#[test]
fn the_preferred_answer_comes_first() {
    let mut stage = Stage::study("cni");
    stage.text("<space><tab><tab>.z", SIZE);
    assert_eq!(stage.deeds(), [r#"prefer file="more.md""#]);
    let text = stage.text("<space>", SIZE);
    assert_line(&text, "   用 BGP 在节点之间交换路由，数据包不做封装。");
}

#[test]
fn skipping_an_unanswered_card_records_nothing() {
    let mut stage = Stage::study("is:unanswered");
    let text = stage.text("<space>", SIZE);
    assert_line(&text, " 学完了");
    let text = stage.text("3", SIZE);
    assert_line(&text, "   笔记里还没有这道题的答案。");
    assert_eq!(stage.log(), "");
    let text = stage.text("<space>u", SIZE);
    assert_line(&text, "   笔记里还没有这道题的答案。");
}

/// A learner with one minute a day and two due reviews.
fn with_more_reviews_than_time() -> Stage {
    let review = |n: usize, question: &str| {
        let card = CardId::of_question(question);
        format!(
            r#"{{"v":1,"id":"01KAJ6{n:020}","at":"2026-11-01T09:00:00+08:00","do":"review","card":"{card}","grade":"easy"}}"#
        )
    };
    let log = ["常用的探针有哪些？", "kube-proxy 有哪几种模式？"];
    let log = log
        .iter()
        .enumerate()
        .map(|(n, question)| review(n, question) + "\n");
    Stage::home()
        .with_file("config.yaml", "minutes_per_day: 1\n")
        .with_file("progress.jsonl", &log.collect::<String>())
}

#[test]
fn when_reviews_alone_fill_the_day_every_screen_says_so() {
    let mut stage = with_more_reviews_than_time();
    for (size, margin, today) in [
        (
            SIZE,
            " ",
            " 今天 1 分钟    复习 1   新题 0   约 1 分钟   复习已排满   1 题排队  Enter 开始",
        ),
        ((40, 12), "", "复习 1  复习已排满             约 1 分钟"),
    ] {
        assert_line(&stage.text("", size), today);
        let text = stage.text("<enter>", size);
        assert_line(&text, &format!("{margin}复习已排满，今天不加新题"));
        assert!(!stage.text("<enter><down>", size).contains("复习已排满"));
    }
}

#[test]
fn the_point_under_the_cursor_stays_in_view_when_the_size_changes() {
    let mut stage = Stage::study("apply");
    let mut app = stage.app(SIZE);
    press(&mut app, "<space>jjjjjj");
    assert_eq!(app.state.context(), Context::Checklist);
    for size in [(40, 12), (120, 40), (30, 8), (60, 16)] {
        resize(&mut app, size);
        let shown = printed(&drawn(&app));
        let is_current = |line: &str| line.trim_start().starts_with('>');
        assert!(shown.lines().any(is_current), "{size:?}: {shown}");
    }
}

#[test]
fn a_card_answered_in_another_window_is_not_asked_again() {
    let mut stage = Stage::study("");
    let first = stage.text("", SIZE);
    let log_before = {
        let mut app = stage.app(SIZE);
        let card = app.state.study().unwrap().card.id.unwrap();
        let line = format!(
            r#"{{"v":1,"id":"01KAJ6ZZZZZZZZZZZZZZZZZZZA","at":"2026-11-21T09:00:01+08:00","do":"review","card":"{card}","grade":"easy"}}"#
        );
        let path = app.executor.library.log().path().to_owned();
        std::fs::write(&path, line + "\n").unwrap();
        press(&mut app, "<space>");
        assert_line(&printed(&drawn(&app)), " 这题在别的窗口答过了");
        std::fs::read_to_string(path).unwrap()
    };
    assert_eq!(log_before.lines().count(), 1);
    assert_ne!(stage.text("", SIZE), first);
}

#[test]
fn pressing_a_key_twice_unticks_nothing() {
    let mut stage = Stage::study("disruption");
    let text = stage.text("<space><space><space><space><space><space>", SIZE);
    assert_line(
        &text,
        " 讲到 3/3                            空格 讲到了  j 没讲到  Enter 评 3 基本讲全",
    );
    let text = stage.text("<space><space><space><space><up><space>", SIZE);
    assert_line(
        &text,
        " 讲到 2/3                                空格 讲到了  j 没讲到  Enter 评 2 过半",
    );
    let text = stage.text(
        "<space><space><space><space><up><space><space><space>",
        SIZE,
    );
    assert_line(
        &text,
        " 讲到 3/3                            空格 讲到了  j 没讲到  Enter 评 3 基本讲全",
    );
}

#[test]
fn every_answer_is_under_its_source() {
    let mut stage = Stage::study("cni");
    let text = stage.text("<space><tab>", (80, 40));
    for line in [
        "   答案 1/2  出自 src/tui/tests/deck/notes.md:1",
        "   答案 2/2  出自 src/tui/tests/deck/more.md:1   笔记原题：Calico的实现原理",
    ] {
        assert_line(&text, line);
    }
    let text = stage.text("<space><tab><tab>", (40, 12));
    assert!(text.contains("答案 2/2"), "{text}");
}

#[test]
fn the_wording_of_the_notes_is_below_the_title() {
    let answer = "# Calico 怎么工作？\n";
    let mut stage = Stage::study("cni");
    stage.play("", SIZE, |app| {
        let card = app.state.study().unwrap().card.id.unwrap();
        let home = app.executor.library.paths().answers();
        std::fs::create_dir_all(&home).unwrap();
        std::fs::write(home.join(format!("{card}.md")), answer).unwrap();
    });
    let mut stage = stage.reopened("2026-11-21T09:00:00+08:00");
    for (size, margin) in [(SIZE, "   "), ((40, 12), "")] {
        let text = stage.text("", size);
        for line in ["Calico 怎么工作？", "笔记原题：Calico 网络插件的实现原理"]
        {
            assert_line(&text, &format!("{margin}{line}"));
        }
    }
    assert!(!Stage::study("disruption").text("", SIZE).contains("原题"));
}

#[test]
fn the_reason_of_a_flag_can_be_changed() {
    let mut stage = Stage::study("cni");
    stage.text(".f太旧<enter>", SIZE);
    let text = stage.text(".f", SIZE);
    assert_line(
        &text,
        "  | 太旧                                                                     |",
    );
    stage.text(".f了<enter>", SIZE);
    assert_eq!(stage.deeds()[1], r#"flag why="太旧了""#);
}

#[test]
fn a_card_named_by_its_id_is_asked_due_or_not() {
    let id = CardId::of_question("什么是 PodDisruptionBudget？");
    let mut stage = Stage::study(id.as_str());
    assert_line(&stage.text("", SIZE), "   什么是 PodDisruptionBudget？");
    let mut stage = Stage::study(&id.as_str()[..6]);
    stage.text("<space>4", SIZE);
    let mut stage = stage.reopened("2026-11-21T12:00:00+08:00");
    assert_line(&stage.text("", SIZE), "   什么是 PodDisruptionBudget？");
}
