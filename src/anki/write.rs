//! Writes a package in the format that Anki 2.1.28 to 26 import: schema 11, with the memory of
//! FSRS in the data of each card.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Write};

use jiff::tz::Offset;
use rusqlite::{Connection, params};
use serde_json::{Map, Value, json};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::error::PackageError;
use super::note_type::{self, FIELDS, NAME};
use super::{DECK_SEPARATOR, FIELD_SEPARATOR, MEDIA, META, SCHEMA_11};
use crate::domain::{CardId, Day, DayStart, Grade, LearningState, Memory, Moment};

/// A card for Anki.
#[derive(Clone, Debug)]
pub struct OutgoingCard {
    /// Anki knows the note by it, so a second import updates the note.
    pub id: CardId,
    /// The names of its decks below the one of this program, outermost first.
    pub decks: Vec<String>,
    /// HTML, in the order of [`FIELDS`].
    pub fields: [String; FIELDS.len()],
    pub tags: Vec<String>,
    pub memory: Memory,
    pub suspended: bool,
    /// In the order of time.
    pub reviews: Vec<OutgoingReview>,
}

/// A review with the memories around it.
#[derive(Clone, Debug)]
pub struct OutgoingReview {
    pub at: Moment,
    /// `None` if the learner made the card new again.
    pub grade: Option<Grade>,
    pub ms: u32,
    /// Whether it counts in statistics alone.
    pub cram: bool,
    pub before: Memory,
    pub after: Memory,
}

/// The learner's time and settings.
#[derive(Clone, Copy, Debug)]
pub struct Calendar {
    pub now: Moment,
    pub day_start: DayStart,
    pub desired_retention: f64,
    /// The exponent of the forgetting curve.
    pub decay: f32,
}

/// Anki needs the settings of decks in a package, and keeps the learner's own.
const DECK_SETTINGS: &str = include_str!("deck_settings.json");

const PACKAGE_VERSION_2: &[u8] = &[0x08, 0x02];

/// The deck that every collection has.
const DEFAULT_DECK: i64 = 1;

/// How a review is recorded.
const KIND_LEARN: i64 = 0;
const KIND_REVIEW: i64 = 1;
const KIND_RELEARN: i64 = 2;
const KIND_CRAM: i64 = 3;
const KIND_MANUAL: i64 = 4;

/// The bytes of a package. Cards are new in the order in which they come.
pub fn write(cards: &[OutgoingCard], calendar: &Calendar) -> Result<Vec<u8>, PackageError> {
    let mut connection = Connection::open_in_memory()?;
    connection.execute_batch(include_str!("schema11.sql"))?;
    PackageWriter::new(cards, *calendar).write(&connection)?;
    let database = connection.serialize("main")?;
    archive(&[
        (META, PACKAGE_VERSION_2),
        (SCHEMA_11, &database),
        (MEDIA, b"{}"),
    ])
}

/// A zip archive of files.
pub(super) fn archive(files: &[(&str, &[u8])]) -> Result<Vec<u8>, PackageError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(*name, SimpleFileOptions::default())?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

struct PackageWriter<'a> {
    cards: &'a [OutgoingCard],
    calendar: Calendar,
    /// The day from which Anki counts: none is due before it.
    first_day: Day,
    decks: BTreeMap<String, i64>,
    /// Reviews of one millisecond need ids of their own.
    review_ids: BTreeSet<i64>,
}

impl<'a> PackageWriter<'a> {
    fn new(cards: &'a [OutgoingCard], calendar: Calendar) -> Self {
        let day = |moment: Moment| moment.day(calendar.day_start);
        let due = cards.iter().filter_map(|card| card.memory.due);
        let first_day = due.map(day).chain([day(calendar.now)]).min();
        let mut names: BTreeSet<String> = BTreeSet::from([NAME.to_owned()]);
        for card in cards {
            names.extend((0..=card.decks.len()).map(|n| deck_name(&card.decks[..n])));
        }
        let ids = (calendar.now.instant.as_millisecond()..).zip(names);
        Self {
            cards,
            calendar,
            first_day: first_day.unwrap_or_default(),
            decks: ids.map(|(id, name)| (name, id)).collect(),
            review_ids: BTreeSet::new(),
        }
    }

