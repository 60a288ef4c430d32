//! One line of the progress log: something the learner did.

use serde::{Serialize, Serializer};

use super::EventId;
use crate::domain::{AskedAs, CardId, Grade, Hits, Moment, Review};

/// The version that is written into every line.
const VERSION: u8 = 1;

/// The longest time a review is said to have taken, in milliseconds.
pub const MAX_MS: u32 = 600_000;

/// Something the learner did, and when.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Its id.
    pub id: EventId,
    /// When it happened.
    pub at: Moment,
    /// What it was.
    pub what: EventKind,
}

impl Event {
    /// The event as one line of the log, newline included.
    pub fn line(&self) -> String {
        let line = Line {
            v: VERSION,
            id: &self.id,
            at: &self.at,
            what: &self.what,
        };
        // Nothing in an event can fail to be written: its keys are strings and it does no I/O.
        let mut text = serde_json::to_string(&line).unwrap_or_default();
        text.push('\n');
        text
    }

    /// The line of an undo that calls the event it takes back by another name than its ULID.
    pub(super) fn undo_line(&self, of: &str) -> String {
        let line = UndoLine {
            v: VERSION,
            id: &self.id,
            at: &self.at,
            r#do: "undo",
            of,
        };
        let mut text = serde_json::to_string(&line).unwrap_or_default();
        text.push('\n');
        text
    }
}

/// An undo of an event that another program named.
#[derive(Serialize)]
struct UndoLine<'a> {
    v: u8,
    #[serde(serialize_with = "as_text")]
    id: &'a EventId,
    #[serde(serialize_with = "as_text")]
    at: &'a Moment,
    r#do: &'a str,
    of: &'a str,
}

/// The keys every line has, in their order.
#[derive(Serialize)]
struct Line<'a> {
    v: u8,
    #[serde(serialize_with = "as_text")]
    id: &'a EventId,
    #[serde(serialize_with = "as_text")]
    at: &'a Moment,
    #[serde(flatten)]
    what: &'a EventKind,
}

fn as_text<S: Serializer>(value: &impl ToString, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&value.to_string())
}

/// What can happen. Cards are named by the id of an entry.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "do", rename_all = "lowercase")]
pub enum EventKind {
    /// A card was answered.
    Review(Answered),
    /// An event is cancelled, wherever it stands.
    Undo {
        /// The event.
        #[serde(serialize_with = "as_text")]
        of: EventId,
    },
    /// A card is not asked until resumed.
    Suspend {
        /// The card.
        card: CardId,
    },
    /// A suspended card is asked again.
    Resume {
        /// The card.
        card: CardId,
    },
    /// Something is the matter with a card.
    Flag {
        /// The card.
        card: CardId,
        /// What is the matter; may be empty.
        why: String,
    },
    /// It no longer is.
    Unflag {
        /// The card.
        card: CardId,
    },
    /// A card is not asked before the next day.
    Bury {
        /// The card.
        card: CardId,
    },
    /// Earlier reviews of a card no longer count for memory.
    Forget {
        /// The card.
        card: CardId,
    },
    /// The learner prefers one of a card's answers.
    Prefer {
        /// The card.
        card: CardId,
        /// The entry whose answer it is.
        entry: CardId,
        /// Base name of the file it stands in.
        #[serde(skip_serializing_if = "Option::is_none")]
        file: Option<String>,
    },
    /// A question was reworded: what was done with one id counts for another.
    Relink {
        /// The id it had.
        from: CardId,
        /// The id it has.
        to: CardId,
    },
    /// An interview date was set or ended.
    Plan(Plan),
    /// A mock interview was held.
    Interview(Interview),
}

impl EventKind {
    /// The card it names; none for what is about several cards, another event, or no card.
    pub fn card(&self) -> Option<CardId> {
        match self {
            Self::Review(answered) => Some(answered.card),
            Self::Suspend { card }
            | Self::Resume { card }
            | Self::Flag { card, .. }
            | Self::Unflag { card }
            | Self::Bury { card }
            | Self::Forget { card }
            | Self::Prefer { card, .. } => Some(*card),
            Self::Undo { .. } | Self::Relink { .. } | Self::Plan(_) | Self::Interview(_) => None,
        }
    }
}

/// One answered card.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answered {
    /// The card.
    pub card: CardId,
    /// The grade.
    pub grade: Grade,
    /// How it was asked.
    #[serde(rename = "as")]
    pub asked_as: AskedAs,
    /// Milliseconds from shown to graded; written as at most 600,000.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "capped")]
    pub ms: Option<u32>,
    /// Milliseconds from shown to the reveal.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "capped")]
    pub think: Option<u32>,
    /// Points, where the card has some.
    #[serde(flatten, serialize_with = "hit_and_of")]
    pub hits: Option<Hits>,
    /// Counted in statistics, never in memory.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub cram: bool,
    /// The question as it was read, on a card's first review of a session.
    #[serde(rename = "q", skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
    /// Base name of the file it stood in, likewise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
}

