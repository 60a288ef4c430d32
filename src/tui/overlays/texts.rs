//! The titles and rows of overlays: menu, source, links, failure, text field.

use super::{Field, Purpose};
use crate::session::{Link, Place};
use crate::text::wrap_plain;
use crate::tui::keymap::{Keymap, key_label};
use crate::tui::message::Unsaved;
use crate::tui::row::Row;
use crate::tui::state::State;
use crate::tui::theme::Part;
use crate::words::overlays as words;

/// Title, rows, and the row that is to be seen.
type Texts = (String, Vec<Row>, usize);

pub(super) fn menu(state: &State, keymap: &Keymap, selected: usize) -> Texts {
    let entries: Vec<(String, &str)> = state
        .menu_entries(keymap)
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
            row.push(format!("  {}", link.text), Part::Dim);
        }
        row
    });
    (
        words::links_title(state.language).to_owned(),
        rows.collect(),
        selected,
    )
}

fn entry(selected: bool, key: &str, label: &str) -> Row {
    let ink = if selected {
        Part::Selected
    } else {
        Part::Plain
    };
    Row::of(if selected { "> " } else { "  " }, Part::Selected)
        .with(key, Part::Key)
        .with(format!("  {label}"), ink)
}

pub(super) fn source(state: &State, place: &Place, width: usize) -> Texts {
    let text = format!("{}:{}", place.file, place.line);
    let rows = paragraph(state, &text, width, Part::Plain);
    (words::source_title(state.language).to_owned(), rows, 0)
}

pub(super) fn failure(state: &State, unsaved: &Unsaved, width: usize) -> Texts {
    let complaint = &unsaved.complaint;
    let mut rows = paragraph(state, &complaint.what, width, Part::Warning);
    if let Some(cause) = &complaint.cause {
        rows.extend(paragraph(state, cause, width, Part::Plain));
    }
    rows.extend(paragraph(state, complaint.hint, width, Part::Plain));
    let said = if unsaved.what.is_some() {
        words::answer_stays(state.language).to_owned()
    } else {
        words::leaving_unsaved(state.language, state.n_unsaved)
    };
    rows.extend(paragraph(state, &said, width, Part::Dim));
    (words::failure_title(state.language).to_owned(), rows, 0)
}

pub(super) fn field(state: &State, field: &Field, width: usize) -> Texts {
    let language = state.language;
    let (title, hint) = match field.purpose {
        Purpose::Flag => (words::flag_title(language), words::flag_hint(language)),
        Purpose::Search => (words::search_title(language), words::search_hint(language)),
        Purpose::OtherFile(_) => (words::file_title(language), words::file_hint(language)),
    };
    let (shown, _) = seen_part(field, width);
    let mut rows = vec![Row::of(shown, Part::Plain)];
    rows.extend(paragraph(state, hint, width, Part::Dim));
    (title.to_owned(), rows, 0)
}

/// The part of a field's text that is seen in `width` columns, and the caret's column in it.
pub fn seen_part(field: &Field, width: usize) -> (String, usize) {
    let scroll = field.input.visual_scroll(width.max(1));
    let caret = field.input.visual_cursor().saturating_sub(scroll);
    let text = field.input.value();
    let hidden = crate::text::prefix(text, scroll, Default::default());
    (text[hidden.len()..].to_owned(), caret)
}

fn paragraph(state: &State, text: &str, width: usize, part: Part) -> Vec<Row> {
    let lines = wrap_plain(text, width, state.glyphs.ambiguous).into_iter();
    lines.map(|line| Row::of(line, part)).collect()
}