    fn write(mut self, connection: &Connection) -> Result<(), PackageError> {
        self.write_collection(connection)?;
        let first_id = self.calendar.now.instant.as_millisecond();
        for (position, card) in (0..).zip(self.cards) {
            let id = first_id + position;
            self.write_note(connection, id, card)?;
            self.write_card(connection, id, position, card)?;
            for review in &card.reviews {
                self.write_review(connection, id, review)?;
            }
        }
        Ok(())
    }

    fn write_note(
        &self,
        connection: &Connection,
        id: i64,
        card: &OutgoingCard,
    ) -> Result<(), PackageError> {
        let insert = "INSERT INTO notes VALUES (?,?,?,?,-1,?,?,?,0,0,'')";
        connection.execute(
            insert,
            params![
                id,
                guid(card.id),
                note_type::ID,
                self.calendar.now.instant.as_second(),
                tags(&card.tags),
                card.fields.join(FIELD_SEPARATOR),
                card.fields[0],
            ],
        )?;
        Ok(())
    }

    /// Writes the one card of a note, which has the note's id.
    fn write_card(
        &self,
        connection: &Connection,
        id: i64,
        position: i64,
        card: &OutgoingCard,
    ) -> Result<(), PackageError> {
        let deck = self.decks.get(&deck_name(&card.decks));
        let schedule = self.schedule(card, position);
        let insert =
            "INSERT INTO cards VALUES (?1,?1,?2,0,?3,-1,?4,?5,?6,?7,?8,?9,?10,?11,0,0,0,?12)";
        connection.execute(
            insert,
            params![
                id,
                deck.copied().unwrap_or(DEFAULT_DECK),
                self.calendar.now.instant.as_second(),
                schedule.kind,
                schedule.queue,
                schedule.due,
                schedule.interval,
                schedule.ease,
                card.memory.reviews,
                card.memory.lapses,
                schedule.left,
                self.data(&card.memory).to_string(),
            ],
        )?;
        Ok(())
    }

    fn write_review(
        &mut self,
        connection: &Connection,
        card: i64,
        review: &OutgoingReview,
    ) -> Result<(), PackageError> {
        let (factor, kind) = factor_and_kind(review);
        let insert = "INSERT INTO revlog VALUES (?,?,-1,?,?,?,?,?,?)";
        connection.execute(
            insert,
            params![
                self.review_id(review.at),
                card,
                review.grade.map_or(0, Grade::number),
                self.interval_of(&review.after),
                self.interval_of(&review.before),
                factor,
                review.ms,
                kind,
            ],
        )?;
        Ok(())
    }

    fn write_collection(&self, connection: &Connection) -> Result<(), PackageError> {
        let Calendar { now, day_start, .. } = self.calendar;
        let start = self.first_day.start(day_start, now.offset);
        let models = json!({ note_type::ID.to_string(): note_type::json() });
        let mut decks = Map::new();
        decks.insert(
            DEFAULT_DECK.to_string(),
            deck_json(DEFAULT_DECK, "Default", 0),
        );
        for (name, id) in &self.decks {
            let deck = deck_json(*id, name, now.instant.as_second());
            decks.insert(id.to_string(), deck);
        }
        let conf = json!({
            "schedVer": 2, "sched2021": true, "creationOffset": minutes_west(now.offset),
            "rollover": day_start.minutes / 60, "curDeck": DEFAULT_DECK, "activeDecks": [DEFAULT_DECK],
            "curModel": note_type::ID, "nextPos": self.cards.len(), "sortType": "noteFld",
            "collapseTime": 1200, "newSpread": 0, "dueCounts": true, "estTimes": true,
            "timeLim": 0, "addToCur": true, "sortBackwards": false, "dayLearnFirst": false,
        });
        connection.execute(
            "INSERT INTO col VALUES (1,?,?,?,11,0,0,0,?,?,?,?,'{}')",
            params![
                start.instant.as_second(),
                now.instant.as_millisecond(),
                now.instant.as_millisecond(),
                conf.to_string(),
                models.to_string(),
                Value::from(decks).to_string(),
                DECK_SETTINGS
            ],
        )?;
        Ok(())
    }

