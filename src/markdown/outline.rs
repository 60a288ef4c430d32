//! The blocks of a file, in order, with their byte spans; no inline content.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading of level 1 to 6, marked with `#` or underlined.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// A list; its items follow at the next depth.
    List,
    /// One item of a list.
    Item,
    /// A quotation.
    Quote,
    /// Code between fences or indented.
    Code {
        /// Between fences rather than indented.
        fenced: bool,
    },
    /// Raw HTML.
    Html,
    /// A table.
    Table,
    /// A thematic break.
    Rule,
}

/// One block and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its bytes, marks included.
    pub range: Range<usize>,
    /// How many blocks it lies in.
    pub depth: u32,
}

/// The blocks of `text` in order of their first byte, each before the blocks inside it.
pub fn outline(text: &str) -> Vec<Block> {
    let mut blocks = Vec::with_capacity(text.len() / 64);
    let mut depth = 0;
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(tag) => {
                if let Some(kind) = block_kind(&tag) {
                    blocks.push(Block { kind, range, depth });
                    depth += 1;
                }
            }
            Event::End(tag) if is_block_end(tag) => depth -= 1,
            Event::Rule => blocks.push(Block {
                kind: BlockKind::Rule,
                range,
                depth,
            }),
            _ => {}
        }
    }
    blocks
}

fn block_kind(tag: &Tag<'_>) -> Option<BlockKind> {
    Some(match tag {
        Tag::Heading { level, .. } => BlockKind::Heading(*level as u8),
        Tag::Paragraph => BlockKind::Paragraph,
        Tag::List(_) => BlockKind::List,
        Tag::Item => BlockKind::Item,
        Tag::BlockQuote(_) => BlockKind::Quote,
        Tag::CodeBlock(kind) => BlockKind::Code {
            fenced: matches!(kind, CodeBlockKind::Fenced(_)),
        },
        Tag::HtmlBlock => BlockKind::Html,
        Tag::Table(_) => BlockKind::Table,
        _ => return None,
    })
}

fn is_block_end(tag: pulldown_cmark::TagEnd) -> bool {
    use pulldown_cmark::TagEnd;
    matches!(
        tag,
        TagEnd::Heading(_)
            | TagEnd::Paragraph
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::Table
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_come_in_order_with_their_depth() {
        let text = "# a\n\n- b\n\n  ```\n  c\n  ```\n\n---\n";
        let kinds: Vec<_> = outline(text)
            .into_iter()
            .map(|block| (block.kind, block.depth))
            .collect();
        assert_eq!(
            kinds,
            [
                (BlockKind::Heading(1), 0),
                (BlockKind::List, 0),
                (BlockKind::Item, 1),
                (BlockKind::Paragraph, 2),
                (BlockKind::Code { fenced: true }, 2),
                (BlockKind::Rule, 0),
            ]
        );
    }
}
