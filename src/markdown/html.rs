//! Writes blocks as HTML. Text of a note is always escaped, so no markup of a note takes effect.
//!
//! ```text
//! - a `b` <i>c</i>      <ul><li>a <code>b</code> <em>c</em></li></ul>
//! ```

use std::fmt::Write;

use super::tree::{Alignment, Block, BlockKind, Document, Inline, Item, Mark, Style, Table, parse};

/// The HTML of an answer.
pub fn html(document: &Document) -> String {
    let mut html = String::new();
    push_blocks(&mut html, &document.blocks);
    html
}

/// The HTML of one line of Markdown, such as a question: without a paragraph around it.
pub fn html_of_line(line: &str) -> String {
    let document = parse(line);
    let mut html = String::new();
    match &document.blocks[..] {
        [block] if matches!(block.kind, BlockKind::Paragraph(_)) => {
            push_inlines(&mut html, block.inlines().unwrap_or_default());
        }
        // A line that begins like a list or a heading is still one line.
        _ => html.push_str(&escape(line)),
    }
    html
}

/// Text with the signs of HTML escaped.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            other => escaped.push(other),
        }
    }
    escaped
}

fn push_blocks(html: &mut String, blocks: &[Block]) {
    for (n, block) in blocks.iter().enumerate() {
        if n > 0 {
            html.push('\n');
        }
        push_block(html, block);
    }
}

fn push_block(html: &mut String, block: &Block) {
    match &block.kind {
        BlockKind::Heading { level, text } => {
            push_in(html, &format!("h{level}"), |html| push_inlines(html, text));
        }
        BlockKind::Paragraph(text) => push_in(html, "p", |html| push_inlines(html, text)),
        BlockKind::List(items) => push_list(html, items),
        BlockKind::Quote(blocks) => push_in(html, "blockquote", |html| push_blocks(html, blocks)),
        BlockKind::Code { language, text } => {
            let word = language.split_whitespace().next();
            let class = word.map(|word| format!(" class=\"language-{}\"", escape(word)));
            let (class, code) = (class.unwrap_or_default(), escape(text));
            let _ = write!(html, "<pre><code{class}>{code}</code></pre>");
        }
        BlockKind::Table(table) => push_in(html, "table", |html| push_table(html, table)),
        BlockKind::Rule => html.push_str("<hr>"),
    }
}

fn push_in(html: &mut String, tag: &str, content: impl FnOnce(&mut String)) {
    let _ = write!(html, "<{tag}>");
    content(html);
    let _ = write!(html, "</{tag}>");
}

fn push_list(html: &mut String, items: &[Item]) {
    let (open, tag) = match items.first().map(|item| &item.mark) {
        Some(Mark::Number(1)) => ("<ol>".to_owned(), "ol"),
        Some(Mark::Number(number)) => (format!("<ol start=\"{number}\">"), "ol"),
        Some(Mark::Written(_) | Mark::None) => ("<ul class=\"written\">".to_owned(), "ul"),
        Some(Mark::Bullet) | None => ("<ul>".to_owned(), "ul"),
    };
    html.push_str(&open);
    for item in items {
        push_in(html, "li", |html| push_item(html, item));
    }
    let _ = write!(html, "</{tag}>");
}

/// An item. Its first paragraph needs no tag of its own.
fn push_item(html: &mut String, item: &Item) {
    if let Mark::Written(mark) = &item.mark {
        let _ = write!(html, "{} ", escape(mark));
    }
    match item.checked {
        Some(true) => html.push_str("☑ "),
        Some(false) => html.push_str("☐ "),
        None => {}
    }
    match item.blocks.split_first() {
        Some((first, rest)) if matches!(first.kind, BlockKind::Paragraph(_)) => {
            push_inlines(html, first.inlines().unwrap_or_default());
            push_blocks(html, rest);
        }
        _ => push_blocks(html, &item.blocks),
    }
}

fn push_table(html: &mut String, table: &Table) {
    let rows = std::iter::once(("th", &table.header));
    let rows = rows.chain(table.rows.iter().map(|row| ("td", row)));
    for (tag, cells) in rows.filter(|(_, cells)| !cells.is_empty()) {
        html.push_str("<tr>");
        for (column, cell) in cells.iter().enumerate() {
            let align = match table.alignments.get(column) {
                Some(Alignment::Center) => " style=\"text-align: center\"",
                Some(Alignment::Right) => " style=\"text-align: right\"",
                Some(Alignment::Left) | None => "",
            };
            let _ = write!(html, "<{tag}{align}>");
            push_inlines(html, cell);
            let _ = write!(html, "</{tag}>");
        }
        html.push_str("</tr>");
    }
}

