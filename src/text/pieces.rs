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
    for inline in inlines {
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

fn role(style: Style, base: Role) -> Role {
    match style {
        Style { link: true, .. } => Role::Link,
        Style { struck: true, .. } => Role::Struck,
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
