//! The titles and rows of overlays: menu, source, links, failure, text field.

use std::rc::Rc;

use super::footer::main_keys;
use super::{Field, Merge, Notice, OverlayRows, Pick, Purpose};
use crate::config::KEYS;
use crate::domain::Language;
use crate::session::{Link, SourceLocation};
use crate::text::{Line, Role, Rows, pad_to};
use crate::tui::keymap::{Command, key_label};
use crate::tui::list::List;
use crate::tui::message::Unsaved;
use crate::tui::screens::MockScreen;
use crate::tui::state::State;
use crate::tui::text_field::TextField;
use crate::words::{browse, common, mock, overlays as words, plan};

pub(super) fn menu(
    state: &State,
    entries: &List<Command>,
    width: usize,
    height: usize,
) -> OverlayRows {
    let mut rows = main_keys(state, width);
    let above = rows.len();
    let height = height.saturating_sub(above);
    let context = state.screen_context();
    let key = |command: &Command| {
        let key = state.keymap.key_of(context, *command);
        key.map_or_else(String::new, |key| key_label(key, state.language))
    };
    let width = |command| state.glyphs.width(&key(command));
    let columns = entries.items().iter().map(width).max().unwrap_or(0);
    rows.extend(entries.lines_and_rest(height, state.language, |item| {
        let key = pad_to(&key(item.value), columns, state.glyphs.ambiguous);
        let label = state.label(*item.value);
        item.with_key(&key, label)
    }));
    content(words::menu_title(state.language), rows).with_items(entries, above, height)
}

pub(super) fn links(state: &State, links: &List<Link>, height: usize) -> OverlayRows {
    let rows = links.lines(height, |item| {
        let (link, number) = (item.value, item.number.to_string());
        let mut row = item.with_key(&number, &state.in_one_row(&link.address));
        if !link.text.is_empty() {
            row.push(format!("  {}", state.in_one_row(&link.text)), Role::Dim);
        }
        row
    });
    content(words::links_title(state.language), rows).with_items(links, 0, height)
}

pub(super) fn minutes(state: &State, minutes: &List<Option<u32>>, height: usize) -> OverlayRows {
    let language = state.language;
    let rows = minutes.lines(height, |item| {
        let number = item.number.to_string();
        let label = match item.value {
            Some(minutes) => common::minutes(language, u64::from(*minutes)),
            None => plan::other_minutes(language).to_owned(),
        };
        item.with_key(&number, &label)
    });
    content(plan::minutes_title(language), rows).with_items(minutes, 0, height)
}

pub(super) fn content(title: impl Into<String>, rows: impl Into<Rows>) -> OverlayRows {
    OverlayRows {
        title: title.into(),
        rows: rows.into(),
        ..OverlayRows::default()
    }
}

pub(super) fn source(state: &State, location: &SourceLocation, width: usize) -> OverlayRows {
    let text = format!("{}:{}", location.file, location.line);
    let mut rows = Rows::default();
    rows.add(paragraph(state, &text, width, Role::Plain), 0);
    content(words::source_title(state.language), rows)
}

pub(super) fn failure(state: &State, unsaved: &Unsaved, width: usize) -> OverlayRows {
    let mut rows = Rows::default();
    let mut role = Role::Warning;
    for text in unsaved.complaint.paragraphs() {
        rows.add(paragraph(state, &text, width, role), 0);
        role = Role::Plain;
    }
    let said = if !unsaved.what.is_empty() {
        words::answer_stays(state.language).to_owned()
    } else {
        words::leaving_unsaved(state.language, state.n_unsaved)
    };
    rows.add(paragraph(state, &said, width, Role::Dim), 0);
    content(words::failure_title(state.language), rows)
}

pub(super) fn field(state: &State, field: &Field, width: usize) -> OverlayRows {
    let language = state.language;
    let (tag_title, flag_title);
    let (title, hint) = match &field.purpose {
        Purpose::Tag(cards) => {
            tag_title = browse::tag_title(language, cards.len());
            (tag_title.as_str(), browse::tag_hint(language))
        }
        Purpose::Flag(cards) => {
            flag_title = words::flag_title(language, cards.len());
            (flag_title.as_str(), words::flag_hint(language))
        }
        Purpose::Date => (plan::date_title(language), plan::date_help(language)),
        Purpose::Minutes => (plan::minutes_title(language), plan::minutes_help(language)),
        Purpose::Setting(name) => setting(language, name),
        Purpose::OtherFile(_) => (words::file_title(language), words::file_hint(language)),
        Purpose::Find(_) => (words::pick_title(language), words::find_hint(language)),
        Purpose::Capture {
            before: Some(_), ..
        } => (
            words::capture_series_title(language),
            words::capture_series_hint(language),
        ),
        Purpose::Capture { .. } => (
            words::capture_title(language),
            words::capture_hint(language),
        ),
    };
    let mut rows = match &field.purpose {
        Purpose::Capture {
            other,
            at_who,
            before,
        } => {
            let who = match before {
                Some(_) => words::capture_company(language),
                None => words::capture_who(language),
            };
            let mut rows = two_lines(state, field, (other, *at_who), (who, width));
            let said = before.as_deref().filter(|said| !said.is_empty());
            rows.extend(said.into_iter().flat_map(|said| {
                let said = paragraph(state, said, width, Role::Figure);
                said.to_vec()
            }));
            rows
        }
        _ => vec![field.text.line(width, state.glyphs.ambiguous)],
    };
    rows.extend_from_slice(&paragraph(state, hint, width, Role::Dim));
    content(title, rows)
}