    fn schedule(&self, card: &OutgoingCard, position: i64) -> Schedule {
        let memory = &card.memory;
        let due = memory.due.unwrap_or(self.calendar.now);
        let interval = self.interval_of(memory).max(0);
        let (kind, queue, due, left) = match memory.state {
            LearningState::New => (0, 0, position, 0),
            LearningState::Learning => (1, 1, due.instant.as_second(), 1),
            LearningState::Review => (2, 2, i64::from(self.day(due).0 - self.first_day.0), 0),
            LearningState::Relearning => (3, 1, due.instant.as_second(), 1),
        };
        let is_graduated = kind >= 2;
        Schedule {
            kind,
            queue: if card.suspended { -1 } else { queue },
            due,
            interval: if is_graduated { interval.max(1) } else { 0 },
            ease: if is_graduated { 2500 } else { 0 },
            left,
        }
    }

    /// What Anki keeps of FSRS in a card.
    fn data(&self, memory: &Memory) -> Value {
        let known = (memory.stability, memory.difficulty, memory.last_review);
        let (Some(stability), Some(difficulty), Some(last)) = known else {
            return json!({});
        };
        let rounded = |number: f32, unit: f32| f64::from((number * unit).round()) / f64::from(unit);
        json!({
            "s": rounded(stability, 10_000.0),
            "d": rounded(difficulty, 1000.0),
            "dr": self.calendar.desired_retention,
            "decay": rounded(self.calendar.decay, 10_000.0),
            "lrt": last.instant.as_second(),
        })
    }

    /// Days in review, negative seconds in learning, 0 for a new card.
    fn interval_of(&self, memory: &Memory) -> i64 {
        let (Some(due), Some(last)) = (memory.due, memory.last_review) else {
            return 0;
        };
        match memory.state {
            LearningState::Review => i64::from(self.day(due).0 - self.day(last).0).max(1),
            _ => -due.since(last).as_secs().max(1),
        }
    }

    fn review_id(&mut self, at: Moment) -> i64 {
        let mut id = at.instant.as_millisecond();
        while !self.review_ids.insert(id) {
            id += 1;
        }
        id
    }

    fn day(&self, moment: Moment) -> Day {
        moment.day(self.calendar.day_start)
    }
}

/// The columns of a card that say when it comes.
struct Schedule {
    kind: i64,
    queue: i64,
    due: i64,
    interval: i64,
    ease: i64,
    left: i64,
}

fn guid(id: CardId) -> String {
    format!("{NAME}:{id}")
}

fn deck_name(decks: &[String]) -> String {
    let below = decks.iter().map(String::as_str);
    let names: Vec<&str> = [NAME].into_iter().chain(below).collect();
    names.join(DECK_SEPARATOR)
}

fn deck_json(id: i64, name: &str, seconds: i64) -> Value {
    json!({
        "id": id, "name": name, "mod": seconds, "usn": -1, "conf": 1, "dyn": 0, "desc": "",
        "collapsed": false, "browserCollapsed": false, "extendNew": 0, "extendRev": 0,
        "newToday": [0, 0], "revToday": [0, 0], "lrnToday": [0, 0], "timeToday": [0, 0],
    })
}

/// Tags in Anki end at a blank.
fn tags(tags: &[String]) -> String {
    let words = tags.iter().map(|tag| {
        let parts: Vec<&str> = tag.split_whitespace().collect();
        parts.join("_")
    });
    let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
    match words.is_empty() {
        true => String::new(),
        false => format!(" {} ", words.join(" ")),
    }
}

/// With FSRS, the factor of a review is its difficulty: 100 to 1100. A review that does not count
/// for memory has none.
fn factor_and_kind(review: &OutgoingReview) -> (i64, i64) {
    if review.grade.is_none() {
        return (0, KIND_MANUAL);
    }
    if review.cram {
        return (0, KIND_CRAM);
    }
    let difficulty = review.after.difficulty.unwrap_or(5.0);
    let factor = (((difficulty - 1.0) / 9.0 + 0.1) * 1000.0).round() as i64;
    let kind = match review.before.state {
        LearningState::New | LearningState::Learning => KIND_LEARN,
        LearningState::Review => KIND_REVIEW,
        LearningState::Relearning => KIND_RELEARN,
    };
    (factor, kind)
}

fn minutes_west(offset: Offset) -> i32 {
    -offset.seconds() / 60
}
