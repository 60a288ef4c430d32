//! Lines of any shape.

use std::borrow::Cow;

use proptest::prelude::*;

use super::{ParsedLine, parse};
use crate::domain::{AskedAs, CardId, Grade, Hits, Moment};
use crate::progress::{Answered, Event, EventId, EventKind, LineProblem, lenient};

impl ParsedLine<'_> {
    /// The event with the question and file of a review.
    pub fn into_event(self) -> Event {
        let mut event = self.event;
        if let EventKind::Review(answered) = &mut event.what {
            let (question, file) = (self.question, self.file);
            let asked = answered
                .clone()
                .asking(question.map(Cow::into_owned), file.map(Cow::into_owned));
            *answered = asked;
        }
        event
    }
}

/// A review with these keys after the required ones.
fn review_with(rest: &str) -> String {
    format!(
        r#"{{"v":1,"id":"01KAJ600000000000000000000","at":"2026-11-21T09:12:33.123+08:00","do":"review","card":"yyk3rzybp823","grade":"good"{rest}}}"#
    )
}

fn line(rest: &str) -> String {
    format!(r#"{{"v":1,"id":"1","at":"2026-11-21T09:12:33+08:00",{rest}}}"#)
}

fn kind(text: &str) -> Result<EventKind, LineProblem> {
    Ok(parse(text)?.into_event().what)
}

fn answered(text: &str) -> Answered {
    match kind(text) {
        Ok(EventKind::Review(answered)) => answered,
        other => panic!("not a review: {other:?}"),
    }
}

#[test]
fn a_whole_review_is_read() {
    let text = review_with(
        r#","as":"order","ms":8123,"think":6100,"hit":[1,2],"of":6,"q":"简述 \"ETCD\"","file":"a.md""#,
    );
    let review = answered(&text);
    assert_eq!(review.asked_as, AskedAs::Order);
    assert_eq!((review.ms, review.think), (Some(8123), Some(6100)));
    let hit = vec![1, 2];
    assert_eq!(review.hits, Some(Hits { hit, of: 6 }));
    let asked = review.asked.unwrap();
    assert_eq!(asked.question.as_deref(), Some("简述 \"ETCD\""));
    assert_eq!(asked.file.as_deref(), Some("a.md"));
}

#[test]
fn an_optional_key_of_the_wrong_type_counts_as_missing() {
    for odd in [
        "",
        r#","ms":"soon""#,
        r#","ms":-5"#,
        r#","as":"sung""#,
        r#","hit":"all","of":6"#,
        r#","of":"01KAJ600000000000000000000""#,
        r#","hit":[1,2],"of":0"#,
        r#","hit":[1,2],"of":300"#,
        r#","cram":"no","q":7,"file":[]"#,
        r#","from the future":{"a":[1,2]}"#,
    ] {
        let text = review_with(odd);
        let review = answered(&text);
        assert_eq!(review.grade, Grade::Good, "{odd}");
        assert_eq!(review.asked_as, AskedAs::Recall, "{odd}");
        assert_eq!((review.ms, &review.hits), (None, &None), "{odd}");
        assert!(!review.cram, "{odd}");
    }
}

#[test]
fn times_are_capped_even_if_they_are_not_whole_numbers() {
    for (ms, expected) in [("900000", 600_000), ("8123.9", 8123), ("1e12", 600_000)] {
        let text = review_with(&format!(r#","ms":{ms}"#));
        assert_eq!(answered(&text).ms, Some(expected), "{ms}");
    }
}

#[test]
fn any_version_and_any_order_of_keys_are_accepted() {
    let text = r#"{"grade":"easy","do":"review","card":"yyk3rzybp823","at":"2026-11-21T01:12:33Z","v":"9.1","id":"x"}"#;
    assert_eq!(answered(text).grade, Grade::Easy);
}

#[test]
fn every_event_reads_back_what_was_written() {
    for text in [
        r#""do":"undo","of":"01KAJ600000000000000000000""#,
        r#""do":"suspend","card":"yyk3rzybp823""#,
        r#""do":"resume","card":"yyk3rzybp823""#,
        r#""do":"flag","card":"yyk3rzybp823","why":"错了""#,
        r#""do":"unflag","card":"yyk3rzybp823""#,
        r#""do":"bury","card":"yyk3rzybp823""#,
        r#""do":"forget","card":"yyk3rzybp823""#,
        r#""do":"prefer","card":"yyk3rzybp823","entry":"4n9b3g175avg""#,
        r#""do":"relink","from":"yyk3rzybp823","to":"4n9b3g175avg""#,
        r#""do":"plan","date":"2026-12-03","name":"A","query":"etcd","minutes":30"#,
        r#""do":"plan","date":null"#,
        r#""do":"today","minutes":120"#,
        r#""do":"pause","from":"2026-12-05","to":"2026-12-07""#,
        r#""do":"pause","from":"2026-12-05","to":null"#,
        r#""do":"interview","seed":7,"minutes":30,"used_ms":1680000,"score":0.66,"predicted":0.64,"questions":[{"card":"yyk3rzybp823","score":0.4,"ms":112000,"hit":[1],"of":5},{"card":"4n9b3g175avg","score":0.0,"followup":{"n":2,"mark":1}},{"card":"4n9b3g175avg","score":0.0,"followup":{"shape":"component","mark":5}}]"#,
    ] {
        let written = serde_json::to_string(&kind(&line(text)).unwrap()).unwrap();
        assert_eq!(written, format!("{{{text}}}"));
    }
}

#[test]
fn an_unknown_follow_up_leaves_the_rest_of_an_interview() {
    for follow_up in [
        r#"{"shape":"weather","mark":1}"#,
        r#"{"shape":"component","mark":6}"#,
        r#"{"mark":1}"#,
        "7",
    ] {
        let text = format!(
            r#""do":"interview","questions":[{{"card":"yyk3rzybp823","score":0.4,"followup":{follow_up}}}]"#
        );
        let EventKind::Interview(interview) = kind(&line(&text)).unwrap() else {
            panic!("{text}");
        };
        let question = &interview.questions[0];
        assert_eq!((question.score, question.follow_up), (0.4, None));
    }
}

#[test]
fn each_problem_of_a_line_has_its_own_kind() {
    let cases = [
        (
            line(r#""do":"dance","card":7"#),
            LineProblem::UnknownDo("dance".to_owned()),
        ),
        (line(r#""do":"bury""#), LineProblem::Missing("card")),
        (
            line(r#""do":"bury","card":"ETCD""#),
            LineProblem::BadCard("card"),
        ),
        (
            line(r#""do":"prefer","card":"yyk3rzybp823","entry":"?""#),
            LineProblem::BadCard("entry"),
        ),
        (
            line(r#""do":"review","card":"yyk3rzybp823""#),
            LineProblem::Missing("grade"),
        ),
        (
            line(r#""do":"review","card":"yyk3rzybp823","grade":"ok""#),
            LineProblem::BadGrade,
        ),
        (line(r#""do":"plan""#), LineProblem::Missing("date")),
        (
            line(r#""do":"pause","from":"soon","to":null"#),
            LineProblem::BadTime("from"),
        ),
        (
            r#"{"v":1,"id":"1","at":"now","do":"bury"}"#.to_owned(),
            LineProblem::BadTime("at"),
        ),
        (r#"{"id":"1"}"#.to_owned(), LineProblem::Missing("v")),
        ("[1,2]".to_owned(), LineProblem::NotJson),
        ("<<<<<<< HEAD".to_owned(), LineProblem::NotJson),
    ];
    for (text, expected) in cases {
        assert_eq!(parse(&text).unwrap_err(), expected, "{text}");
    }
}

fn any_answered() -> impl Strategy<Value = Answered> {
    let ms = || proptest::option::of(0..=600_000u32);
    let hits = proptest::option::of((proptest::collection::btree_set(1..9u8, 0..5), 9..70u8));
    let text = || proptest::option::of("[ -~\\n简述Pod？]{0,12}");
    let how = (0..4usize, 0..4usize, any::<bool>());
    (how, ms(), ms(), hits, text(), text()).prop_map(
        |((grade, asked_as, cram), ms, think, hits, question, file)| {
            Answered {
                asked_as: [
                    AskedAs::Recall,
                    AskedAs::Cloze,
                    AskedAs::Order,
                    AskedAs::Interview,
                    AskedAs::Choice,
                ][asked_as],
                ms,
                think,
                hits: hits.map(|(hit, of)| Hits {
                    hit: hit.into_iter().collect(),
                    of,
                }),
                cram,
                ..Answered::new(CardId::of_question("rbac"), Grade::ALL[grade])
            }
            .asking(question, file)
        },
    )
}

proptest! {
    #[test]
    fn a_review_reads_back_what_was_written(answered in any_answered(), id in any::<u128>()) {
        let at: Moment = "2026-11-21T09:12:33.123+08:00".parse().unwrap();
        let what = EventKind::Review(answered);
        let event = Event { id: EventId(id), at, what };
        let line = event.line();
        let parsed = parse(&line).unwrap();
        prop_assert_eq!(&parsed.foreign_id, &None);
        prop_assert_eq!(&parsed.into_event(), &event);
        // The tolerant parser agrees with the fast one for usual lines.
        let value = serde_json::from_str(&line).unwrap();
        prop_assert_eq!(lenient::event(&value), Ok(event));
    }

    #[test]
    fn any_text_can_be_parsed(text in any::<String>()) {
        let _ = parse(&text);
    }
}
