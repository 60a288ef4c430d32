//! The footer of the study screen: the proposed grade, the keys, and the meaning of the grades.

use super::{Phase, StudyScreen, times};
use crate::domain::{Grade, Language};
use crate::text::Role;
use crate::text::{Line, Piece};
use crate::tui::keymap::{Command, Context, Slot, key_label};
use crate::tui::overlays::footer::{Hints, hints, notice_or};
use crate::tui::state::{Room, State};
use crate::words::{common, plan, study as words};

pub fn rows(screen: &StudyScreen, state: &State) -> Vec<Line> {
    let width = state.size.inner_width();
    let wanted = Hints {
        context: screen.context(),
        slot: Slot::Footer,
        width,
    };
    let rule = Line::rule(width);
    if screen.context() == Context::TimeUp {
        return vec![rule, time_up(state, wanted)];
    }
    if !matches!(screen.phase, Phase::Answer(_)) {
        let below = notice_or(state, || hints(state, wanted));
        return std::iter::once(rule).chain(below).collect();
    }
    let mut rows = vec![rule];
    rows.extend(notice_or(state, || ticks(screen, state, wanted)));
    rows.push(grades(screen, state));
    rows
}

/// Says that the minutes are used up, and the keys to stop or go on.
fn time_up(state: &State, wanted: Hints) -> Line {
    let mut row = Line::new(words::time_up(state.language), Role::Warning);
    let taken = row.width(state.glyphs.ambiguous) + 2;
    let width = wanted.width.saturating_sub(taken);
    row.right = hints(state, Hints { width, ..wanted }).pieces;
    row
}

/// The proposed grade, and the keys that tick.
fn ticks(screen: &StudyScreen, state: &State, wanted: Hints) -> Line {
    let mut row = Line::new(proposal(screen, state), Role::Plain);
    if !state.overlays.is_empty() {
        return row;
    }
    let width = wanted
        .width
        .saturating_sub(row.width(state.glyphs.ambiguous) + 2);
    row.right = if state.size.room() == Room::Full {
        hints(state, Hints { width, ..wanted }).pieces
    } else {
        small_keys(screen, state, width)
    };
    row
}

/// The keys that a small window's header has no room for: as many as fit, the most important
/// first.
fn small_keys(screen: &StudyScreen, state: &State, width: usize) -> Vec<Piece> {
    let groups = small_groups(screen, state);
    let columns = |group: &Group| {
        let widths = group
            .pieces
            .iter()
            .map(|span| state.glyphs.width(&span.text));
        widths.sum::<usize>() + 2
    };
    let mut by_weight: Vec<&Group> = groups.iter().collect();
    by_weight.sort_by_key(|group| group.weight);
    let mut room = width + 2;
    let mut kept = Vec::new();
    for group in by_weight {
        if columns(group) <= room {
            room -= columns(group);
            kept.push(group.weight);
        }
    }
    let mut pieces: Vec<Piece> = Vec::new();
    for group in groups
        .into_iter()
        .filter(|group| kept.contains(&group.weight))
    {
        if !pieces.is_empty() {
            pieces.extend(Line::new("  ", Role::Plain).pieces);
        }
        pieces.extend(group.pieces);
    }
    pieces
}

/// A group of the footer in a small window. Groups with the highest weight are dropped first.
struct Group {
    weight: u8,
    pieces: Vec<Piece>,
}

/// All groups, from left to right.
fn small_groups(screen: &StudyScreen, state: &State) -> Vec<Group> {
    let language = state.language;
    let mut groups = Vec::new();
    let remarks = screen.n_remarks(language);
    if !remarks.is_empty() {
        groups.push(Group {
            weight: 2,
            pieces: Line::new(remarks, Role::Warning).pieces,
        });
    }
    let answer = format!("{}/{}", screen.answer() + 1, screen.card.answers.len());
    for (weight, command, label) in [
        (4, Command::NextAnswer, answer.as_str()),
        (3, Command::PageDown, Command::PageDown.label(language)),
        (1, Command::UnfoldAll, Command::UnfoldAll.label(language)),
        (0, Command::Menu, Command::Menu.label(language)),
    ] {
        let key = state
            .keymap
            .key_of(screen.context(), command)
            .filter(|_| state.offers(command));
        if let Some(key) = key {
            let key = Line::new(key_label(key, language), Role::Key);
            groups.push(Group {
                weight,
                pieces: key.with(format!(" {label}"), Role::Plain).pieces,
            });
        }
    }
    groups
}

