//! The footer of the study screen: points covered, keys, and the meaning of the grades.

use super::{Phase, StudyScreen, times};
use crate::domain::{Grade, Language, OptionLetters};
use crate::session::{Below, Revealed, RevealedRow};
use crate::text::{Line, Role};
use crate::tui::find;
use crate::tui::keymap::{Command, Context, Slot, key_label};
use crate::tui::overlays::footer::{Hints, hints, notice_above};
use crate::tui::state::{Room, State};
use crate::words::{common, plan, study as words};

pub fn rows(screen: &StudyScreen, state: &State) -> Vec<Line> {
    let width = state.size.inner_width();
    let wanted = Hints {
        context: screen.context(),
        slot: Slot::Footer,
        width,
    };
    let rule = rule(screen, state);
    if screen.context() == Context::TimeUp {
        let below = notice_above(state, || time_up(state, wanted));
        return std::iter::once(rule).chain(below).collect();
    }
    let Phase::Answer { revealed, .. } = &screen.phase else {
        let below = notice_above(state, || hints(state, wanted));
        return std::iter::once(rule).chain(below).collect();
    };
    let mut rows = vec![rule];
    rows.extend(notice_above(state, || {
        ticks(screen, revealed, state, wanted)
    }));
    rows.push(grades(screen, state));
    rows
}

/// The rule above the footer, which says how many rows are below the visible ones.
fn rule(screen: &StudyScreen, state: &State) -> Line {
    let width = state.size.inner_width();
    let n_below = screen.rows_below(state);
    if n_below == 0 {
        return Line::rule(width);
    }
    let below = words::rows_below(state.language, n_below);
    let taken = state.glyphs.width(&below) + 1;
    let mut rule = Line::rule(width.saturating_sub(taken));
    rule.push_right(below, Role::Dim);
    rule
}

/// Says that the minutes are used up, and the keys to stop or go on.
fn time_up(state: &State, wanted: Hints) -> Line {
    let mut row = Line::new(words::time_up(state.language), Role::Warning);
    let taken = row.width(state.glyphs.ambiguous) + 2;
    let width = wanted.width.saturating_sub(taken);
    row.right = hints(state, Hints { width, ..wanted }).pieces;
    row
}

/// The points covered, and the keys that tick and accept.
fn ticks(screen: &StudyScreen, revealed: &Revealed, state: &State, wanted: Hints) -> Line {
    let mut row = Line::new(
        covered(revealed, screen.card.options.right, state),
        Role::Plain,
    );
    if !state.overlays.is_empty() {
        return row;
    }
    let taken = row.width(state.glyphs.ambiguous) + 2;
    let width = wanted.width.saturating_sub(taken);
    let is_full = state.size.room() == Room::Full;
    row.right = match (is_full, reading_keys(revealed)) {
        (true, Some(commands)) => keys(screen, state, &commands).pieces,
        (true, None) => hints(state, Hints { width, ..wanted }).pieces,
        (false, _) if screen.context() == Context::Checklist => {
            keys(screen, state, &[Command::Tick, Command::Accept]).pieces
        }
        (false, _) if screen.proposed().is_some() => keys(screen, state, &[Command::Accept]).pieces,
        (false, _) => keys(screen, state, &[Command::PageDown]).pieces,
    };
    row
}

/// The keys while something is open below the points: they page and fold.
fn reading_keys(revealed: &Revealed) -> Option<[Command; 3]> {
    let fold = match revealed.below {
        _ if revealed.points().is_empty() => return None,
        Below::Nothing => return None,
        Below::Answers => Command::UnfoldAll,
        Below::Corrections => Command::Remarks,
    };
    let is_at_answers = revealed.cursor() == RevealedRow::Answers;
    is_at_answers.then_some([Command::Tick, fold, Command::Accept])
}

