//! Interview dates, the time after an interview, and skimming.

use super::stage::{Stage, assert_line, drawn, press};
use crate::library::StudyOptions;
use crate::tui::keymap::Context;
use crate::tui::state::Screen;

const SIZE: (u16, u16) = (80, 24);

fn plan(date: &str) -> String {
    format!(
        "{{\"v\":1,\"id\":\"01KAJ600000000000000000000\",\"at\":\"2026-11-20T09:00:00+08:00\",\"do\":\"plan\",\"date\":\"{date}\",\"name\":\"Acme\"}}\n"
    )
}

/// The home screen of a learner with an interview on `date`.
fn with_interview(date: &str) -> Stage {
    Stage::home().with_file("progress.jsonl", &plan(date))
}

#[test]
fn a_typed_date_appears_at_home_and_in_the_log() {
    let mut stage = Stage::home();
    let text = stage.text("p+12<enter>", SIZE);
    assert_line(
        &text,
        " k8s-quiz                                         下一场 12-03 周四，还有 12 天",
    );
    assert!(stage.log().contains(r#""do":"plan","date":"2026-12-03""#));
    let text = stage.text("p<ctrl-u><enter>", SIZE);
    assert!(!text.contains("12-03"), "{text}");
    assert!(stage.log().ends_with("\"date\":null}\n"));
}

#[test]
fn an_invalid_date_shows_an_error_and_stays_in_the_field() {
    let mut stage = Stage::home();
    let text = stage.text("psoon<enter>", SIZE);
    assert_line(
        &text,
        "  | 不是日期：soon                                                           |",
    );
    let text = stage.text("psoon<enter><enter>", SIZE);
    assert_line(
        &text,
        "  +- 什么时候面试？ ---------------------------------------------------------+",
    );
    assert_line(
        &text,
        "  | soon                                                                     |",
    );
    assert_eq!(stage.log(), "");
}

#[test]
fn a_grade_whose_interval_passes_the_date_says_so() {
    let mut stage = with_interview("2026-11-23");
    let text = stage.text("<enter><space>", SIZE);
    assert_line(
        &text,
        " 1 不到一半   2 过半   3 基本讲全   4 讲全且流利 面试后                  . 更多",
    );
    let mut stage = with_interview("2027-11-23");
    assert!(!stage.text("<enter><space>", SIZE).contains("面试后"));
}

#[test]
fn on_the_eve_and_on_the_day_new_cards_still_come() {
    for (date, line) in [
        (
            "2026-11-22",
            " 今天 30 分钟    复习 0   新题 2   约 4 分钟   模拟面试 25 分钟      Enter 开始",
        ),
        (
            "2026-11-21",
            " 今天 30 分钟    复习 0   新题 5   约 10 分钟                        Enter 开始",
        ),
    ] {
        let mut stage = with_interview(date);
        assert_line(&stage.text("", SIZE), line);
        let context = stage.play("<enter>", SIZE, |app| app.state.context());
        assert_eq!(context, Context::Question);
    }
}

#[test]
fn long_intervals_leave_room_for_the_menu_key() {
    let mut stage = Stage::study("cni");
    let card = stage.play("", SIZE, |app| app.state.study().unwrap().card.id);
    let review = format!(
        "{{\"v\":1,\"id\":\"r\",\"at\":\"2026-11-15T09:00:00+08:00\",\"do\":\"review\",\"card\":\"{}\",\"grade\":\"easy\"}}\n",
        card.unwrap()
    );
    let mut stage = stage.with_file("progress.jsonl", &(plan("2026-11-22") + &review));
    let text = stage.text("<space>", SIZE);
    assert_line(
        &text,
        " 1 不到一半   2 过半 面试后   3 基本讲全 面试后   4 讲全且流利 面试后    . 更多",
    );
    let text = stage.in_english().text("<space>", SIZE);
    assert_line(
        &text,
        " 1 <half   2 >half after it   3 most after it   4 fluent after it        . more",
    );
}

#[test]
fn after_the_date_it_asks_how_it_went_until_that_is_answered() {
    let mut stage = with_interview("2026-11-20");
    let text = stage.text("", SIZE);
    assert_line(
        &text,
        "  +- Acme 面试得怎么样？ ----------------------------------------------------+",
    );
    assert_line(
        &stage.text("<esc>", SIZE),
        "   主题                       到期   今日新题    已掌握/全部",
    );
    assert_line(
        &stage.text("", SIZE),
        "  +- Acme 面试得怎么样？ ----------------------------------------------------+",
    );
    let text = stage.text("1什么是调度框架？<enter><esc>", SIZE);
    assert_line(
        &text,
        "  +- Acme 面试得怎么样？ ----------------------------------------------------+",
    );
    assert!(stage.file("inbox.md").contains("什么是调度框架？"));
    stage.text("3", SIZE);
    assert!(stage.log().ends_with("\"date\":null}\n"));
    assert!(!stage.text("", SIZE).contains("面试得怎么样"));
}

#[test]
fn after_the_date_the_next_one_can_be_set() {
    let mut stage = with_interview("2026-11-20");
    let text = stage.text("212-03<enter>", SIZE);
    assert_line(
        &text,
        " k8s-quiz                                         下一场 12-03 周四，还有 12 天",
    );
}

#[test]
fn skimming_records_nothing() {
    let mut stage = Stage::home();
    stage.play("v", SIZE, |app| {
        assert_eq!(app.state.context(), Context::Skim);
        let place = |app: &crate::tui::app::App<'_>| match app.state.screens.last() {
            Some(Screen::Skim(skim)) => skim.index,
            _ => usize::MAX,
        };
        press(app, "jj");
        assert_eq!(place(app), 2);
        press(app, "k<end>");
        press(app, "j");
        let Some(Screen::Skim(skim)) = app.state.screens.last() else {
            panic!("not looking over")
        };
        assert_eq!(
            skim.index + 1,
            skim.cards.len(),
            "after the last there is none"
        );
        press(app, "<home>q");
        assert_eq!(app.state.context(), Context::Home);
    });
    assert_eq!(stage.log(), "");
}

#[test]
fn the_answer_is_shown_below_the_points_when_asked_for() {
    let options = StudyOptions {
        skim: true,
        ..StudyOptions::default()
    };
    let mut stage = Stage::study_with("disruption", options);
    let points = stage.text("", SIZE);
    let full = stage.text("a", SIZE);
    assert!(
        full.lines().filter(|line| !line.trim().is_empty()).count()
            > points
                .lines()
                .filter(|line| !line.trim().is_empty())
                .count()
    );
    assert_eq!(stage.text("aa", SIZE), points);
}

#[test]
fn cramming_keeps_memory_and_repeats_missed_cards() {
    let options = StudyOptions {
        cram: true,
        ..StudyOptions::default()
    };
    let mut stage = Stage::study_with("disruption", options);
    let text = stage.text("<space>", SIZE);
    assert!(text.contains("突击") && !text.contains("10分"), "{text}");
    let text = stage.text("<space>1<space>", SIZE);
    assert_line(
        &text,
        " 1 不到一半   2 过半   3 基本讲全   4 讲全且流利                 u 撤销  . 更多",
    );
    assert!(stage.log().contains(r#""cram":true"#));
    let cards: Vec<_> = stage.library.deck().cards.clone();
    let now = stage.library.now();
    assert!(
        cards
            .iter()
            .all(|card| stage.library.state(card, now).memory.is_new())
    );
}

#[test]
fn an_interview_and_a_skimmed_card_fit_the_smallest_screen() {
    for (width, height) in [(30, 8), (40, 12), (60, 16)] {
        let mut stage = with_interview("2026-12-03");
        stage.play("v", (width, height), |app| {
            assert_eq!(drawn(app).area.width, width);
        });
    }
}

#[test]
fn after_the_date_questions_are_captured_one_after_another() {
    let mut stage = with_interview("2026-11-20");
    let keys = "<enter>怎么给集群做容量规划？<tab> 二面<enter>什么是 PodDisruptionBudget？<enter>";
    let text = stage.text(keys, SIZE);
    assert!(text.contains("问了哪些题？"), "the next one: {text}");
    assert!(
        text.contains("已有这道题：什么是 PodDisruptionBudget？"),
        "{text}"
    );
    let inbox = stage.file("inbox.md");
    assert!(
        inbox.contains("容量规划？（面试问过：Acme 二面，2026-11-21）"),
        "{inbox}"
    );
    assert!(
        inbox.contains("PodDisruptionBudget？（面试问过：Acme 二面，2026-11-21）"),
        "{inbox}"
    );
    for done in ["<enter>", "<esc>"] {
        let text = stage.text(&format!("<enter>{done}"), SIZE);
        assert_line(
            &text,
            "  | > 2  设定下一场的日期                                                    |",
        );
    }
    let text = stage.text("<enter><esc><enter>+9<enter>", SIZE);
    assert!(text.contains("还有 9 天"), "{text}");
}

#[test]
fn on_the_eve_home_offers_to_skim_and_writes_a_sheet() {
    let mut stage = with_interview("2026-11-22");
    let offer = " 考前再看一遍薄弱的题：  v 速览  S 生成速记单";
    assert_line(&stage.text("", SIZE), offer);
    assert_line(&stage.text("", (40, 12)), "考前：  v 速览  S 生成速记单");
    assert_line(&stage.text("S", SIZE), " 没有薄弱的题");
    stage.text("/cni<enter>><space>jjj1", SIZE);
    let text = stage.text("S", SIZE);
    assert!(text.contains("1 道薄弱的题写进了"), "{text}");
    let sheet = stage.file("sheet.md");
    assert!(
        sheet.contains("### Calico 网络插件的实现原理") && sheet.contains("**上次漏了**"),
        "{sheet}"
    );
    let mut later = with_interview("2026-11-23");
    assert!(!later.text("", SIZE).contains("考前"));
}
