//! Rewrites the marks of Obsidian and Logseq: links between notes, embedded pictures, highlights,
//! comments and block ids.

use super::verbatim::Verbatim;
use super::{Edit, HIGHLIGHT, HIGHLIGHT_END, SourceLine, literal};
use crate::markdown::wiki::{WikiLink, wiki_links};

/// Rewrites the marks in a line outside code.
pub fn marks(line: SourceLine<'_>, verbatim: &Verbatim, edits: &mut Vec<Edit>) {
    let is_free = |at: usize| !verbatim.contains(line.start + at);
    for link in wiki_links(line.text).filter(|link| is_free(link.range.start)) {
        let range = line.start + link.range.start..line.start + link.range.end;
        edits.push(Edit::new(range, of_markdown(&link)));
    }
    for mark in ["==", "^^"] {
        highlights(line, mark, is_free, edits);
    }
    comments(line, is_free, edits);
    block_id(line, edits);
}

/// The same link in Markdown. One to a note has no address: there is nothing to open.
fn of_markdown(link: &WikiLink<'_>) -> String {
    if link.is_picture() {
        return format!("![](<{}>)", link.page);
    }
    let text = link.text();
    let text: String = match link.words {
        Some(words) => words.to_owned(),
        None => text.chars().map(literal).collect(),
    };
    format!("[{text}]()")
}

/// `==words==`, `^^words^^`. Between letters and digits the marks are text: `a==b`.
fn highlights(
    line: SourceLine<'_>,
    mark: &str,
    is_free: impl Fn(usize) -> bool,
    edits: &mut Vec<Edit>,
) {
    let is_wordlike = |c: char| c.is_ascii_alphanumeric() || mark.contains(c);
    let mut open = None;
    for at in memchr::memmem::find_iter(line.text.as_bytes(), mark).filter(|at| is_free(*at)) {
        let (before, after) = (&line.text[..at], &line.text[at + 2..]);
        let opens = !before.ends_with(is_wordlike)
            && !after.starts_with(|c: char| c.is_whitespace() || mark.contains(c));
        let closes = !after.starts_with(is_wordlike) && !before.ends_with(char::is_whitespace);
        match open {
            Some(start) if closes && at > start + 2 => {
                for (at, with) in [(start, HIGHLIGHT), (at, HIGHLIGHT_END)] {
                    let at = line.start + at;
                    edits.push(Edit::new(at..at + 2, with.to_string()));
                }
                open = None;
            }
            _ if opens => open = Some(at),
            _ => {}
        }
    }
}

/// `%%words%%`. After a digit the marks are percent signs: `80%%`.
fn comments(line: SourceLine<'_>, is_free: impl Fn(usize) -> bool, edits: &mut Vec<Edit>) {
    let mut open = None;
    for at in memchr::memmem::find_iter(line.text.as_bytes(), "%%").filter(|at| is_free(*at)) {
        match open {
            Some(start) => {
                edits.push(Edit::new(line.start + start..line.start + at + 2, ""));
                open = None;
            }
            None if !line.text[..at].ends_with(|c: char| c.is_ascii_digit()) => open = Some(at),
            None => {}
        }
    }
}

/// ` ^id` at the end of a line.
fn block_id(line: SourceLine<'_>, edits: &mut Vec<Edit>) {
    let text = line.text.trim_end();
    let Some((before, id)) = text.rsplit_once('^') else {
        return;
    };
    let is_sign = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    let is_id = id.len() >= 3
        && id.bytes().all(is_sign)
        && id.contains(|c: char| c.is_ascii_alphabetic())
        && (before.ends_with(' ') || before.is_empty());
    if is_id {
        let start = line.start + before.trim_end().len();
        edits.push(Edit::new(start..line.start + text.len(), ""));
    }
}

#[cfg(test)]
mod tests {
    use crate::markdown::tree::{BlockKind, Inline, parse, plain_text};

    fn shown(text: &str) -> String {
        let blocks = parse(text).blocks;
        let texts = blocks.iter().filter_map(|block| block.inlines());
        texts.map(plain_text).collect::<Vec<_>>().join("\n")
    }

    fn highlighted(text: &str) -> Vec<String> {
        let inlines = parse(text).blocks[0].inlines().unwrap().to_vec();
        let found = inlines.into_iter().filter_map(|inline| match inline {
            Inline::Text { text, style } if style.highlighted => Some(text),
            _ => None,
        });
        found.collect()
    }

    #[test]
    fn links_between_notes_are_their_words() {
        for (text, words) in [
            ("见 [[Pod]] 和 [[a_b_c#d|别名]]。", "见 Pod 和 别名。"),
            ("[[my_long_note]] 与 ![[Pod]]", "my_long_note 与 Pod"),
            ("`[[Pod]]` 与 [[ -f a ]]", "[[Pod]] 与 [[ -f a ]]"),
            ("```\n[[Pod]]\n```\n\n后", "后"),
            ("[[1]](https://a.b)", "[1]"),
        ] {
            assert_eq!(shown(text), words, "{text}");
        }
        let inlines = parse("[[Pod]]").blocks[0].inlines().unwrap().to_vec();
        assert!(matches!(&inlines[..], [Inline::Text { style, .. }] if style.link));
    }

    #[test]
    fn embedded_pictures_are_pictures() {
        let inlines = parse("![[对比 图.png|300]]").blocks[0]
            .inlines()
            .unwrap()
            .to_vec();
        let [Inline::Image { alt, target }] = &inlines[..] else {
            panic!("{inlines:?}");
        };
        assert_eq!((&**alt, &*target.address), ("", "对比 图.png"));
    }

    #[test]
    fn highlights_are_styled_and_comparisons_are_not() {
        assert_eq!(
            highlighted("容器是==隔离的进程==，^^b^^"),
            ["隔离的进程", "b"]
        );
        assert_eq!(
            highlighted("**==bold==** and ==two words=="),
            ["bold", "two words"]
        );
        for text in ["a==b 且 c==d", "a == b 且 c == d", "`==a==`", "====", "==a"] {
            assert!(highlighted(text).is_empty(), "{text}");
            assert_eq!(shown(text), text.replace('`', ""), "{text}");
        }
    }

    #[test]
    fn comments_and_block_ids_are_hidden() {
        for (text, words) in [
            ("甲 %%备注%% 乙", "甲  乙"),
            ("- 甲 ^a1b2c3", ""),
            ("甲 ^a1b2c3\n乙", "甲\n乙"),
            ("80%% 到 90%%", "80%% 到 90%%"),
            ("`%%a%%` 2^n x ^10", "%%a%% 2^n x ^10"),
        ] {
            let document = parse(text);
            if let BlockKind::List(items) = &document.blocks[0].kind {
                let inlines = items[0].blocks[0].inlines().unwrap();
                assert_eq!(plain_text(inlines), "甲");
            } else {
                assert_eq!(shown(text), words, "{text}");
            }
        }
    }
}
