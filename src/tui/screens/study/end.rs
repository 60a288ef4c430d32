//! The end of a session: what the learner did, and what to do next.

use super::StudyScreen;
use crate::domain::Moment;
use crate::plan::Next;
use crate::text::{Line, Role, Rows};
use crate::tui::keymap::Command;
use crate::tui::list::List;

use crate::tui::screens::home::topic_title;
use crate::tui::state::{Room, State};
use crate::words::{common, study as words};

/// The choices for what to do next, the most likely first.
pub fn choices(state: &State) -> Vec<Command> {
    let all = [
        Command::GoOn,
        Command::ToHome,
        Command::MoreMinutes,
        Command::Ahead,
        Command::AddDecks,
        Command::Capture,
        Command::Back,
    ];
    let offered = |command: &Command| match command {
        // On other screens both would go home.
        Command::Back => state.at_root(),
        _ => state.offers(*command),
    };
    all.into_iter().filter(offered).collect()
}

/// The rows of the end; the choices are the last ones.
pub fn rows(screen: &StudyScreen, state: &State, now: Moment, choices: &List<Command>) -> Rows {
    let full = state.size.room() == Room::Full;
    let indent = if full { 2 } else { 0 };
    let width = state.size.inner_width().saturating_sub(indent);
    let n_blank = if full { state.size.height / 6 } else { 0 };
    let mut rows = Rows::from(vec![Line::default(); n_blank]);
    for (text, part) in texts(screen, state, now) {
        let wrapped = &state.layout.wrapped;
        rows.add(
            wrapped.lines(&text, width, state.glyphs.ambiguous, part),
            indent,
        );
    }
    rows.push(Line::default());
    let choices = choices.lines(usize::MAX, |item| {
        let number = item.number.to_string();
        let label = label(screen, state, *item.value);
        item.with_key(&number, &label)
    });
    rows.add(choices.into(), indent);
    rows
}

/// The label of a choice, with figures.
fn label(screen: &StudyScreen, state: &State, command: Command) -> String {
    let forecast = screen.forecast.unwrap_or_default();
    match command {
        Command::Ahead => words::ahead_of(state.language, forecast.n_ahead),
        _ => state.label(command).to_owned(),
    }
}

/// The texts above the choices, each with its role.
fn texts(screen: &StudyScreen, state: &State, now: Moment) -> Vec<(String, Role)> {
    let language = state.language;
    let mut texts = done(screen, state);
    let mut say = |text: String| texts.push((text, Role::Plain));
    if let Next::Later { due, n_cards } = screen.study.now() {
        let when = common::after(language, due.since(now));
        say(words::come_back(language, n_cards, &when));
    }
    let n_waiting = n_waiting(screen);
    if n_waiting > 0 {
        say(words::waiting(language, n_waiting));
    }
    if let Some(forecast) = screen.forecast {
        if forecast.n_today > 0 && n_waiting == 0 {
            say(words::left_today(language, forecast.n_today));
        }
        let tomorrow = forecast.tomorrow;
        let tomorrow = tomorrow.map(|day| (day.n_reviews, day.n_new, day.minutes));
        say(match tomorrow.unwrap_or_default() {
            (0, 0, _) => words::nothing_tomorrow(language).to_owned(),
            (n_reviews, 0, minutes) => words::tomorrow(language, n_reviews, minutes),
            (n_reviews, n_new, minutes) => {
                words::tomorrow_with_new(language, n_reviews, n_new, minutes)
            }
        });
    }
    texts
}

/// Cards that did not fit into the minutes: due ones, and repeats that the clock cut off.
fn n_waiting(screen: &StudyScreen) -> usize {
    let plan = screen.study.plan();
    match screen.study.now() {
        Next::TimeUp => plan.n_waiting + plan.n_repeats(),
        _ => plan.n_waiting,
    }
}

/// The figures of the session, or why there was nothing to do.
fn done(screen: &StudyScreen, state: &State) -> Vec<(String, Role)> {
    let language = state.language;
    let tally = screen.tally();
    let forecast = screen.forecast.unwrap_or_default();
    let finds_nothing = screen.study.n_cards() == 0 && forecast.n_found == 0;
    let (title, text) = if tally.n_graded > 0 {
        let all_points = words::n_all_points(language, tally.n_all_points);
        (words::n_graded(language, tally.n_graded), Some(all_points))
    } else if screen.card.id.is_some() && screen.card.is_unanswered() {
        let hint = words::end_unanswered_hint(language).to_owned();
        (words::end_unanswered(language).to_owned(), Some(hint))
    } else if finds_nothing && forecast.n_unanswered > 0 {
        let query = format!("{} is:unanswered", screen.request.query.text());
        let hint = words::only_unanswered_hint(language, query.trim());
        let title = words::only_unanswered(language, forecast.n_unanswered);
        (title, Some(hint))
    } else if screen.study.now() == Next::TimeUp {
        (words::time_up(language).to_owned(), None)
    } else {
        (words::nothing_to_do(language).to_owned(), None)
    };
    let missed = tally.most_missed();
    let missed = missed.map(|topic| words::most_missed(language, &topic_title(state, topic)));
    let texts = [text, missed].into_iter().flatten();
    let texts = texts.map(|text| (text, Role::Plain));
    std::iter::once((title, Role::Title)).chain(texts).collect()
}