/// The label of a key of the config, and what it means.
fn setting(language: Language, name: &str) -> (&'static str, &'static str) {
    let key = KEYS.iter().find(|key| key.name == name);
    key.map_or(("", ""), |key| {
        ((key.label)(language), (key.about)(language))
    })
}

/// The choices after the day of an interview. In a low window they take the place of the text.
pub(super) fn afterwards(
    state: &State,
    name: &str,
    choices: &List<Command>,
    width: usize,
    height: usize,
) -> OverlayRows {
    let language = state.language;
    let text = plan::how_did_it_go_text(language);
    let mut rows = paragraph(state, text, width, Role::Plain).to_vec();
    rows.push(Line::default());
    rows.truncate(height.saturating_sub(choices.items().len()));
    let above = rows.len();
    rows.extend(choices.lines(height, |item| {
        let label = match item.value {
            Command::Plan => plan::set_next_date(language),
            command => command.label(language),
        };
        let number = item.number.to_string();
        item.with_key(&number, label)
    }));
    let title = match name {
        "" => plan::how_did_it_go(language).to_owned(),
        _ => plan::how_did_it_go_at(language, name),
    };
    content(title, rows).with_items(choices, above, height)
}

/// A question and who asked it, each below its label.
fn two_lines(
    state: &State,
    field: &Field,
    (other, at_who): (&TextField, bool),
    (who_label, width): (&str, usize),
) -> Vec<Line> {
    let language = state.language;
    let label = |text: &str, here: bool| Line::new(text, if here { Role::Key } else { Role::Dim });
    let here = field.text.line(width, state.glyphs.ambiguous);
    let there = Line::new(state.glyphs.truncate(other.text(), width), Role::Plain);
    let (question, who) = if at_who { (there, here) } else { (here, there) };
    vec![
        label(words::capture_question(language), !at_who),
        question,
        label(who_label, at_who),
        who,
    ]
}

pub(super) fn notice(state: &State, notice: &Notice, width: usize) -> OverlayRows {
    let mut rows = Rows::default();
    let mut role = Role::Warning;
    for text in &notice.texts {
        for line in text.lines() {
            rows.add(paragraph(state, line, width, role), 0);
        }
        role = Role::Plain;
    }
    content(words::notice_title(state.language), rows)
}

pub(super) fn pick(state: &State, pick: &Pick, height: usize) -> OverlayRows {
    let language = state.language;
    let n_cards = pick.cards.items().len();
    let title = match pick.query.as_str() {
        "" => words::pick_title(language).to_owned(),
        query => words::pick_found(language, query, n_cards),
    };
    if n_cards == 0 {
        let nothing = Line::new(words::pick_nothing(language), Role::Dim);
        return content(title, vec![nothing]);
    }
    let rows = pick.cards.lines(height, |item| {
        let (_, question) = item.value;
        item.line.with(state.in_one_row(question), item.role)
    });
    content(title, rows).with_items(&pick.cards, 0, height)
}

pub(super) fn forget(state: &State, n_cards: usize, width: usize) -> OverlayRows {
    let language = state.language;
    let hint = paragraph(state, browse::forget_hint(language), width, Role::Plain);
    content(browse::forget_title(language, n_cards), hint.to_vec())
}

pub(super) fn leave_mock(state: &State, width: usize) -> OverlayRows {
    let language = state.language;
    let text = match state.mock().map_or(0, MockScreen::n_kept) {
        0 => mock::leave_nothing(language).to_owned(),
        n => mock::leave_kept(language, n),
    };
    let text = paragraph(state, &text, width, Role::Plain);
    content(mock::leave_title(language), text.to_vec())
}

pub(super) fn merge(state: &State, merge: &Merge, width: usize) -> OverlayRows {
    let language = state.language;
    let mut rows = Rows::default();
    for (_, question) in [&merge.pick.card, &merge.other] {
        rows.add(paragraph(state, question, width, Role::Title), 0);
    }
    let hint = paragraph(state, words::merge_hint(language), width, Role::Dim);
    rows.add(hint, 0);
    content(words::merge_title(language), rows)
}

fn paragraph(state: &State, text: &str, width: usize, role: Role) -> Rc<[Line]> {
    let wrapped = &state.layout.wrapped;
    wrapped.lines(text, width, state.glyphs.ambiguous, role)
}
