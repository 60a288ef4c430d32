//! Lays out blocks as lines. Each container lays out its contents in the remaining width.

use super::line::{Line, Role};
use super::pieces::pieces;
use super::wrap::wrap;
use super::{LayoutOptions, code, table};
use crate::markdown::tree::{Block, BlockKind, Inline};

/// The width in columns below which containers do not indent.
pub const NARROW: usize = 8;

/// The maximum width of a thematic break.
const RULE_WIDTH: usize = 40;

#[derive(Clone, Copy)]
pub struct Layouter<'a> {
    pub options: &'a LayoutOptions,
}

impl Layouter<'_> {
    /// Lays out blocks, with blank lines between them where needed.
    pub fn blocks(self, blocks: &[Block], width: usize) -> Vec<Line> {
        let mut lines = Vec::new();
        for (n, block) in blocks.iter().enumerate() {
            let previous = n.checked_sub(1).map(|last| &blocks[last]);
            if previous.is_some_and(|previous| is_apart(previous, block)) {
                lines.push(Line::default());
            }
            lines.extend(self.block(block, width));
        }
        lines
    }

    pub fn block(self, block: &Block, width: usize) -> Vec<Line> {
        match &block.kind {
            BlockKind::Heading { level, text } => self.text(text, Role::Heading(*level), width),
            BlockKind::Paragraph(text) => self.text(text, Role::Plain, width),
            BlockKind::List(items) => self.list(items, width),
            BlockKind::Quote(blocks) => self.quote(blocks, width),
            BlockKind::Code { language, text } => code::layout(language, text, width, self.options),
            BlockKind::Table(table) => table::layout(self, table, width),
            BlockKind::Rule => vec![Line::new("-".repeat(width.min(RULE_WIDTH)), Role::Rule)],
        }
    }

    /// Lays out running text.
    pub fn text(self, inlines: &[Inline], base: Role, width: usize) -> Vec<Line> {
        let pieces = pieces(inlines, base, self.options.language);
        wrap(&pieces, width, self.options.glyphs.ambiguous)
    }

    fn quote(self, blocks: &[Block], width: usize) -> Vec<Line> {
        if width < NARROW {
            return self.blocks(blocks, width);
        }
        let mut lines = self.blocks(blocks, width - 2);
        for line in &mut lines {
            for piece in &mut line.pieces {
                if piece.role == Role::Plain {
                    piece.role = Role::Quote;
                }
            }
            let inner = std::mem::take(line);
            line.push("| ", Role::QuoteMark);
            line.append(inner);
        }
        lines
    }
}

/// Whether to separate two blocks with a blank line.
fn is_apart(previous: &Block, next: &Block) -> bool {
    use BlockKind::{Heading, List, Paragraph, Quote};
    let inlines = previous.inlines().unwrap_or_default();
    let is_title = matches!(inlines.first(), Some(Inline::Callout(_)));
    !is_title
        && !matches!(
            (&previous.kind, &next.kind),
            (Heading { .. }, _) | (Paragraph(_), List(_) | Quote(_))
        )
}
