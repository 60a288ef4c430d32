//! Converts inlines to pieces with roles.

use super::line::{Piece, Role};
use crate::domain::Language;
use crate::markdown::tree::{Inline, Style};
use crate::words;

/// Alternative texts without information, which export tools write.
const EMPTY_NAMES: [&str; 5] = ["", "img", "image", "图片", "image.png"];

/// Converts inlines to pieces; `base` is the role of unstyled text.
pub fn pieces(inlines: &[Inline], base: Role, language: Language) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(inlines.len());
    for (n, inline) in inlines.iter().enumerate() {
        match inline {
            Inline::Text { text, style } => {
                pieces.push(Piece::new(blanks(text), role(*style, base)));
            }
            Inline::Code(code) => pieces.push(Piece::new(blanks(code), Role::Code)),
            Inline::Address(target) => {
                let target = blanks(&target.to_string());
                pieces.push(Piece::new(format!(" ({target})"), Role::Url));
            }
            Inline::Image { alt, target } => {
                pieces.push(Piece::new(label(alt, language), Role::Image));
                let target = blanks(&target.to_string());
                pieces.push(Piece::new(format!(" {target}"), Role::Url));
            }
            Inline::Callout(kind) => {
                let kind = match (n + 1 < inlines.len(), callout(kind, language)) {
                    (true, kind) => words::text::titled(language, &kind),
                    (false, kind) => kind,
                };
                pieces.push(Piece::new(kind, Role::Strong));
            }
            Inline::SoftBreak => pieces.push(Piece::new(" ", base)),
            Inline::HardBreak => pieces.push(Piece::new("\n", base)),
        }
    }
    pieces
}

fn label(alt: &str, language: Language) -> String {
    let picture = words::text::picture(language);
    match alt.trim() {
        empty if EMPTY_NAMES.contains(&empty) => format!("[{picture}]"),
        alt => format!("[{picture} {alt}]"),
    }
}

/// The kind of a callout in words. Aliases are those of Obsidian; other kinds stay as written.
fn callout(kind: &str, language: Language) -> String {
    use words::text as words;
    let words: fn(Language) -> &'static str = match &*kind.to_lowercase() {
        "note" => words::note,
        "abstract" | "summary" | "tldr" => words::summary,
        "info" => words::info,
        "todo" => words::to_do,
        "tip" | "hint" => words::tip,
        "important" => words::important,
        "success" | "check" | "done" => words::success,
        "question" | "help" | "faq" => words::question,
        "warning" | "caution" | "attention" => words::warning,
        "failure" | "fail" | "missing" => words::failure,
        "danger" | "error" => words::danger,
        "bug" => words::bug,
        "example" => words::example,
        "quote" | "cite" => words::quote,
        _ => {
            let mut letters = kind.chars();
            let first = letters.next().into_iter().flat_map(char::to_uppercase);
            return first.chain(letters).collect();
        }
    };
    words(language).to_owned()
}

fn role(style: Style, base: Role) -> Role {
    match style {
        Style { link: true, .. } => Role::Link,
        Style { struck: true, .. } => Role::Struck,
        Style {
            highlighted: true, ..
        } => Role::Highlight,
        Style {
            strong: true,
            emphasis: true,
            ..
        } => Role::StrongEmphasis,
        Style { strong: true, .. } => Role::Strong,
        Style { emphasis: true, .. } => Role::Emphasis,
        _ => base,
    }
}

/// Replaces tabs and line endings with blanks.
fn blanks(text: &str) -> String {
    text.replace(['\t', '\n', '\r'], " ")
}
