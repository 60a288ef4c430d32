//! After the last card: what was done, and what comes.

use super::{StudyScreen, times};
use crate::domain::Moment;
use crate::session::Now;
use crate::text::wrap_plain;
use crate::tui::row::Row;
use crate::tui::screens::home::topic_title;
use crate::tui::state::{Room, State};
use crate::tui::theme::Part;
use crate::words::study as words;

/// The rows of the end.
pub fn rows(screen: &StudyScreen, state: &State, now: Moment) -> Vec<Row> {
    let full = state.size.room() == Room::Full;
    let indent = " ".repeat(if full { 2 } else { 0 });
    let width = state.size.inner_width().saturating_sub(indent.len());
    let mut rows = vec![Row::default(); if full { state.size.height / 6 } else { 0 }];
    for (text, part) in texts(screen, state, now) {
        for line in wrap_plain(&text, width, state.glyphs.ambiguous) {
            rows.push(Row::of(indent.clone(), Part::Plain).with(line, part));
        }
    }
    rows
}

fn texts(screen: &StudyScreen, state: &State, now: Moment) -> Vec<(String, Part)> {
    let language = state.language;
    let tally = screen.tally();
    let mut texts = Vec::new();
    let mut say = |text: String, part| texts.push((text, part));
    if tally.n_graded == 0 {
        say(words::nothing_to_do(language).to_owned(), Part::Title);
    } else {
        say(words::n_graded(language, tally.n_graded), Part::Title);
        say(words::n_told(language, tally.n_told), Part::Plain);
    }
    if let Some(topic) = tally.most_missed() {
        say(
            words::most_missed(language, &topic_title(state, topic)),
            Part::Plain,
        );
    }
    if let Now::Later { due, n_cards } = screen.study.now() {
        let minutes = times::minutes_until(due, now);
        say(words::come_back(language, n_cards, minutes), Part::Plain);
    }
    if let Some(forecast) = screen.forecast {
        say(
            words::tomorrow_minutes(language, forecast.minutes),
            Part::Plain,
        );
    }
    texts
}
