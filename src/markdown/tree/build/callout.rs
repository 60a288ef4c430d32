//! The callouts of Obsidian and GitHub: quotes that begin with `[!kind] title`.

use crate::domain::Span;
use crate::markdown::tree::{Block, BlockKind, Inline};

/// The blocks of a quote. Gives the kind and title of a callout a paragraph of their own, also if
/// the callout can be folded: `[!tip]- title`.
pub fn with_title(mut blocks: Vec<Block>) -> Vec<Block> {
    let Some(first) = blocks.first_mut() else {
        return blocks;
    };
    let BlockKind::Paragraph(text) = &mut first.kind else {
        return blocks;
    };
    let Some((kind, title)) = text.first().and_then(kind_and_title) else {
        return blocks;
    };
    let is_break = |inline: &Inline| matches!(inline, Inline::SoftBreak | Inline::HardBreak);
    let end = text.iter().position(is_break).unwrap_or(text.len());
    let mut heading: Vec<Inline> = text.drain(..end).collect();
    heading.splice(..1, [Inline::Callout(kind)].into_iter().chain(title));
    text.drain(..text.len().min(1));
    let span = Span {
        end: first.span.start,
        ..first.span
    };
    let kind = BlockKind::Paragraph(heading);
    if text.is_empty() {
        first.kind = kind;
    } else {
        blocks.insert(0, Block { kind, span });
    }
    blocks
}

/// The kind, and the rest of the first run of text.
fn kind_and_title(first: &Inline) -> Option<(String, Option<Inline>)> {
    let Inline::Text { text, style } = first else {
        return None;
    };
    let (kind, title) = text.strip_prefix("[!")?.split_once(']')?;
    // `[!info|wide]` has options of a theme.
    let kind = kind.split('|').next().unwrap_or(kind).trim();
    let is_sign = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ');
    if kind.is_empty() || kind.len() > 40 || !kind.chars().all(is_sign) {
        return None;
    }
    let title = title.strip_prefix(['-', '+']).unwrap_or(title).trim_start();
    let title = (!title.is_empty()).then(|| Inline::Text {
        text: title.to_owned(),
        style: *style,
    });
    Some((kind.to_owned(), title))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::tree::{parse, plain_text};

    /// The kind, the title, and the paragraphs below.
    fn callout(text: &str) -> Option<(String, String, Vec<String>)> {
        let BlockKind::Quote(blocks) = &parse(text).blocks[0].kind else {
            panic!("{text}");
        };
        let mut paragraphs = blocks.iter().filter_map(|block| block.inlines());
        let (Inline::Callout(kind), title) = paragraphs.next()?.split_first()? else {
            return None;
        };
        Some((
            kind.clone(),
            plain_text(title),
            paragraphs.map(plain_text).collect(),
        ))
    }

    #[test]
    fn a_callout_has_a_kind_and_a_title() {
        for (text, kind, title, below) in [
            (
                "> [!tip]- Remember\n> the CNI",
                "tip",
                "Remember",
                vec!["the CNI"],
            ),
            ("> [!warning]\n> no", "warning", "", vec!["no"]),
            (
                "> [!NOTE]+ **记住** [[Pod]]\n>\n> 一\n>\n> 二",
                "NOTE",
                "记住 Pod",
                vec!["一", "二"],
            ),
            ("> [!info|wide] 只有标题", "info", "只有标题", vec![]),
        ] {
            let below = below.into_iter().map(str::to_owned).collect();
            let wanted = (kind.to_owned(), title.to_owned(), below);
            assert_eq!(callout(text), Some(wanted), "{text}");
        }
    }

    #[test]
    fn other_quotes_stay() {
        for text in [
            "> [tip] a", "> a [!tip]", "> [!] a", "> - [!tip]", "> [!=] b",
        ] {
            assert_eq!(callout(text), None, "{text}");
        }
    }
}
