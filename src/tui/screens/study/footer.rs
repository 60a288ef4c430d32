//! The bottom of the study screen: what ticks propose, what keys do, what grades mean.

use super::{Phase, StudyScreen, times};
use crate::domain::Grade;
use crate::tui::keymap::{Command, Keymap, Place};
use crate::tui::overlays::footer::{Hints, hints, notice_or};
use crate::tui::row::Row;
use crate::tui::state::{Room, State};
use crate::tui::theme::Part;
use crate::words::{common, study as words};

/// The rows of the footer.
pub fn rows(screen: &StudyScreen, state: &State, keymap: &Keymap) -> Vec<Row> {
    let width = state.size.inner_width();
    let wanted = Hints {
        context: screen.context(),
        place: Place::Footer,
        width,
    };
    let rule = Row::rule(width);
    if !matches!(screen.phase, Phase::Answer(_)) {
        return vec![rule, notice_or(state, || hints(state, keymap, wanted))];
    }
    vec![
        rule,
        ticks(screen, state, keymap, wanted),
        grades(screen, state, keymap),
    ]
}

/// What ticks propose, and the keys that tick.
fn ticks(screen: &StudyScreen, state: &State, keymap: &Keymap, wanted: Hints) -> Row {
    if state.notice.is_some() {
        return notice_or(state, Row::default);
    }
    let proposal = proposal(screen, state);
    let mut keys = Row::default();
    if state.size.room() != Room::Full {
        small_keys(screen, state, keymap, &mut keys);
    } else {
        let taken = state.glyphs.width(&proposal) + 2;
        let width = wanted.width.saturating_sub(taken);
        keys = hints(state, keymap, Hints { width, ..wanted });
    }
    let mut row = Row::of(proposal, Part::Plain);
    row.right = keys.left;
    row.right.extend(keys.right);
    row
}

/// In a split the header has no room for what can be looked at, so it stands here.
fn small_keys(screen: &StudyScreen, state: &State, keymap: &Keymap, row: &mut Row) {
    let language = state.language;
    let n_remarks = screen.sheet.remarks_on(screen.answer()).count();
    if n_remarks > 0 {
        row.push_right(words::n_remarks_short(language, n_remarks), Part::Warning);
    }
    let commands = [Command::UnfoldAll, Command::NextAnswer, Command::Menu];
    for command in commands
        .into_iter()
        .filter(|command| screen.offers(*command))
    {
        if let Some(key) = keymap.key_of(screen.context(), command) {
            let key = crate::tui::keymap::key_label(key, language);
            row.push_right(key, Part::Key);
            row.right
                .extend(Row::of(format!(" {}", command.label(language)), Part::Plain).left);
        }
    }
}

fn proposal(screen: &StudyScreen, state: &State) -> String {
    let Some(look) = screen.look() else {
        return String::new();
    };
    let language = state.language;
    let list = look.checklist();
    let grade = screen.proposed().map(Grade::number);
    match (list.is_empty(), grade) {
        (false, Some(grade)) => words::told(language, list.n_hit(), list.len(), grade),
        (_, Some(grade)) => words::proposes(language, grade),
        (_, None) => String::new(),
    }
}

/// The grades with their meanings and when they would bring the card back.
fn grades(screen: &StudyScreen, state: &State, keymap: &Keymap) -> Row {
    let full = state.size.room() == Room::Full;
    let language = state.language;
    let mut row = Row::default();
    for grade in Grade::ALL {
        let proposed = screen.proposed() == Some(grade);
        let ink = |part| if proposed { Part::Proposed } else { part };
        if !row.left.is_empty() {
            row.push(if full { "   " } else { "  " }, Part::Plain);
        }
        row.push(grade.number().to_string(), ink(Part::Key));
        if full {
            row.push(
                format!(" {}", common::grade(language, grade)),
                ink(Part::Plain),
            );
            let due = screen
                .study
                .shown_at()
                .map(|now| times::interval(language, screen.sheet.preview(grade), now));
            row.push(format!(" {}", due.unwrap_or_default()), ink(Part::Dim));
        } else {
            row.push(words::grade_short(language, grade), ink(Part::Plain));
        }
    }
    let taken = row.width(&state.glyphs) + 2;
    let wanted = Hints {
        context: screen.context(),
        place: Place::Second,
        width: state.size.inner_width().saturating_sub(taken),
    };
    row.right = hints(state, keymap, wanted).left;
    row
}
