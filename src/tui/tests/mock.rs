//! A mock interview on the screen: its states, its events in the log, its report.

use jiff::SignedDuration;

use super::printer::printed;
use super::stage::{Stage, assert_line, drawn, press};
use crate::domain::Language;
use crate::library::MockRequest;
use crate::progress::MockInterview;
use crate::tui::app::App;
use crate::tui::keymap::Context;
use crate::tui::message::{Message, MockMessage};
use crate::tui::state::Screen;

const SIZE: (u16, u16) = (80, 24);

const NOTES: &str = "\
# 什么是 etcd？

键值存储。

# kube-proxy 有哪几种模式？

iptables 和 IPVS 两种，nftables 从 1.33 起稳定。
";

const MANIFEST: &str = r#"
name: mock
sources: [ notes.md ]
topics:
  - id: etcd
    title: { zh: etcd 存储, en: etcd }
  - id: networking
    title: { zh: 网络, en: Networking }
cards:
  - question: "什么是 etcd？"
    title: { zh: 什么是 etcd？, en: What is etcd? }
    topics: [ etcd ]
    importance: 3
    short: { zh: 保存集群全部状态的强一致键值库, en: The consistent key-value store that holds all cluster state }
    points:
      - { zh: 强一致的键值存储, en: A strongly consistent key-value store, core: true }
      - { zh: Raft 多数派写入, en: Writes need a Raft majority, core: true }
      - { zh: 只有 apiserver 直接访问, en: Only the API server talks to it }
    followups:
      - zh: 三个节点坏了一个还能写吗？
        en: One of three members is down. Can it still write?
        points: [ { zh: 能，两个仍是多数, en: "Yes, two are still a majority" }, { zh: 再坏一个就只读, en: One more and it is read-only } ]
  - question: "kube-proxy 有哪几种模式？"
    title: { zh: kube-proxy 有哪几种模式？, en: Which modes does kube-proxy have? }
    topics: [ networking ]
"#;

/// A mock interview of both cards: etcd with points and a follow-up, kube-proxy without.
pub(super) fn interview(language: Language) -> Stage {
    let request = MockRequest {
        seed: Some(1),
        ..MockRequest::default()
    };
    Stage::mock(NOTES, MANIFEST, request, language)
}

/// Lets seconds pass from the start.
fn pass(app: &mut App<'_>, seconds: i64) {
    let now = app.executor.library.now();
    let now = now.after(SignedDuration::from_secs(seconds));
    app.receive(Message::Mock(MockMessage::Tick(now)));
}

/// The interview events of the log.
fn interviews(stage: &Stage) -> Vec<MockInterview> {
    let interviews = stage.library.history().interviews();
    interviews.map(|(_, interview)| interview.clone()).collect()
}

#[test]
fn home_announces_the_planned_interview_until_it_was_held() {
    let plan = r#"{"v":1,"id":"01KAJ600000000000000000000","at":"2026-11-20T09:00:00+08:00","do":"plan","date":"2026-11-24"}"#;
    let held = r#"{"v":1,"id":"01KAJ600000000000000000001","at":"2026-11-21T08:00:00+08:00","do":"interview","score":0.5}"#;
    let text = |log: &str, size| {
        let mut stage = Stage::home().with_file("progress.jsonl", log);
        let chooser = stage.text("i", size);
        (stage.text("", size), chooser)
    };
    for size in [SIZE, (40, 12)] {
        let (home, chooser) = text(plan, size);
        assert!(home.contains("模拟面试 25 分钟"), "{home}");
        assert!(chooser.contains("25 分钟"), "{chooser}");
        let (home, _) = text(&format!("{plan}\n{held}\n"), size);
        assert!(!home.contains("模拟面试"), "{home}");
    }
    let short = format!(
        "{plan}\n{}\n",
        r#"{"v":1,"id":"01KAJ600000000000000000002","at":"2026-11-21T08:00:00+08:00","do":"today","minutes":17}"#
    );
    let (home, chooser) = text(&short, SIZE);
    assert!(home.contains("模拟面试 15 分钟"), "{home}");
    assert!(
        chooser.contains("题数      3") && chooser.contains("15 分钟"),
        "{chooser}"
    );
}