impl Answered {
    /// A plain review of `card` with nothing else known.
    pub fn new(card: CardId, grade: Grade) -> Self {
        Self {
            card,
            grade,
            asked_as: AskedAs::default(),
            ms: None,
            think: None,
            hits: None,
            cram: false,
            question: None,
            file: None,
        }
    }

    /// The review, as of its moment.
    pub fn review(&self, at: Moment) -> Review {
        Review {
            at,
            grade: self.grade,
            asked_as: self.asked_as,
            ms: self.ms,
            think: self.think,
            hits: self.hits.clone(),
            cram: self.cram,
        }
    }
}

fn capped<S: Serializer>(ms: &Option<u32>, serializer: S) -> Result<S::Ok, S::Error> {
    ms.map(|ms| ms.min(MAX_MS)).serialize(serializer)
}

fn hit_and_of<S: Serializer>(hits: &Option<Hits>, serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Keys<'a> {
        hit: &'a [u8],
        of: u8,
    }
    let keys = hits.as_ref().map(|Hits { hit, of }| Keys { hit, of: *of });
    keys.serialize(serializer)
}

/// Study towards a date.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Plan {
    /// The day of the interview; none when the plan has ended.
    pub date: Option<jiff::civil::Date>,
    /// What the interview is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Which cards it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub query: Option<String>,
    /// Minutes of study a day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
}

/// A mock interview and how it went.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Interview {
    /// What the questions were drawn with.
    pub seed: u64,
    /// Minutes it was to last.
    pub minutes: u32,
    /// Milliseconds it lasted.
    pub used_ms: u64,
    /// How it went, 0 to 1.
    pub score: f64,
    /// How it was expected to go, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub predicted: Option<f64>,
    /// The questions, in the order asked.
    pub questions: Vec<InterviewQuestion>,
}

/// One question of a mock interview.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct InterviewQuestion {
    /// The card.
    pub card: CardId,
    /// How it went, 0 to 1.
    pub score: f64,
    /// Milliseconds it took.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ms: Option<u32>,
    /// Points, where the card has some.
    #[serde(flatten, serialize_with = "hit_and_of")]
    pub hits: Option<Hits>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(what: EventKind) -> String {
        let id = EventId::of_text("01KAJ6ZZZZZZZZZZZZZZZZZZZZ");
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

    fn check(what: EventKind, wanted: &str) {
        assert_eq!(written(what), format!("{HEAD}{wanted}\n"));
    }

    #[test]
    fn a_review_is_written_as_the_contract_says() {
        let review = Answered {
            ms: Some(8123),
            think: Some(6100),
            hits: hits(&[1, 2], 6),
            question: Some("简述 ETCD 及其特点？".to_owned()),
            file: Some("interview-collection.md".to_owned()),
            ..Answered::new(card(), Grade::Good)
        };
        check(
            EventKind::Review(review),
            r#""do":"review","card":"yyk3rzybp823","grade":"good","as":"recall","ms":8123,"think":6100,"hit":[1,2],"of":6,"q":"简述 ETCD 及其特点？","file":"interview-collection.md"}"#,
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
        let of = EventId::of_text("01KAJ600000000000000000000");
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
        for (what, wanted) in cases {
            check(what, wanted);
        }
    }

    #[test]
    fn a_plan_is_written_as_the_contract_says() {
        let plan = Plan {
            date: Some(jiff::civil::date(2026, 12, 3)),
            name: Some("ACME".to_owned()),
            query: Some("topic:etcd".to_owned()),
            minutes: Some(30),
        };
        check(
            EventKind::Plan(plan),
            r#""do":"plan","date":"2026-12-03","name":"ACME","query":"topic:etcd","minutes":30}"#,
        );
        check(
            EventKind::Plan(Plan::default()),
            r#""do":"plan","date":null}"#,
        );
    }

    #[test]
    fn an_interview_is_written_as_the_contract_says() {
        let interview = Interview {
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
            }],
        };
        check(
            EventKind::Interview(interview),
            r#""do":"interview","seed":7,"minutes":30,"used_ms":1680000,"score":0.66,"predicted":0.64,"questions":[{"card":"yyk3rzybp823","score":0.4,"ms":112000,"hit":[1],"of":5}]}"#,
        );
    }
}
