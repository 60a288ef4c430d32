//! The blocks of a file in order, with byte spans and without inline content.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceBlockKind {
    /// A heading of level 1 to 6, marked with `#` or underlined.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// A list; its items follow at the next depth.
    List,
    Item,
    Quote,
    /// Code between fences or indented.
    Code {
        /// Fenced rather than indented.
        fenced: bool,
    },
    Html,
    Table,
    /// A thematic break.
    Rule,
}

/// One block and its bytes in the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceBlock {
    pub kind: SourceBlockKind,
    /// The bytes of the block, markers included.
    pub range: Range<usize>,
    /// The number of enclosing blocks.
    pub depth: u32,
}

/// The blocks of `text` in order of their first byte, each before its children.
pub fn outline(text: &str) -> Vec<SourceBlock> {
    let mut blocks = Vec::with_capacity(text.len() / 64);
    let mut depth = 0;
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(tag) => {
                if let Some(kind) = block_kind(&tag) {
                    blocks.push(SourceBlock { kind, range, depth });
                    depth += 1;
                }
            }
            Event::End(tag) if is_block_end(tag) => depth -= 1,
            Event::Rule => blocks.push(SourceBlock {
                kind: SourceBlockKind::Rule,
                range,
                depth,
            }),
            _ => {}
        }
    }
    blocks
}

fn block_kind(tag: &Tag<'_>) -> Option<SourceBlockKind> {
    Some(match tag {
        Tag::Heading { level, .. } => SourceBlockKind::Heading(*level as u8),
        Tag::Paragraph => SourceBlockKind::Paragraph,
        Tag::List(_) => SourceBlockKind::List,
        Tag::Item => SourceBlockKind::Item,
        Tag::BlockQuote(_) => SourceBlockKind::Quote,
        Tag::CodeBlock(kind) => SourceBlockKind::Code {
            fenced: matches!(kind, CodeBlockKind::Fenced(_)),
        },
        Tag::HtmlBlock => SourceBlockKind::Html,
        Tag::Table(_) => SourceBlockKind::Table,
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
                (SourceBlockKind::Heading(1), 0),
                (SourceBlockKind::List, 0),
                (SourceBlockKind::Item, 1),
                (SourceBlockKind::Paragraph, 2),
                (SourceBlockKind::Code { fenced: true }, 2),
                (SourceBlockKind::Rule, 0),
            ]
        );
    }
}
