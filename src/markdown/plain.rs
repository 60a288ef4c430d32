//! Converts a line of Markdown to plain text.

use pulldown_cmark::{Event, Parser};

use super::tree::{restore, with_literals};

/// The text of a line without emphasis, code and link markers, and with escapes resolved.
///
/// Keeps text that only looks like HTML (`<node>`).
pub fn plain_text(line: &str) -> String {
    if !line.contains(['*', '_', '`', '[', '<', '\\', '&', '~']) {
        return line.to_owned();
    }
    let has_literals = line.contains("://") || line.contains('$');
    let protected = has_literals.then(|| with_literals(line));
    let mut plain = String::with_capacity(line.len());
    for event in Parser::new(protected.as_deref().unwrap_or(line)) {
        match event {
            Event::Text(text)
            | Event::Code(text)
            | Event::Html(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => plain.push_str(&text),
            Event::SoftBreak | Event::HardBreak => plain.push(' '),
            _ => {}
        }
    }
    if has_literals { restore(&plain) } else { plain }
}

/// Decodes the entity at the start of a text (`&amp;`, `&#39;`). Returns the character and the
/// length of the entity in bytes.
pub fn entity(text: &str) -> Option<(String, usize)> {
    const MAX_LENGTH: usize = 33;
    let name = text.strip_prefix('&')?;
    let is_sign = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
    let length = name.bytes().take(MAX_LENGTH).take_while(is_sign).count();
    name[length..].starts_with(';').then_some(())?;
    let length = length + "&;".len();
    let decoded = plain_text(&text[..length]);
    (decoded != text[..length]).then_some((decoded, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_words_stay() {
        assert_eq!(
            plain_text("什么是 **etcd** 的 `watch`？"),
            "什么是 etcd 的 watch？"
        );
        assert_eq!(plain_text("[Pod](https://a.b) 与 <node>"), "Pod 与 <node>");
        assert_eq!(plain_text(r"a\_b"), "a_b");
        assert_eq!(
            plain_text("**见** https://a.b/__c__/*d* 与 <https://e/_f_>"),
            "见 https://a.b/__c__/*d* 与 https://e/_f_"
        );
        assert_eq!(plain_text(r"$\{a\}$ 与 \{b\}"), r"$\{a\}$ 与 {b}");
        assert_eq!(plain_text("C++ 与 C#"), "C++ 与 C#");
    }

    #[test]
    fn entities_are_decoded() {
        let of = |text| entity(text);
        assert_eq!(of("&amp; b"), Some(("&".into(), 5)));
        assert_eq!(of("&#39;"), Some(("'".into(), 5)));
        assert_eq!(of("&lt;node&gt;"), Some(("<".into(), 4)));
        for text in ["& b;", "&none;", "&amp", "&&amp;", "amp;", "&;", "&什么;"] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
