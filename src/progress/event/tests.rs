//! Tests of the events of the progress log.

use super::*;
use crate::domain::{FollowUpSource, FollowUpTemplate};

fn written(what: EventKind) -> String {
    let id = EventId::from_text("01KAJ6ZZZZZZZZZZZZZZZZZZZZ");
    let at = "2026-11-21T09:12:33.123+08:00".parse().unwrap();
    Event { id, at, what }.line()
}

const HEAD: &str =
    r#"{"v":1,"id":"01KAJ6ZZZZZZZZZZZZZZZZZZZZ","at":"2026-11-21T09:12:33.123+08:00","#;

fn card() -> CardId {
    "yyk3rzybp823".parse().unwrap()
}

fn hits(hit: &[u8], of: u8) -> Option<Hits> {
    let hit = hit.to_vec();
    Some(Hits { hit, of })
}

fn check(what: EventKind, expected: &str) {
    assert_eq!(written(what), format!("{HEAD}{expected}\n"));
}

#[test]
fn a_review_is_written_as_the_contract_says() {
    let review = Answered {
        ms: Some(8123),
        think: Some(6100),
        hits: hits(&[1, 2], 6),
        ..Answered::new(card(), Grade::Good)
    }
    .asking(
        Some("简述 ETCD 及其特点？".to_owned()),
        Some("interview-collection.md".to_owned()),
    );
    check(
        EventKind::Review(review),
        r#""do":"review","card":"yyk3rzybp823","grade":"good","as":"recall","ms":8123,"think":6100,"hit":[1,2],"of":6,"q":"简述 ETCD 及其特点？","file":"interview-collection.md"}"#,
    );
    let asked_on = Answered {
        follow_ups: [FollowUpHits {
            number: 2,
            hit: vec![1],
            of: 3,
        }]
        .into(),
        ..Answered::new(card(), Grade::Good)
    };
    check(
        EventKind::Review(asked_on),
        r#""do":"review","card":"yyk3rzybp823","grade":"good","as":"recall","followups":[{"n":2,"hit":[1],"of":3}]}"#,
    );
    let bare = Answered {
        ms: Some(900_000),
        cram: true,
        ..Answered::new(card(), Grade::Again)
    };
    check(
        EventKind::Review(bare),
        r#""do":"review","card":"yyk3rzybp823","grade":"again","as":"recall","ms":600000,"cram":true}"#,
    );
}

#[test]
fn marks_are_written_as_the_contract_says() {
    let (card, entry) = (card(), CardId::of_question("rbac"));
    let of = EventId::from_text("01KAJ600000000000000000000");
    let why = "cut \"off\"\n".to_owned();
    let cases = [
        (
            EventKind::Undo { of },
            r#""do":"undo","of":"01KAJ600000000000000000000"}"#,
        ),
        (
            EventKind::Suspend { card },
            r#""do":"suspend","card":"yyk3rzybp823"}"#,
        ),
        (
            EventKind::Flag { card, why },
            r#""do":"flag","card":"yyk3rzybp823","why":"cut \"off\"\n"}"#,
        ),
        (
            EventKind::Prefer {
                card,
                entry,
                file: Some("a.md".to_owned()),
            },
            r#""do":"prefer","card":"yyk3rzybp823","entry":"4n9b3g175avg","file":"a.md"}"#,
        ),
        (
            EventKind::Relink {
                from: card,
                to: entry,
            },
            r#""do":"relink","from":"yyk3rzybp823","to":"4n9b3g175avg"}"#,
        ),
    ];
    for (what, expected) in cases {
        check(what, expected);
    }
}

#[test]
fn a_plan_is_written_as_the_contract_says() {
    let plan = Plan {
        date: Some(jiff::civil::date(2026, 12, 3)),
        name: Some("ACME".to_owned()),
        query: Some("topic:etcd".to_owned()),
        minutes: Some(30),
        job: vec!["etcd".to_owned(), "Calico".to_owned()],
    };
    check(
        EventKind::Plan(plan),
        r#""do":"plan","date":"2026-12-03","name":"ACME","query":"topic:etcd","minutes":30,"jd":["etcd","Calico"]}"#,
    );
    check(
        EventKind::Plan(Plan::default()),
        r#""do":"plan","date":null}"#,
    );
}

#[test]
fn minutes_of_a_day_and_pauses_are_written_as_the_contract_says() {
    check(
        EventKind::Today { minutes: 120 },
        r#""do":"today","minutes":120}"#,
    );
    let from = jiff::civil::date(2026, 12, 5);
    let to = Some(jiff::civil::date(2026, 12, 7));
    check(
        EventKind::Pause(Pause { from, to }),
        r#""do":"pause","from":"2026-12-05","to":"2026-12-07"}"#,
    );
    check(
        EventKind::Pause(Pause { from, to: None }),
        r#""do":"pause","from":"2026-12-05","to":null}"#,
    );
}

#[test]
fn an_interview_is_written_as_the_contract_says() {
    let interview = MockInterview {
        seed: 7,
        minutes: 30,
        used_ms: 1_680_000,
        score: 0.66,
        predicted: Some(0.64),
        questions: vec![InterviewQuestion {
            card: card(),
            score: 0.4,
            ms: Some(112_000),
            hits: hits(&[1], 5),
            follow_up: None,
        }],
    };
    check(
        EventKind::Interview(interview),
        r#""do":"interview","seed":7,"minutes":30,"used_ms":1680000,"score":0.66,"predicted":0.64,"questions":[{"card":"yyk3rzybp823","score":0.4,"ms":112000,"hit":[1],"of":5}]}"#,
    );
}

#[test]
fn an_interview_names_the_follow_ups_that_were_marked() {
    let question = |asked, mark| InterviewQuestion {
        card: card(),
        score: 0.4,
        ms: None,
        hits: None,
        follow_up: Some(MarkedFollowUp { asked, mark }),
    };
    let interview = MockInterview {
        questions: vec![
            question(FollowUpSource::Own(2), 5),
            question(FollowUpSource::Template(FollowUpTemplate::Component), 1),
        ],
        ..MockInterview::default()
    };
    check(
        EventKind::Interview(interview),
        r#""do":"interview","seed":0,"minutes":0,"used_ms":0,"score":0.0,"questions":[{"card":"yyk3rzybp823","score":0.4,"followup":{"n":2,"mark":5}},{"card":"yyk3rzybp823","score":0.4,"followup":{"shape":"component","mark":1}}]}"#,
    );
}
