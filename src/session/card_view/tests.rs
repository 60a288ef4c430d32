//! Views of cards of a deck.

use super::build::other_wording;
use super::*;
use crate::deck::testing::embedded_deck;
use crate::domain::{Bilingual, RemarkKind};

#[test]
fn remarks_apply_to_answers_of_notes_only() {
    let answer = |is_bundled, is_own| Answer {
        is_bundled,
        is_own,
        ..Answer::default()
    };
    let remark = Remark {
        kind: RemarkKind::Outdated,
        since: None,
        text: Bilingual::default(),
        source: None,
        entry: None,
        quote: None,
    };
    let view = CardView {
        answers: vec![
            answer(true, false),
            answer(false, false),
            answer(false, true),
        ],
        remarks: vec![remark],
        ..CardView::default()
    };
    let n_remarks = |answer| view.remarks_on(answer).count();
    assert_eq!([0, 1, 2].map(n_remarks), [0, 1, 0]);
}

#[test]
fn a_card_names_the_note_that_asks_it_before_the_answers_of_the_deck() {
    let (deck, _) = embedded_deck();
    let etcd = deck
        .cards
        .iter()
        .find(|card| card.id.as_str() == "yyk3rzybp823");
    let view = CardView::new(
        &deck,
        etcd.unwrap(),
        CardState::default(),
        Default::default(),
        Language::Zh,
    );
    assert_eq!(view.asked_at.file, "seeds/interview-collection.md");
}

#[test]
fn the_original_question_is_shown_only_if_it_has_other_words() {
    let title = "ServiceAccount 有什么用，怎么使用？";
    for same in [
        "Service Account 有什么用,怎么使用",
        "**serviceaccount** 有什么用，怎么使用？",
        "ＳｅｒｖｉｃｅＡｃｃｏｕｎｔ 有什么用 怎么使用?",
    ] {
        assert_eq!(other_wording(same, title), None);
    }
    let other = other_wording("ServiceAccount 怎么使用？", title);
    assert_eq!(other.as_deref(), Some("ServiceAccount 怎么使用？"));
    assert_eq!(
        other_wording("什么是 C++？", "什么是 C？").as_deref(),
        Some("什么是 C++？")
    );
}
