//! Generates a progress log of any length for a synthetic deck, in the program's format.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};
use k8s_quiz::domain::{CardId, Grade, Hits, Moment};
use k8s_quiz::progress::{Answered, Event, EventId, EventKind};

use crate::synthetic_deck::question;

/// The number of cards in the log.
pub const N_CARDS: usize = 10_000;

/// Review `n` of the log, from 0. Each round reviews every card once, a day after the previous
/// round. Every fifth card is forgotten and repeated in the same session.
pub fn review(n: usize, card: CardId) -> Event {
    let (round, place) = (n / N_CARDS, n % N_CARDS);
    let start = Timestamp::from_second(1_600_000_000).unwrap();
    let since = SignedDuration::from_hours(24 * round as i64)
        + SignedDuration::from_millis(7_123 * place as i64);
    let at = start + since;
    let again = place % 5 == round % 5;
    let hits = Hits {
        hit: vec![1, 2, 4],
        of: 6,
    };
    let answered = Answered {
        ms: Some(8_000 + place as u32),
        think: Some(6_000),
        hits: (place % 3 == 0).then_some(hits),
        ..Answered::new(card, if again { Grade::Again } else { Grade::Good })
    }
    .asking(
        Some(question(place + 1)),
        Some(format!("deck{:04}.md", place / 100)),
    );
    Event {
        id: EventId((at.as_millisecond() as u128) << 80 | n as u128),
        at: Moment::new(at, Offset::constant(8)),
        what: EventKind::Review(answered),
    }
}

/// The cards of the log, in the order of their questions.
pub fn cards() -> Vec<CardId> {
    let questions = (1..=N_CARDS).map(question);
    questions
        .map(|question| CardId::of_question(&question))
        .collect()
}

/// Writes a log of `n_reviews` reviews.
pub fn write(n_reviews: usize, path: &Path) -> io::Result<()> {
    let cards = cards();
    let mut file = BufWriter::new(File::create(path)?);
    for n in 0..n_reviews {
        let line = review(n, cards[n % N_CARDS]).line();
        file.write_all(line.as_bytes())?;
    }
    file.flush()
}
