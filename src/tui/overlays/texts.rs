//! The titles and rows of overlays: menu, source, links, failure, text field.

use super::{AFTERWARDS, Field, Join, Notice, Pick, Purpose};
use crate::session::{Link, SourceLocation};
use crate::text::Line;
use crate::text::Role;
use crate::text::wrap_plain;
use crate::tui::keymap::{Command, key_label};
use crate::tui::list::{item_line, item_role};
use crate::tui::message::Unsaved;
use crate::tui::state::State;
use crate::words::{overlays as words, plan};

/// The title, the rows, and the row to keep in view.
type Texts = (String, Vec<Line>, usize);

pub(super) fn menu(state: &State, selected: usize) -> Texts {
    let entries: Vec<(String, &str)> = state
        .menu_entries()
        .map(|binding| {
            let key = binding
                .keys
                .first()
                .map(|key| key_label(*key, state.language));
            (key.unwrap_or_default(), state.label(binding.command))
        })
        .collect();
    let columns = entries
        .iter()
        .map(|(key, _)| state.glyphs.width(key))
        .max()
        .unwrap_or(0);
    let rows = entries.iter().enumerate().map(|(place, (key, label))| {
        let key = format!("{key}{}", " ".repeat(columns - state.glyphs.width(key)));
        entry(place == selected, &key, label)
    });
    (
        words::menu_title(state.language).to_owned(),
        rows.collect(),
        selected,
    )
}

pub(super) fn links(state: &State, links: &[Link], selected: usize) -> Texts {
    let rows = links.iter().enumerate().map(|(place, link)| {
        let mut row = entry(place == selected, &(place + 1).to_string(), &link.address);
        if !link.text.is_empty() {
            row.push(format!("  {}", link.text), Role::Dim);
        }
        row
    });
    (
        words::links_title(state.language).to_owned(),
        rows.collect(),
        selected,
    )
}

fn entry(selected: bool, key: &str, label: &str) -> Line {
    item_line(selected)
        .with(key, Role::Key)
        .with(format!("  {label}"), item_role(selected))
}

pub(super) fn source(state: &State, place: &SourceLocation, width: usize) -> Texts {
    let text = format!("{}:{}", place.file, place.line);
    let rows = paragraph(state, &text, width, Role::Plain);
    (words::source_title(state.language).to_owned(), rows, 0)
}

pub(super) fn failure(state: &State, unsaved: &Unsaved, width: usize) -> Texts {
    let mut rows = Vec::new();
    let mut role = Role::Warning;
    for text in unsaved.complaint.paragraphs() {
        rows.extend(paragraph(state, &text, width, role));
        role = Role::Plain;
    }
    let said = if unsaved.what.is_some() {
        words::answer_stays(state.language).to_owned()
    } else {
        words::leaving_unsaved(state.language, state.n_unsaved)
    };
    rows.extend(paragraph(state, &said, width, Role::Dim));
    (words::failure_title(state.language).to_owned(), rows, 0)
}

pub(super) fn field(state: &State, field: &Field, width: usize) -> Texts {
    let language = state.language;
    let (title, hint) = match field.purpose {
        Purpose::Flag => (words::flag_title(language), words::flag_hint(language)),
        Purpose::Date => (plan::date_title(language), plan::date_help(language)),
        Purpose::Search => (words::search_title(language), words::search_hint(language)),
        Purpose::OtherFile(_) => (words::file_title(language), words::file_hint(language)),
        Purpose::Find(_) => (words::pick_title(language), words::find_hint(language)),
        Purpose::Capture { .. } => (
            words::capture_title(language),
            words::capture_hint(language),
        ),
    };
    let mut rows = match &field.purpose {
        Purpose::Capture { other, at_who } => two_lines(state, field, (other, *at_who), width),
        _ => vec![Line::new(seen_part(field, width).0, Role::Plain)],
    };
    rows.extend(paragraph(state, hint, width, Role::Dim));
    (title.to_owned(), rows, 0)
}