/// The proposed grade; if there is none, what the digits do.
fn proposal(screen: &StudyScreen, state: &State) -> String {
    let Some(look) = screen.look() else {
        return String::new();
    };
    let language = state.language;
    let list = look.checklist();
    let below = screen.rows_below(state);
    match (list.is_empty(), screen.proposed().map(Grade::number)) {
        (false, Some(grade)) => covered(screen, state, grade),
        (_, Some(grade)) => words::proposes(language, grade),
        (_, None) if below > 0 => words::rows_below(language, below),
        (_, None) => words::grade_yourself(language).to_owned(),
    }
}

/// How many points are covered. The hint of the key names the grade; a narrow window has no room
/// for the hint, so there this text names it.
fn covered(screen: &StudyScreen, state: &State, grade: u8) -> String {
    let language = state.language;
    let (n_hit, n_points) = screen.look().map_or((0, 0), |look| {
        let list = look.checklist();
        (list.n_hit(), list.len())
    });
    let key = state.keymap.key_of(screen.context(), Command::Accept);
    match key.filter(|_| state.size.room() != Room::Full) {
        Some(key) => {
            let key = key_label(key, language);
            words::covered_accept(language, n_hit, n_points, &key, grade)
        }
        None => words::covered(language, n_hit, n_points),
    }
}

/// The grades with their meanings and intervals. Empty below an overlay, where digits do not
/// grade.
fn grades(screen: &StudyScreen, state: &State) -> Line {
    if !state.overlays.is_empty() {
        return Line::default();
    }
    if state.size.room() != Room::Full {
        let mut row = small_grades(screen, state);
        row.right = small_undo(screen, state);
        return row;
    }
    let row = full_grades(screen, state, common::grade, plan::after_interview);
    if row.right.is_empty() {
        // If intervals are long, drops long names in favour of the menu key.
        let after_interview = plan::after_interview_short;
        return full_grades(screen, state, words::grade_short, after_interview);
    }
    row
}

/// The grades, each with a name and an interval, and the keys that fit beside them.
fn full_grades(
    screen: &StudyScreen,
    state: &State,
    name: fn(Language, Grade) -> &'static str,
    after_interview: fn(Language) -> &'static str,
) -> Line {
    let mut row = Line::default();
    for grade in Grade::ALL {
        let ink = ink_of(screen, grade);
        if !row.pieces.is_empty() {
            row.push("   ", Role::Plain);
        }
        row.push(grade.number().to_string(), ink(Role::Key));
        row.push(
            format!(" {}", name(state.language, grade)),
            ink(Role::Plain),
        );
        let due = screen
            .study
            .shown_at()
            .filter(|_| !screen.study.is_cram())
            .map(|now| {
                times::interval(state, screen.card.preview(grade), now)
                    .unwrap_or_else(|| after_interview(state.language).to_owned())
            });
        row.push(format!(" {}", due.unwrap_or_default()), ink(Role::Dim));
    }
    let taken = row.width(state.glyphs.ambiguous) + 2;
    let wanted = Hints {
        context: screen.context(),
        slot: Slot::Second,
        width: state.size.inner_width().saturating_sub(taken),
    };
    row.right = hints(state, wanted).pieces;
    row
}

fn small_grades(screen: &StudyScreen, state: &State) -> Line {
    let mut row = Line::default();
    for grade in Grade::ALL {
        let ink = ink_of(screen, grade);
        if !row.pieces.is_empty() {
            row.push("  ", Role::Plain);
        }
        row.push(grade.number().to_string(), ink(Role::Key));
        row.push(words::grade_short(state.language, grade), ink(Role::Plain));
    }
    row
}

/// Highlights the proposed grade.
fn ink_of(screen: &StudyScreen, grade: Grade) -> impl Fn(Role) -> Role {
    let is_proposed = screen.proposed() == Some(grade);
    move |part| if is_proposed { Role::Proposed } else { part }
}

/// In a small window the menu key is in the row above, so the last row has room for undo.
fn small_undo(screen: &StudyScreen, state: &State) -> Vec<Piece> {
    let key = state.keymap.key_of(screen.context(), Command::Undo);
    let Some(key) = key.filter(|_| state.offers(Command::Undo)) else {
        return Vec::new();
    };
    let label = format!(" {}", Command::Undo.label(state.language));
    Line::new(key_label(key, state.language), Role::Key)
        .with(label, Role::Plain)
        .pieces
}