/// These keys with their labels. A small window has no room for the meaning of the grade.
fn keys(screen: &StudyScreen, state: &State, commands: &[Command]) -> Line {
    let mut row = Line::default();
    for command in commands.iter().copied() {
        let key = state.screen_key(command);
        let Some(key) = key.filter(|_| state.offers(command)) else {
            continue;
        };
        if !row.pieces.is_empty() {
            row.push("  ", Role::Plain);
        }
        let is_short = command == Command::Accept && state.size.room() != Room::Full;
        let label = match screen.proposed().filter(|_| is_short) {
            Some(grade) => words::accept_short(state.language, grade.number()),
            None => state.label(command).to_owned(),
        };
        row.push(key_label(key, state.language), Role::Key);
        row.push(format!(" {label}"), Role::Plain);
    }
    row
}

/// Whether the choice is right; else how many points are covered; without points, what the digits
/// do.
fn covered(revealed: &Revealed, right: OptionLetters, state: &State) -> String {
    let language = state.language;
    if let Some(chosen) = revealed.chosen {
        return match chosen.is_right {
            true => words::chose_right(language).to_owned(),
            false => words::chose_wrong(language, &right.to_string()),
        };
    }
    let points = revealed.points();
    if points.is_empty() {
        return words::grade_yourself(language).to_owned();
    }
    let (core, bonus) = (points.core(), points.bonus());
    match (bonus.of, state.size.room()) {
        (0, _) => words::covered(language, core.hit, core.of),
        (_, Room::Full) => {
            words::core_and_bonus(language, (core.hit, core.of), (bonus.hit, bonus.of))
        }
        (_, _) => words::core(language, core.hit, core.of),
    }
}

/// The grades with their meanings. Empty below an overlay, where digits do not grade; during a
/// search, its keys.
fn grades(screen: &StudyScreen, state: &State) -> Line {
    if !state.overlays.is_empty() {
        return Line::default();
    }
    if state.find.is_some() {
        return find::keys(state, state.size.inner_width());
    }
    if state.size.room() != Room::Full {
        return small_grades(screen, state);
    }
    let row = full_grades(screen, state, common::grade, plan::after_interview);
    if row.right.is_empty() {
        // If names are long, drops them in favor of the menu key.
        let after_interview = plan::after_interview_short;
        return full_grades(screen, state, words::grade_short, after_interview);
    }
    row
}

/// The grades, each with a name, and the keys that fit beside them. Says which of them would bring
/// the card back only after the interview.
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
        let name = name(state.language, grade);
        row.push(format!(" {name}"), ink(Role::Plain));
        let memory = screen.card.preview(grade);
        if !screen.study.is_cram() && times::is_after_interview(state, memory) {
            let after = after_interview(state.language);
            row.push(format!(" {after}"), ink(Role::Dim));
        }
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

/// The grades, with the keys for the answers and the menu: a small window has no other room for
/// them.
fn small_grades(screen: &StudyScreen, state: &State) -> Line {
    let language = state.language;
    let mut row = Line::default();
    for grade in Grade::ALL {
        let ink = ink_of(screen, grade);
        if !row.pieces.is_empty() {
            row.push(" ", Role::Plain);
        }
        row.push(grade.number().to_string(), ink(Role::Key));
        row.push(words::grade_short(language, grade), ink(Role::Plain));
    }
    for (command, label) in [
        (Command::UnfoldAll, words::all_answers_short(language)),
        (Command::Menu, Command::Menu.label(language)),
    ] {
        let key = state.screen_key(command);
        if let Some(key) = key.filter(|_| state.offers(command)) {
            let key = key_label(key, language);
            let is_word = |text: &str| text.starts_with(|it: char| it.is_ascii_alphanumeric());
            let gap = if is_word(&key) && is_word(label) {
                " "
            } else {
                ""
            };
            row.push_right(key, Role::Key);
            row.right
                .extend(Line::new(format!("{gap}{label}"), Role::Plain).pieces);
        }
    }
    row
}

/// Highlights the proposed grade.
fn ink_of(screen: &StudyScreen, grade: Grade) -> impl Fn(Role) -> Role {
    let is_proposed = screen.proposed() == Some(grade);
    move |part| if is_proposed { Role::Proposed } else { part }
}
