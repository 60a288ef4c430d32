//! Gives repeated definitions of a link label labels of their own, because the parser would drop
//! them.

use std::collections::HashMap;

use super::{Edit, JOINER, SEPARATOR, SourceLine};

/// How often each label was defined.
#[derive(Default)]
pub struct Definitions {
    defined: HashMap<String, usize>,
}

impl Definitions {
    /// Renames the label of a repeated definition.
    pub fn line(&mut self, line: SourceLine<'_>, edits: &mut Vec<Edit>) {
        let at = content_start(line.text);
        let Some(label) = definition(&line.text[at..]) else {
            return;
        };
        let n_before = self.defined.entry(normalized(label)).or_default();
        if *n_before > 0 {
            let end = line.start + at + 1 + label.len();
            edits.push(Edit::insert(end, invisible(*n_before)));
        }
        *n_before += 1;
    }
}

/// The binary digits of a number, in sentinels that are not shown.
fn invisible(number: usize) -> String {
    let digit = |digit| if digit == '1' { SEPARATOR } else { JOINER };
    format!("{number:b}").chars().map(digit).collect()
}

/// The label of a definition; `None` for footnotes.
fn definition(content: &str) -> Option<&str> {
    let rest = content.strip_prefix('[')?;
    let end = rest.find(']')?;
    (rest[end..].starts_with("]:") && !rest.starts_with('^')).then(|| &rest[..end])
}

fn normalized(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// The offset of the text after blanks, quote markers and list markers.
pub fn content_start(line: &str) -> usize {
    let mut rest = line;
    loop {
        let trimmed = rest.trim_start_matches([' ', '\t', '>']);
        let after = list_mark(trimmed).map_or(trimmed, |length| &trimmed[length..]);
        if after.len() == rest.len() {
            return line.len() - rest.len();
        }
        rest = after;
    }
}

/// The length of the list marker at the start of a line, with its blank.
fn list_mark(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let end = match line.as_bytes().get(digits)? {
        b'-' | b'*' | b'+' if digits == 0 => 1,
        b'.' | b')' if (1..=9).contains(&digits) => digits + 1,
        _ => return None,
    };
    (line.as_bytes().get(end) == Some(&b' ')).then_some(end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::tree::{BlockKind, parse, plain_text};

    fn shown(source: &str) -> Vec<String> {
        let mut texts = Vec::new();
        let mut blocks = parse(source).blocks;
        blocks.reverse();
        while let Some(block) = blocks.pop() {
            match block.kind {
                BlockKind::Paragraph(text) => texts.push(plain_text(&text)),
                BlockKind::Quote(inner) => blocks.extend(inner.into_iter().rev()),
                BlockKind::List(items) => {
                    let inner = items.into_iter().flat_map(|item| item.blocks);
                    blocks.extend(inner.collect::<Vec<_>>().into_iter().rev());
                }
                other => panic!("{other:?}"),
            }
        }
        texts
    }

    #[test]
    fn every_definition_that_no_link_uses_is_shown() {
        assert_eq!(
            shown("见 [甲]。\n\n[甲]: /a\n[甲]: /b\n[甲]: /c\n[乙]: /d\n[丙]: /e\n\n[乙]"),
            ["见 甲。", "[甲]: /b", "[甲]: /c", "[丙]: /e", "乙"]
        );
        assert_eq!(shown("> [a]: /x\n> \"t\"\n\nb"), ["[a]: /x\n\"t\"", "b"]);
    }

    #[test]
    fn a_label_is_compared_like_the_parser_compares_it() {
        assert_eq!(shown("[ẞ]\n\n[SS]: /url"), ["ẞ"]);
    }

    #[test]
    fn list_and_quote_marks_are_no_content() {
        assert_eq!(&"> 1. - x"[content_start("> 1. - x")..], "x");
        assert_eq!(content_start("-x"), 0);
    }
}
