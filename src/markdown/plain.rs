//! One line of Markdown without its marks.

use pulldown_cmark::{Event, Parser};

/// The words of a line of Markdown: emphasis, code and link marks left out, escapes undone.
///
/// What only looks like HTML (`<node>`) is visible text and stays.
pub fn plain_text(line: &str) -> String {
    if !line.contains(['*', '_', '`', '[', '<', '\\', '&', '~']) {
        return line.to_owned();
    }
    let mut plain = String::with_capacity(line.len());
    for event in Parser::new(line) {
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
    plain
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
        assert_eq!(plain_text("C++ 与 C#"), "C++ 与 C#");
    }
}
