//! What the screen says about how much is left: of the session, and of the card below the window.

use super::printer::printed;
use super::stage::{Stage, assert_line, drawn, press};
use crate::library::StudyOptions;

const SIZE: (u16, u16) = (80, 24);
const SMALL: (u16, u16) = (40, 12);

/// Answers every card with `keys`; returns the right part of the header of each question.
fn headers(stage: &mut Stage, keys: &str, size: (u16, u16)) -> Vec<String> {
    let mut app = stage.app(size);
    let mut headers = Vec::new();
    while app.state.study().is_some_and(|study| study.shows_card()) && headers.len() < 20 {
        let text = printed(&drawn(&app));
        let (_, right) = text.lines().next().unwrap().split_once("   ").unwrap();
        headers.push(right.trim().to_owned());
        press(&mut app, keys);
    }
    headers
}

/// A learner with time for three of five cards. The clock does not move, so each answer leaves time
/// for another card.
fn in_a_hurry() -> Stage {
    Stage::study("").with_file("config.yaml", "minutes_per_day: 6\n")
}

#[test]
fn while_time_decides_each_new_question_has_the_next_number_and_no_total() {
    let mut stage = in_a_hurry();
    let expected = (1..=5).map(|n| format!("第 {n} 题"));
    for (header, expected) in headers(&mut stage, "<space>3", SIZE).iter().zip(expected) {
        assert!(header.starts_with(&format!("{expected}  还剩")), "{header}");
    }
}

#[test]
fn a_question_that_comes_back_has_no_number() {
    for (size, left) in [(SIZE, "min left"), (SMALL, "m")] {
        let headers = headers(&mut in_a_hurry().in_english(), "<space>1", size);
        let numbers: Vec<&str> = headers
            .iter()
            .map(|header| header.split("  ").next().unwrap())
            .collect();
        assert_eq!(numbers[..3], ["question 1", "question 2", "question 3"]);
        assert!(numbers[3..].iter().all(|it| *it == "repeat"), "{numbers:?}");
        assert!(headers.iter().all(|it| it.ends_with(left)), "{headers:?}");
    }
}

#[test]
fn where_all_cards_fit_the_number_has_a_total_that_repeats_do_not_change() {
    let headers = headers(&mut Stage::study(""), "<space>1", SMALL);
    let numbers: Vec<&str> = headers
        .iter()
        .map(|header| header.rsplit("  ").nth(1).unwrap())
        .collect();
    assert_eq!(numbers[..5], ["1/5", "2/5", "3/5", "4/5", "5/5"]);
    assert!(numbers[5..].iter().all(|it| *it == "5/5"), "{numbers:?}");
}

#[test]
fn a_cram_session_says_how_many_cards_it_has() {
    let options = StudyOptions {
        cram: true,
        ..StudyOptions::default()
    };
    let mut stage = Stage::study_with("", options);
    let headers = headers(&mut stage, "<space>3", SMALL);
    let of = headers.len();
    for (n, header) in headers.iter().enumerate() {
        assert!(
            header.starts_with(&format!("{}/{of}  ", n + 1)),
            "{headers:?}"
        );
    }
}

#[test]
fn the_rule_says_how_many_rows_are_below() {
    let mut stage = Stage::study("apply");
    let text = stage.text("<space>", SMALL);
    assert_line(&text, "────────────────────────── 下面还有 8 行");
    assert!(!stage.text("<space>", SIZE).contains("下面还有"));
    let last = stage.text("<space>jjjjjjjjjj", SMALL);
    assert!(!last.contains("下面还有"), "{last}");
    let mut stage = stage.in_english();
    let text = stage.text("<space>", SMALL);
    assert_line(&text, "──────────────────────────── 8 more rows");
}
