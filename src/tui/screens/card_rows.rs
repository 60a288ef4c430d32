//! Writes the content of a card as rows: answers, hint and remarks.

use crate::domain::{Remark, RemarkKind};
use crate::markdown::tree::Block;
use crate::session::CardView;
use crate::text::Line;
use crate::text::Role;
use crate::text::{LayoutOptions, layout_blocks, wrap_plain};
use crate::tui::state::{Room, State};
use crate::words::study as words;

/// Longer lines are hard to read.
const MOST_COLUMNS: usize = 100;

/// Collects rows from top to bottom.
pub struct CardRows<'a> {
    pub state: &'a State,
    /// The rows so far.
    pub rows: Vec<Line>,
    /// The columns available.
    pub width: usize,
    /// Columns before running text.
    pub margin: usize,
}

impl<'a> CardRows<'a> {
    /// An empty collection.
    pub fn new(state: &'a State) -> Self {
        let full = state.size.room() == Room::Full;
        Self {
            state,
            rows: Vec::new(),
            width: state.size.inner_width().min(MOST_COLUMNS),
            margin: if full { 2 } else { 0 },
        }
    }

    /// The layout options of text indented by `indent` columns.
    pub fn options(&self, indent: usize) -> LayoutOptions {
        LayoutOptions {
            width: self.width.saturating_sub(indent).max(2),
            glyphs: self.state.glyphs,
            language: self.state.language,
        }
    }

    /// An empty row.
    pub fn blank(&mut self) {
        self.rows.push(Line::default());
    }

    /// Blocks of Markdown, indented by `indent` columns.
    pub fn blocks(&mut self, blocks: &[Block], indent: usize) {
        let lines = layout_blocks(blocks, &self.options(indent));
        let rows = lines.into_iter().map(|line| line.indented(indent));
        self.rows.extend(rows);
    }

    /// An answer (from 0) in full.
    pub fn answer(&mut self, card: &CardView, answer: usize) {
        let lines = self.state.answer_lines(card, answer);
        let lines = lines.iter().cloned();
        self.rows
            .extend(lines.map(|line| line.indented(self.margin)));
    }

    /// A paragraph in one role.
    pub fn paragraph(&mut self, text: &str, part: Role) {
        let indent = " ".repeat(self.margin);
        let width = self.width.saturating_sub(self.margin);
        for line in wrap_plain(text, width, self.state.glyphs.ambiguous) {
            self.rows
                .push(Line::new(indent.clone(), Role::Plain).with(line, part));
        }
    }

    /// The hint of a card, if it has one.
    pub fn hint(&mut self, sheet: &CardView) {
        let Some(hint) = &sheet.hint else {
            return;
        };
        self.paragraph(words::hint(self.state.language), Role::Key);
        self.blocks(&hint.blocks, self.margin);
        self.blank();
    }

    /// A remark: its kind and version, the correction, and the source.
    pub fn remark(&mut self, remark: &Remark) {
        let language = self.state.language;
        let kind = match remark.kind {
            RemarkKind::Wrong => words::remark_wrong(language),
            RemarkKind::Outdated => words::remark_outdated(language),
            RemarkKind::Incomplete => words::remark_incomplete(language),
            RemarkKind::Context => words::remark_context(language),
        };
        let since = remark
            .since
            .as_deref()
            .map(|since| words::since(language, since));
        let title = format!("{kind}{}", since.unwrap_or_default());
        self.paragraph(&title, Role::Warning);
        self.paragraph(remark.text.get(language), Role::Plain);
        if let Some(source) = &remark.source {
            self.paragraph(source, Role::Dim);
        }
        self.blank();
    }
}