/// Both languages at both sizes, after some keys and seconds. Screens that need no seconds once in
/// ASCII, too.
fn snapshots(name: &str, keys: &str, seconds: i64) {
    for (size_name, size) in [("80x24", SIZE), ("40x12", (40, 12))] {
        for (language_name, language) in [("zh", Language::Zh), ("en", Language::En)] {
            let mut stage = interview(language);
            let screen = stage.play(keys, size, |app| {
                if seconds > 0 {
                    pass(app, seconds);
                }
                printed(&drawn(app))
            });
            insta::assert_snapshot!(format!("mock_{name}_{size_name}_{language_name}"), screen);
        }
    }
    if seconds == 0 {
        let screen = interview(Language::Zh).screen_in_ascii(keys, SIZE);
        insta::assert_snapshot!(format!("mock_{name}_ascii"), screen);
    }
}

#[test]
fn every_state_has_its_picture() {
    snapshots("question", "", 72);
    snapshots("too_long", "", 200);
    snapshots("paused", "<tab>", 0);
    snapshots("follow_up", "<space>", 31);
    snapshots("marks", "<space><space><space><space>j", 0);
    snapshots("marks_without_points", "0<enter><space><space>", 0);
    snapshots("leave", "0<enter><esc>", 0);
    snapshots("time_up", "", 26 * 60);
    snapshots(
        "report",
        "<space><space><space><space>jjjj<space><enter><space><space>24<enter>",
        0,
    );
    snapshots("unmarked", "0<enter><space><space><enter>", 0);
    snapshots("repair", "0<enter>0<enter><enter><space>", 0);
    snapshots("menu", ".", 0);
    snapshots("help", "?", 0);
}

#[test]
fn the_chooser_has_its_picture() {
    for (size_name, size) in [("80x24", SIZE), ("40x12", (40, 12))] {
        for (language, mut stage) in [("zh", Stage::home()), ("en", Stage::home().in_english())] {
            let screen = stage.screen("i<down><right>", size);
            insta::assert_snapshot!(format!("mock_chooser_{size_name}_{language}"), screen);
        }
    }
}

#[test]
fn home_chooses_topic_number_and_minutes() {
    let mut stage = Stage::home();
    let text = stage.text("i<right><right><down><left><down><right><enter>", SIZE);
    assert!(text.contains("30:00"), "{text}");
    let cards = stage.play("i<right><right><enter>", SIZE, |app| {
        app.state.mock().map(|screen| screen.run.n_questions())
    });
    assert_eq!(cards, Some(1), "CNI has one card");
    let text = stage.text("i<esc>", SIZE);
    assert!(text.starts_with(" k8s-quiz"), "{text}");
}