fn push_inlines(html: &mut String, inlines: &[Inline]) {
    let mut link = None;
    for (n, inline) in inlines.iter().enumerate() {
        let is_link = matches!(inline, Inline::Text { style, .. } if style.link);
        if !is_link && link.take().is_some() {
            html.push_str("</a>");
        }
        match inline {
            Inline::Text { text, style } => {
                if style.link && link.is_none() {
                    link = address(&inlines[n..]);
                    if let Some(address) = link {
                        let _ = write!(html, "<a href=\"{}\">", escape(address));
                    }
                }
                push_styled(html, text, *style);
            }
            Inline::Code(text) => push_in(html, "code", |html| html.push_str(&escape(text))),
            Inline::Image { alt, .. } => html.push_str(&escape(alt)),
            Inline::Address(_) => {}
            Inline::Callout(kind) => {
                push_in(html, "strong", |html| html.push_str(&escape(kind)));
                html.push(' ');
            }
            Inline::SoftBreak => html.push_str(soft_break(inlines, n)),
            Inline::HardBreak => html.push_str("<br>"),
        }
    }
    if link.is_some() {
        html.push_str("</a>");
    }
}

/// Where the link that begins `inlines` leads; `None` unless a browser may open it.
fn address(inlines: &[Inline]) -> Option<&str> {
    let rest = inlines.iter();
    let mut rest =
        rest.skip_while(|inline| matches!(inline, Inline::Text { style, .. } if style.link));
    let address = match (rest.next(), inlines.first()) {
        (Some(Inline::Address(target)), _) => target.address.as_str(),
        (_, Some(Inline::Text { text, .. })) => text.as_str(),
        _ => return None,
    };
    let opens = ["https://", "http://", "mailto:"];
    opens
        .iter()
        .any(|scheme| address.starts_with(scheme))
        .then_some(address)
}

fn push_styled(html: &mut String, text: &str, style: Style) {
    let tags = [
        (style.strong, "strong"),
        (style.emphasis, "em"),
        (style.struck, "s"),
        (style.highlighted, "mark"),
    ];
    let tags: Vec<&str> = tags
        .iter()
        .filter_map(|(is_on, tag)| is_on.then_some(*tag))
        .collect();
    for tag in &tags {
        let _ = write!(html, "<{tag}>");
    }
    html.push_str(&escape(text));
    for tag in tags.iter().rev() {
        let _ = write!(html, "</{tag}>");
    }
}

/// A line end. Between wide characters a browser would show it as a gap.
fn soft_break(inlines: &[Inline], n: usize) -> &'static str {
    let is_wide = |character: char| character >= '\u{2e80}';
    let before = n
        .checked_sub(1)
        .and_then(|before| text_of(&inlines[before]));
    let after = inlines.get(n + 1).and_then(text_of);
    let before = before.and_then(|text| text.chars().next_back());
    let after = after.and_then(|text| text.chars().next());
    match before.is_some_and(is_wide) && after.is_some_and(is_wide) {
        true => "",
        false => "\n",
    }
}

fn text_of(inline: &Inline) -> Option<&str> {
    match inline {
        Inline::Text { text, .. } | Inline::Code(text) => Some(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_become_html_and_text_is_escaped() {
        for (markdown, wanted) in [
            (
                "a **b** `c<d>`",
                "<p>a <strong>b</strong> <code>c&lt;d&gt;</code></p>",
            ),
            (
                "- a\n- b\n  1. c",
                "<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>",
            ),
            ("3. a", "<ol start=\"3\"><li>a</li></ol>"),
            (
                "```yaml\na: <b>\n```",
                "<pre><code class=\"language-yaml\">a: &lt;b&gt;\n</code></pre>",
            ),
            (
                "| a | b |\n|---|--:|\n| c | d |",
                "<table><tr><th>a</th><th style=\"text-align: right\">b</th></tr><tr><td>c</td><td style=\"text-align: right\">d</td></tr></table>",
            ),
            (
                "[a](https://b.c/?d&e)!",
                "<p><a href=\"https://b.c/?d&amp;e\">a</a>!</p>",
            ),
            ("[a](javascript:x)", "<p>a</p>"),
            ("> a", "<blockquote><p>a</p></blockquote>"),
            ("## a", "<h2>a</h2>"),
            ("![a picture](x.png)", "<p>a picture</p>"),
        ] {
            assert_eq!(html(&parse(markdown)), wanted, "{markdown}");
        }
    }

    #[test]
    fn a_line_end_between_wide_characters_leaves_no_gap() {
        let texts = ["一", "二", "b"].map(Inline::plain);
        let mut inlines: Vec<Inline> = Vec::new();
        for text in texts {
            inlines.extend([text, Inline::SoftBreak]);
        }
        let mut html = String::new();
        push_inlines(&mut html, &inlines[..5]);
        assert_eq!(html, "一二\nb");
    }

    #[test]
    fn html_of_a_note_never_takes_effect() {
        for markdown in [
            "<script>alert(1)</script>",
            "a <img src=x onerror=alert(1)> b",
            "```\n</code></pre><script>\n```",
            "[a](https://b\"onclick=\"x)",
            "<iframe src=\"https://a.b\"></iframe>",
        ] {
            let html = html(&parse(markdown)).to_lowercase();
            for open in ["<script", "<img", "<iframe", "\"onclick"] {
                assert!(!html.contains(open), "{markdown}: {html}");
            }
        }
    }

    #[test]
    fn a_question_is_one_line() {
        assert_eq!(html_of_line("1. a `b`"), "1. a `b`");
        assert_eq!(html_of_line("什么是 `a`？"), "什么是 <code>a</code>？");
        assert_eq!(html_of_line("<node>"), "&lt;node&gt;");
    }
}