/// The choices after the day of an interview.
pub(super) fn afterwards(state: &State, name: &str, selected: usize, width: usize) -> Texts {
    let language = state.language;
    let mut rows = paragraph(
        state,
        plan::how_did_it_go_text(language),
        width,
        Role::Plain,
    );
    rows.push(Line::default());
    let first = rows.len();
    rows.extend(AFTERWARDS.iter().enumerate().map(|(place, command)| {
        let label = match command {
            Command::Plan => plan::set_next_date(language),
            _ => command.label(language),
        };
        entry(place == selected, &(place + 1).to_string(), label)
    }));
    let title = match name {
        "" => plan::how_did_it_go(language).to_owned(),
        _ => plan::how_did_it_go_at(language, name),
    };
    (title, rows, first + selected)
}

/// A question and who asked it, each below its label.
fn two_lines(
    state: &State,
    field: &Field,
    (other, at_who): (&str, bool),
    width: usize,
) -> Vec<Line> {
    let language = state.language;
    let label = |text: &str, here: bool| Line::new(text, if here { Role::Key } else { Role::Dim });
    let here = Line::new(seen_part(field, width).0, Role::Plain);
    let there = Line::new(state.glyphs.truncate(other, width), Role::Plain);
    let (question, who) = if at_who { (there, here) } else { (here, there) };
    vec![
        label(words::capture_question(language), !at_who),
        question,
        label(words::capture_who(language), at_who),
        who,
    ]
}

/// The row of a field's content that has the caret.
pub fn caret_row(field: &Field) -> usize {
    match field.purpose {
        Purpose::Capture { at_who: true, .. } => 3,
        Purpose::Capture { at_who: false, .. } => 1,
        _ => 0,
    }
}

pub(super) fn notice(state: &State, notice: &Notice, width: usize) -> Texts {
    let title = words::notice_title(state.language).to_owned();
    (title, notice_rows(state, notice, width), notice.scroll)
}

/// The rows of a message.
pub fn notice_rows(state: &State, notice: &Notice, width: usize) -> Vec<Line> {
    let mut rows = Vec::new();
    for (place, text) in notice.texts.iter().enumerate() {
        let part = if place == 0 {
            Role::Warning
        } else {
            Role::Plain
        };
        for line in text.lines() {
            rows.extend(paragraph(state, line, width, part));
        }
    }
    rows
}

pub(super) fn pick(state: &State, pick: &Pick) -> Texts {
    let language = state.language;
    let query = &pick.found.query;
    let title = if query.is_empty() {
        words::pick_title(language).to_owned()
    } else {
        words::pick_found(language, query, pick.found.cards.len())
    };
    if pick.found.cards.is_empty() {
        let nothing = Line::new(words::pick_nothing(language), Role::Dim);
        return (title, vec![nothing], 0);
    }
    let cards = pick.found.cards.iter().enumerate();
    let rows = cards.map(|(place, (_, question))| {
        let selected = place == pick.selected;
        item_line(selected).with(question.as_str(), item_role(selected))
    });
    (title, rows.collect(), pick.selected)
}

pub(super) fn join(state: &State, join: &Join, width: usize) -> Texts {
    let language = state.language;
    let mut rows = Vec::new();
    for (_, question) in [&join.card, &join.other] {
        rows.extend(paragraph(state, question, width, Role::Title));
    }
    rows.extend(paragraph(
        state,
        words::join_hint(language),
        width,
        Role::Dim,
    ));
    (words::join_title(language).to_owned(), rows, 0)
}

/// The part of a field's text visible in `width` columns, and the caret's column in it.
pub fn seen_part(field: &Field, width: usize) -> (String, usize) {
    let scroll = field.input.visual_scroll(width.max(1));
    let caret = field.input.visual_cursor().saturating_sub(scroll);
    let text = field.input.value();
    let hidden = crate::text::prefix(text, scroll, Default::default());
    (text[hidden.len()..].to_owned(), caret)
}

fn paragraph(state: &State, text: &str, width: usize, part: Role) -> Vec<Line> {
    let lines = wrap_plain(text, width, state.glyphs.ambiguous).into_iter();
    lines.map(|line| Line::new(line, part)).collect()
}
