//! Mock interviews: what can be asked, and the report from the log.

use super::{NOTES, TestFolder, review};
use crate::domain::{
    AskedAs, CardId, FollowUpSource, FollowUpTemplate, Grade, Hits, MarkedFollowUp,
};
use crate::library::{Library, MockRequest};
use crate::progress::{Answered, EventKind, InterviewQuestion, MockInterview};

/// Two cards, the first with three points.
const POINTS: &str = "\
# rbac

- Role 定义权限
- RoleBinding 授予权限
- 命名空间限定范围

# 什么是etcd？

键值存储。
";

fn questions(library: &Library, seed: u64) -> Vec<CardId> {
    let request = MockRequest {
        seed: Some(seed),
        ..MockRequest::default()
    };
    let mut run = library.mock_interview(&request, library.now());
    let cards = std::iter::from_fn(|| {
        let card = run.card()?;
        run.drop_card(card);
        Some(card)
    });
    cards.collect()
}

fn interview(questions: &[(&str, f64)]) -> EventKind {
    let n = questions.len() as f64;
    let questions = questions.iter().map(|(question, score)| InterviewQuestion {
        card: CardId::of_question(question),
        score: *score,
        ms: Some(60_000),
        hits: None,
        follow_up: None,
    });
    let questions: Vec<_> = questions.collect();
    EventKind::Interview(MockInterview {
        seed: 7,
        minutes: 25,
        used_ms: 60_000 * questions.len() as u64,
        score: questions.iter().map(|it| it.score).sum::<f64>() / n,
        predicted: Some(0.5),
        questions,
    })
}

fn reviewed(question: &str, asked_as: AskedAs, hit: &[u8], of: u8) -> EventKind {
    let hits = Hits {
        hit: hit.to_vec(),
        of,
    };
    EventKind::Review(Answered {
        asked_as,
        hits: Some(hits),
        ..Answered::new(CardId::of_question(question), Grade::Hard)
    })
}

#[test]
fn only_cards_that_can_be_answered_are_asked() {
    let desk = TestFolder::new(&format!("{NOTES}# 没有答案的题？\n"));
    let mut library = desk.open();
    let (etcd, rbac) = (
        CardId::of_question("什么是etcd？"),
        CardId::of_question("rbac"),
    );
    for seed in 0..9 {
        let mut asked = questions(&library, seed);
        asked.sort_unstable();
        let mut both = [etcd, rbac];
        both.sort_unstable();
        assert_eq!(asked, both);
    }
    library.record(EventKind::Suspend { card: rbac }).unwrap();
    assert_eq!(questions(&library, 1), [etcd]);
    library.record(EventKind::Bury { card: etcd }).unwrap();
    assert_eq!(questions(&library, 1), []);
}

#[test]
fn a_seed_of_the_log_asks_the_same_questions_in_the_same_order() {
    let desk = TestFolder::new(NOTES);
    let orders = [["rbac", "什么是etcd？"], ["什么是etcd？", "rbac"]];
    for order in orders {
        let mut library = desk.open();
        library
            .record(interview(&order.map(|it| (it, 0.5))))
            .unwrap();
        assert_eq!(questions(&library, 7), order.map(CardId::of_question));
    }
}

#[test]
fn a_known_card_is_expected_to_score_its_recall_and_without_one_nothing_is_expected() {
    let desk = TestFolder::new(NOTES);
    let mut library = desk.open();
    let predicted = |library: &Library| {
        let run = library.mock_interview(&MockRequest::default(), library.now());
        run.predicted()
    };
    assert_eq!(predicted(&library), None);
    library.record(review("rbac", Grade::Good)).unwrap();
    // The other card was never answered.
    assert!((predicted(&library).unwrap() - 0.5).abs() < 1e-3);
}

#[test]
fn the_report_names_what_was_missed_and_what_was_missed_again() {
    let desk = TestFolder::new(POINTS);
    let mut library = desk.open();
    assert_eq!(library.mock_report(), None);
    library.record(interview(&[("什么是etcd？", 0.9)])).unwrap();
    library
        .record(reviewed("rbac", AskedAs::Recall, &[1], 3))
        .unwrap();
    library
        .record(reviewed("rbac", AskedAs::Interview, &[2], 3))
        .unwrap();
    let mut event = interview(&[("rbac", 0.4), ("什么是etcd？", 1.0), ("删掉的题", 0.1)]);
    if let EventKind::Interview(interview) = &mut event {
        interview.questions[0].hits = Some(Hits {
            hit: vec![2],
            of: 3,
        });
        let templates = [FollowUpTemplate::Policy, FollowUpTemplate::Component];
        let marks = templates.into_iter().zip([2, 5]);
        for (question, (template, mark)) in interview.questions.iter_mut().zip(marks) {
            question.follow_up = Some(MarkedFollowUp {
                asked: FollowUpSource::Template(template),
                mark,
            });
        }
    }
    library.record(event).unwrap();
    // A later review changes nothing about it.
    library
        .record(reviewed("rbac", AskedAs::Recall, &[1, 2, 3], 3))
        .unwrap();
    let report = library.mock_report().unwrap();
    let missed: Vec<_> = report.questions[0]
        .missed
        .iter()
        .map(|missed| (missed.text.as_str(), missed.again))
        .collect();
    assert_eq!(
        missed,
        [("Role 定义权限", false), ("命名空间限定范围", true)]
    );
    let follow_ups = report.questions.iter().map(|it| it.follow_up.is_some());
    let follow_ups: Vec<bool> = follow_ups.collect();
    assert_eq!(
        follow_ups,
        [true, false, false],
        "a full answer is not missed"
    );
    assert_eq!(report.cards_to_repair(), [CardId::of_question("rbac")]);
    assert_eq!(
        (report.questions[2].card, report.questions[2].title.as_str()),
        (None, "")
    );
    assert_eq!(report.earlier_mean(), Some(0.9));
    let text = report.markdown(crate::domain::Language::En);
    for line in [
        "# Mock interview 2026-11-21 Sat",
        "- score 50%",
        "- expected 50%",
        "- 50% against 90% on average before",
        "### 1. rbac",
        "1:00, 40%",
        "- 命名空间限定范围 (missed again)",
        "follow-up: What is the default, and what happens if it is set wrong? (marked 2 of 5)",
        "### 3. (this question is no longer in your decks)",
    ] {
        assert!(text.lines().any(|it| it == line), "{line}: {text}");
    }
}
