//! The statistics screen: its pages, and the sessions that start from it.

use super::stage::{Stage, assert_line};
use crate::query::Query;
use crate::session::{ReportLines, ReportPage};
use crate::text::{Ambiguous, Glyphs, Line};
use crate::tui::keymap::Context;

const SIZE: (u16, u16) = (80, 24);

/// Reviews of the days before 2026-11-21: Calico with missed points, kube-proxy graded 1.
pub(super) const LOG: &str = r#"{"v":1,"id":"01KAJ600000000000000000001","at":"2026-11-10T10:00:00+08:00","do":"review","card":"CALICO","grade":"hard","ms":90000,"think":40000,"hit":[1],"of":5}
{"v":1,"id":"01KAJ600000000000000000002","at":"2026-11-12T10:00:00+08:00","do":"review","card":"CALICO","grade":"good","ms":60000,"think":30000,"hit":[1,2],"of":5}
{"v":1,"id":"01KAJ600000000000000000003","at":"2026-11-18T10:00:00+08:00","do":"review","card":"PROXY","grade":"again","ms":120000,"think":60000}
{"v":1,"id":"01KAJ600000000000000000004","at":"2026-11-18T10:30:00+08:00","do":"review","card":"PROXY","grade":"good","ms":45000,"think":20000}
{"v":1,"id":"01KAJ600000000000000000005","at":"2026-11-20T10:00:00+08:00","do":"review","card":"PROXY","grade":"good","ms":30000,"think":20000}
{"v":1,"id":"01KAJ600000000000000000006","at":"2026-11-21T08:30:00+08:00","do":"review","card":"CALICO","grade":"good","ms":50000,"think":25000,"hit":[1,3],"of":5}
{"v":1,"id":"01KAJ600000000000000000007","at":"2026-11-21T08:40:00+08:00","do":"plan","date":"2026-12-03"}
"#;

/// Home with that log.
pub(super) fn studied() -> Stage {
    let card = |question| crate::domain::CardId::of_question(question).to_string();
    let log = LOG
        .replace("CALICO", &card("Calico 网络插件的实现原理"))
        .replace("PROXY", &card("kube-proxy 有哪几种模式？"));
    Stage::home().with_file("progress.jsonl", &log)
}

#[test]
fn digits_and_tab_show_the_pages() {
    let mut stage = studied();
    for (keys, title) in [
        ("s", " 今天"),
        ("s2", " 主题"),
        ("s<tab>", " 主题"),
        ("s6", " 最难的题"),
        ("s<backtab>", " 还没有做过模拟面试。"),
        ("s7<tab>", " 还没有做过模拟面试。"),
        ("s8<tab>", " 今天"),
    ] {
        assert_line(&stage.text(keys, SIZE), title);
    }
}

#[test]
fn every_page_shows_the_lines_of_the_report() {
    let mut stage = studied();
    let report = stage.library.report(&Query::default(), stage.library.now());
    for page in ReportPage::ALL {
        let lines = ReportLines {
            report: &report,
            language: stage.language,
            width: 98,
            glyphs: Glyphs::default(),
        };
        let lines: Vec<Line> = lines.page(page);
        let text = stage.text(&format!("s{}", page.index() + 1), (100, 120));
        for line in lines {
            assert!(text.contains(line.text().trim_end()), "{line:?} in {text}");
        }
    }
}

#[test]
fn enter_starts_a_session_of_the_cards_that_the_page_names() {
    let mut stage = studied();
    for (page, question) in [
        (6, "kube-proxy 有哪几种模式？"),
        (7, "Calico 网络插件的实现原理"),
    ] {
        let asked = stage.play(&format!("s{page}<enter>"), SIZE, |app| {
            let study = app.state.study().unwrap();
            (study.study.n_cards(), study.card.title.clone())
        });
        assert_eq!(asked, (1, question.to_owned()));
    }
    let context = stage.play("s2<enter>", SIZE, |app| app.state.context());
    assert_eq!(context, Context::Statistics, "no cards are named");
}

#[test]
fn after_a_session_the_screen_shows_new_figures() {
    let mut stage = studied();
    let text = stage.text("s7<enter><space>jjjjj<enter>q", SIZE);
    assert_line(&text, " 漏得最多的要点");
    assert!(text.contains("4/4"), "{text}");
}

#[test]
fn the_figures_are_those_of_the_topic_under_the_cursor() {
    let mut stage = studied();
    let text = stage.text("jjs2", SIZE);
    assert!(text.contains("topic:"), "{text}");
    let text = stage.text("jjs2<esc>", SIZE);
    assert!(!text.contains("topic:"), "{text}");
}

#[test]
fn the_language_switches_in_place() {
    let mut stage = studied();
    let text = stage.text("s7L", SIZE);
    assert_line(&text, " Points missed most often");
}

#[test]
fn a_newcomer_is_told_that_nothing_is_there_yet() {
    let mut stage = Stage::home();
    for page in 3..8 {
        assert_line(&stage.text(&format!("s{page}"), SIZE), " 还没有复习过。");
    }
}

#[test]
fn every_line_fits_its_width_and_only_questions_are_cut() {
    for stage in [studied(), studied().in_english()] {
        let report = stage.library.report(&Query::default(), stage.library.now());
        for (width, page) in [40, 78]
            .into_iter()
            .flat_map(|width| ReportPage::ALL.map(|page| (width, page)))
        {
            let lines = ReportLines {
                report: &report,
                language: stage.language,
                width,
                glyphs: Glyphs::default(),
            };
            for line in lines.page(page) {
                let text = line.text();
                assert!(line.width(Ambiguous::Narrow) <= width, "{width}: {text}");
                let has_question = matches!(
                    page,
                    ReportPage::Hardest | ReportPage::Missed | ReportPage::Mocks
                );
                let is_calendar = page == ReportPage::Activity;
                let is_cut = text.ends_with("..") && !has_question && !is_calendar;
                assert!(!is_cut, "{width}: {text}");
            }
        }
    }
}

/// Three cards reviewed on each of 90 days, some answers forgotten.
fn long_studied() -> Stage {
    let questions = [
        "Calico 网络插件的实现原理",
        "kube-proxy 有哪几种模式？",
        "什么是 PodDisruptionBudget？",
    ];
    let first = jiff::civil::date(2026, 8, 20);
    let mut log = String::new();
    for day in 0..90 {
        let date = first.saturating_add(jiff::Span::new().days(day));
        for (n, question) in questions.iter().enumerate() {
            let grade = if (day + n as i64) % 11 == 5 {
                "again"
            } else {
                "good"
            };
            let card = crate::domain::CardId::of_question(question);
            log += &format!(
                "{{\"v\":1,\"id\":\"{day}-{n}\",\"at\":\"{date}T10:0{n}:00+08:00\",\"do\":\"review\",\"card\":\"{card}\",\"grade\":\"{grade}\"}}\n"
            );
        }
    }
    Stage::home().with_file("progress.jsonl", &log)
}

#[test]
fn predicted_recall_is_compared_with_what_was_remembered() {
    for (size, of) in [(SIZE, "80x24"), ((40, 12), "40x12")] {
        for (language, mut stage) in [("zh", long_studied()), ("en", long_studied().in_english())] {
            let screen = stage.screen("s3<end>", size);
            insta::assert_snapshot!(format!("calibration_{of}_{language}"), screen);
        }
    }
}
