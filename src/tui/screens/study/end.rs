//! After the last card: what was done, and what comes.

use super::{StudyScreen, times};
use crate::domain::Moment;
use crate::session::Now;
use crate::text::wrap_plain;
use crate::tui::keymap::Command;
use crate::tui::row::Row;
use crate::tui::screens::home::topic_title;
use crate::tui::state::{Room, State};
use crate::tui::theme::Part;
use crate::words::study as words;

/// What the learner may go on with, the likeliest first.
pub fn choices(state: &State) -> Vec<Command> {
    let all = [
        Command::GoOn,
        Command::ToHome,
        Command::More,
        Command::Ahead,
        Command::KeepDecks,
        Command::Capture,
        Command::Back,
    ];
    let offered = |command: &Command| match command {
        // Away from the root both would go home.
        Command::Back => state.at_root(),
        _ => state.offers(*command),
    };
    all.into_iter().filter(offered).collect()
}

/// Which of so many rows a choice stands in: they are the last ones.
pub fn row_of_choice(choice: usize, n_rows: usize, state: &State) -> usize {
    (n_rows + choice).saturating_sub(choices(state).len())
}

/// The rows of the end.
pub fn rows(screen: &StudyScreen, state: &State, now: Moment, selected: usize) -> Vec<Row> {
    let full = state.size.room() == Room::Full;
    let indent = " ".repeat(if full { 2 } else { 0 });
    let width = state.size.inner_width().saturating_sub(indent.len());
    let mut rows = vec![Row::default(); if full { state.size.height / 6 } else { 0 }];
    for (text, part) in texts(screen, state, now) {
        for line in wrap_plain(&text, width, state.glyphs.ambiguous) {
            rows.push(Row::of(indent.clone(), Part::Plain).with(line, part));
        }
    }
    rows.push(Row::default());
    for (place, command) in choices(state).into_iter().enumerate() {
        let is_selected = place == selected;
        let mut row = Row::of(indent.clone(), Part::Plain);
        row.left.extend(Row::entry(is_selected).left);
        row.push((place + 1).to_string(), Part::Key);
        let label = format!("  {}", label(screen, state, command));
        row.push(label, Part::of_entry(is_selected));
        rows.push(row);
    }
    rows
}

/// What a choice is called, with figures.
fn label(screen: &StudyScreen, state: &State, command: Command) -> String {
    let forecast = screen.forecast.unwrap_or_default();
    match command {
        Command::Ahead => words::ahead_of(state.language, forecast.n_ahead),
        _ => state.label(command).to_owned(),
    }
}

fn texts(screen: &StudyScreen, state: &State, now: Moment) -> Vec<(String, Part)> {
    let language = state.language;
    let tally = screen.tally();
    let n_unanswered = screen.forecast.unwrap_or_default().n_unanswered;
    let mut texts = Vec::new();
    let mut say = |text: String, part| texts.push((text, part));
    if tally.n_graded == 0 && screen.sheet.card.is_some() && screen.sheet.is_unanswered() {
        say(words::end_unanswered(language).to_owned(), Part::Title);
        say(words::end_unanswered_hint(language).to_owned(), Part::Plain);
    } else if screen.study.n_cards() == 0 && n_unanswered > 0 {
        say(words::only_unanswered(language, n_unanswered), Part::Title);
        let query = format!("{} is:unanswered", screen.wanted.query);
        say(
            words::only_unanswered_hint(language, query.trim()),
            Part::Plain,
        );
    } else if tally.n_graded == 0 {
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
        if forecast.n_today > 0 {
            say(words::left_today(language, forecast.n_today), Part::Plain);
        }
        say(
            match forecast.n_tomorrow {
                0 => words::nothing_tomorrow(language).to_owned(),
                n => words::tomorrow(language, n, forecast.minutes),
            },
            Part::Plain,
        );
    }
    texts
}
