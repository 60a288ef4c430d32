//! The preview: the question, what is known about it, and its points or its answer.

use super::Browse;
use crate::session::ListItem;
use crate::text::{Line, Role, Rows};
use crate::tui::keymap::{Command, key_label};
use crate::tui::screens::card_rows::{answer_lines_in, card_facts, card_lines_in, outline};
use crate::tui::state::State;
use crate::words::card as card_words;

impl Browse {
    pub fn preview_rows(&self, state: &State, width: usize) -> Rows {
        let view = &self.preview;
        let mut rows = card_lines_in(state, width, 0);
        if view.id.is_none() {
            return rows.lines;
        }
        // The mark of the cursor says which pane has the keys.
        match self.in_preview {
            true => rows.item(ListItem {
                mark: Line::new("> ", Role::Selected),
                text: &view.title,
                role: Role::Selected,
                ..ListItem::default()
            }),
            false => rows.paragraph(&view.title, Role::Title),
        }
        rows.paragraph(&card_facts(state, view, self.now), Role::Dim);
        if let Some(why) = &view.state.flagged {
            rows.paragraph(&card_words::flag(state.language, why), Role::Warning);
        }
        if let Some(short) = &view.short {
            rows.paragraph(short, Role::Plain);
        }
        outline(state, &mut rows, view);
        if view.is_unanswered() {
            rows.lines.push(write_answer(state));
        } else if view.point_texts().is_empty() {
            rows.blank();
            let lines = answer_lines_in(state, &rows, view, 0);
            rows.lines.add(lines, 0);
        }
        rows.lines
    }
}

/// The key to write an answer.
pub fn write_answer(state: &State) -> Line {
    let key = state.screen_key(Command::Edit);
    let key = key.map_or_else(String::new, |key| key_label(key, state.language));
    let label = state.label(Command::Edit);
    Line::new(key, Role::Key).with(format!(" {label}"), Role::Plain)
}