#[test]
fn marks_are_on_disk_before_the_next_question_and_the_interview_before_its_report() {
    let mut stage = interview(Language::Zh);
    stage.text("<space><space>j<space><space><space>jj<space>", SIZE);
    assert_eq!(stage.log(), "");
    stage.play(
        "<space><space>j<space><space><space>jj<space><enter>",
        SIZE,
        |app| {
            let log = std::fs::read_to_string(app.executor.library.log().path()).unwrap();
            assert!(
                log.contains(r#""do":"review""#) && log.contains(r#""as":"interview""#),
                "{log}"
            );
            assert!(log.contains(r#""hit":[1,2],"of":3"#), "{log}");
            assert!(
                log.contains(r#""followups":[{"n":1,"hit":[2],"of":2}]"#),
                "{log}"
            );
            assert!(!log.contains(r#""do":"interview""#));
            assert_eq!(app.state.context(), Context::Speaking);
            press(app, "<space><space>52<enter>");
            assert_eq!(app.state.context(), Context::MockReport);
        },
    );
    assert_eq!(
        stage.deeds(),
        [
            r#"review grade="hard" hit=[1,2] of=3 q="什么是 etcd？" file="notes.md""#,
            r#"review grade="hard" q="kube-proxy 有哪几种模式？" file="notes.md""#,
            "interview",
        ]
    );
    let event = &interviews(&stage)[0];
    assert_eq!(
        (event.seed, event.minutes, event.questions.len()),
        (1, 25, 2)
    );
    let scores: Vec<f64> = event.questions.iter().map(|it| it.score).collect();
    assert_eq!(scores, [0.75, 0.65]);
    assert_eq!((event.score, event.predicted), (0.7, None));
    let marked = event.questions[1].follow_up.unwrap();
    assert_eq!(marked.mark, 2, "a follow-up without points");
}

#[test]
fn when_the_time_is_up_the_last_answer_is_marked_and_the_interview_is_over() {
    let mut stage = interview(Language::Zh);
    stage.play("", SIZE, |app| {
        pass(app, 26 * 60);
        assert_eq!(app.state.context(), Context::Scoring);
        assert!(printed(&drawn(app)).contains("时间到"));
        press(app, "j<space><enter>");
        assert_eq!(app.state.context(), Context::MockReport);
    });
    let event = &interviews(&stage)[0];
    assert_eq!((event.used_ms, event.questions.len()), (25 * 60_000, 1));
}

#[test]
fn an_answer_that_the_end_of_time_cuts_off_is_marked_before_the_interview_is_written() {
    // In the answer, where no follow-up was asked yet, and in the follow-up.
    for (keys, is_followed_up) in [("", false), ("<space>", true)] {
        let mut stage = interview(Language::Zh);
        stage.play(keys, SIZE, |app| {
            pass(app, 26 * 60);
            let marks = app.state.mock().unwrap().run.marks().unwrap();
            assert_eq!(marks.has_follow_up(), is_followed_up);
            let log = |app: &App<'_>| {
                std::fs::read_to_string(app.executor.library.log().path()).unwrap_or_default()
            };
            assert_eq!(log(app), "");
            press(app, "jj<space>");
            assert_eq!(log(app), "", "no mark is final yet");
            press(app, "<enter>");
            let written = log(app);
            let deeds: Vec<bool> = written
                .lines()
                .map(|line| line.contains(r#""do":"interview""#))
                .collect();
            assert_eq!(deeds, [false, true], "the review, then the interview");
            assert_eq!(app.state.context(), Context::MockReport);
        });
        assert_eq!(interviews(&stage)[0].used_ms, 25 * 60_000);
    }
}

#[test]
fn a_key_that_comes_after_the_time_is_up_ticks_nothing() {
    let mut stage = interview(Language::Zh);
    let is_ticked = stage.play("", SIZE, |app| {
        let late = app
            .executor
            .library
            .now()
            .after(SignedDuration::from_mins(26));
        let command = crate::tui::keymap::Command::FinishSpeaking;
        app.receive(Message::Do(command, late));
        let marks = app.state.mock().unwrap().run.marks().unwrap();
        marks.rows().iter().any(|row| marks.is_ticked(*row))
    });
    assert!(!is_ticked);
}

#[test]
fn the_clock_stands_still_while_paused_covered_or_marking() {
    let mut stage = interview(Language::Zh);
    for keys in ["<tab>", ".", "?", "<esc>", "<space><space>"] {
        let runs = stage.play(keys, SIZE, |app| app.state.next_second().is_some());
        assert!(!runs, "{keys}");
    }
    for keys in [
        "", "<tab><tab>", "<tab><space>", "?<esc>", "<esc><esc>", "<space>",
    ] {
        let runs = stage.play(keys, SIZE, |app| app.state.next_second().is_some());
        assert!(runs, "{keys}");
    }
    let mut home = Stage::home();
    assert!(home.play("", SIZE, |app| app.state.next_second()).is_none());
}

#[test]
fn leaving_asks_once_and_keeps_what_was_marked() {
    let mut stage = interview(Language::Zh);
    let text = stage.text("<esc>", SIZE);
    assert!(
        text.contains("结束这场面试？") && text.contains("不会留下记录"),
        "{text}"
    );
    stage.play("<esc><enter>", SIZE, |app| assert!(app.state.is_left()));
    assert_eq!(stage.log(), "");
    stage.play("0<enter><esc><enter>", SIZE, |app| {
        assert!(matches!(
            app.state.screens.last(),
            Some(Screen::MockReport(_))
        ));
    });
    assert_eq!(interviews(&stage)[0].questions.len(), 1);
}

#[test]
fn complete_marks_are_kept_when_the_learner_leaves() {
    for keys in [
        "<space><space>jj<space><space><space>jj<esc><enter>",
        "<space><space>jj<space><ctrl-c>",
    ] {
        let mut stage = interview(Language::Zh);
        stage.text(keys, SIZE);
        assert_eq!(interviews(&stage)[0].questions.len(), 1, "{keys}");
        assert_eq!(stage.deeds().len(), 2, "{keys}");
    }
    let mut stage = interview(Language::Zh);
    let text = stage.text("<space><space>jj<space><esc>", SIZE);
    assert!(text.contains("已打分的 1 题会保留"), "{text}");
    let text = interview(Language::Zh).text("<space><space><esc>", SIZE);
    assert!(text.contains("不会留下记录"), "untouched marks: {text}");
}

#[test]
fn the_session_after_the_report_counts_its_own_questions() {
    let mut stage = interview(Language::Zh);
    let text = stage.text("0<enter>0<enter><enter>", SIZE);
    assert!(text.contains("1/2"), "{text}");
    assert!(
        !text.contains("先开口讲一遍"),
        "not a newcomer any more: {text}"
    );
}

#[test]
fn ctrl_c_leaves_at_once_with_nothing_lost() {
    let mut stage = interview(Language::Zh);
    stage.play("0<enter><ctrl-c>", SIZE, |app| assert!(app.state.is_left()));
    assert_eq!(interviews(&stage).len(), 1);
    let mut stage = interview(Language::Zh);
    stage.play("<ctrl-c>", SIZE, |app| assert!(app.state.is_left()));
    assert_eq!(stage.log(), "");
}

#[test]
fn marks_are_taken_back_after_they_were_saved() {
    let mut stage = interview(Language::Zh);
    let text = stage.text("<space><space>jj<space><enter><backspace>", SIZE);
    assert_line(&text, "   [x] 强一致的键值存储");
    assert_line(&text, " 已撤销");
    stage.text("<space><space>j<space><enter><backspace><enter>", SIZE);
    let deeds: Vec<String> = stage
        .deeds()
        .iter()
        .map(|it| it.split(' ').next().unwrap().to_owned())
        .collect();
    assert_eq!(deeds[deeds.len() - 3..], ["review", "undo", "review"]);
}

#[test]
fn an_answer_without_points_needs_a_mark() {
    let mut stage = interview(Language::Zh);
    let text = stage.text("0<enter><space><space><enter>", SIZE);
    assert_line(&text, " 先按 1 到 5 打分");
    assert!(
        text.contains("iptables 和 IPVS"),
        "the answer to compare with: {text}"
    );
    let context = stage.play("0<enter><space><space>5<down>4<enter>", SIZE, |app| {
        app.state.context()
    });
    assert_eq!(context, Context::MockReport);
}

#[test]
fn the_language_switches_in_place_and_the_ticks_stay() {
    let mut stage = interview(Language::Zh);
    let text = stage.text("<space><space>jj<space>L", SIZE);
    assert_line(&text, "   [x] A strongly consistent key-value store");
    let text = interview(Language::Zh).text("0<enter><esc><enter>L", SIZE);
    assert_line(&text, " By question, with what was missed");
}

#[test]
fn enter_after_the_report_studies_what_was_weak() {
    let mut stage = interview(Language::Zh);
    let keys = "<space><space><space><space><space><space>j<space><space><enter>0<enter><enter>";
    let asked = stage.play(keys, SIZE, |app| {
        let study = app.state.study().unwrap();
        (study.study.n_cards(), study.card.title.clone())
    });
    assert_eq!(asked, (1, "kube-proxy 有哪几种模式？".to_owned()));
}
