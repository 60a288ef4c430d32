//! Cards and states for the tests of this module.

use crate::domain::{
    Card, CardId, CardKind, CardState, EntryIndex, FirstShowing, Grade, Hits, Importance,
    LearningState, Memory, Moment, TopicId,
};

pub(super) fn card(importance: u8, topics: &[&str]) -> Card {
    Card {
        id: CardId::of_question("rbac"),
        question: "rbac".to_owned(),
        title: None,
        entries: vec![EntryIndex(0)],
        topics: topics
            .iter()
            .map(|topic| TopicId((*topic).to_owned()))
            .collect(),
        sections: Vec::new(),
        tags: Vec::new(),
        importance: Importance::of_number(importance).unwrap_or_default(),
        kind: CardKind::Knowledge,
        short: None,
        points: Vec::new(),
        steps: false,
        follow_ups: Vec::new(),
        related: Vec::new(),
        remarks: Vec::new(),
        hidden: None,
        unanswered: false,
    }
}

/// A card in review, seen on two days, without points.
pub(super) fn seen(recall: f64, grade: Grade) -> CardState {
    let at: Option<Moment> = "2026-11-21T09:00:00+08:00".parse().ok();
    CardState {
        memory: Memory {
            state: LearningState::Review,
            reviews: 2,
            ..Memory::default()
        },
        recall: Some(recall),
        last: at.map(|at| (grade, at)),
        first_showing: Some(FirstShowing { grade, hits: None }),
        seen_on_later_day: true,
        ..CardState::default()
    }
}

/// The state with `hit` of `of` points covered at the first showing of the last review day.
pub(super) fn hits(mut state: CardState, hit: u8, of: u8) -> CardState {
    if let Some(showing) = &mut state.first_showing {
        showing.hits = Some(Hits {
            hit: (1..=hit).collect(),
            of,
        });
    }
    state
}
