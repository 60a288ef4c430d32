//! Parses the beginning of a line (quote marks, bullets, invisible characters) and recognizes
//! containers and pictures.

/// The title of a container in its opening line; empty for all but `::: details title`.
pub(super) fn container(text: &str) -> Option<&str> {
    let rest = text
        .trim()
        .strip_prefix(":::")?
        .trim_start_matches(':')
        .trim_start();
    if rest.is_empty() {
        return None;
    }
    let title = rest
        .strip_prefix("details")
        .filter(|rest| rest.starts_with(' '));
    Some(title.map_or(&rest[..0], str::trim))
}

pub(super) fn is_invisible(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}')
}

pub(super) fn visible_start(text: &str) -> &str {
    text.trim_start_matches(is_invisible)
}

pub(super) fn visible(text: &str) -> &str {
    text.trim_matches(is_invisible)
}

pub(super) fn columns(text: &str) -> usize {
    text.chars()
        .map(|c| match c {
            '\t' => 4,
            '\u{3000}' => 2,
            '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}' => 0,
            _ => 1,
        })
        .sum()
}

/// The number of leading `>`, and the text after them.
pub(crate) fn without_quotes(text: &str) -> (usize, &str) {
    let mut rest = text;
    let mut n = 0;
    while let Some(after) = rest.trim_start_matches([' ', '\t']).strip_prefix('>') {
        rest = after.strip_prefix(' ').unwrap_or(after);
        n += 1;
        if n > 8 {
            break;
        }
    }
    (n, rest)
}

/// The text behind a bullet.
pub(crate) fn without_bullet(text: &str) -> Option<&str> {
    let first = text.chars().next()?;
    let rest = &text[first.len_utf8()..];
    let spaced = || rest.starts_with([' ', '\t', '\u{3000}']);
    let is_bullet = match first {
        '*' => spaced() || opens_bold(rest),
        '-' | '+' => spaced(),
        '•' | '●' | '·' | '▪' | '◦' | '○' | '■' | '◆' | '‣' | '∙' | '\u{f0b7}' => {
            true
        }
        _ => false,
    };
    let rest = rest.trim_start_matches(is_invisible);
    (is_bullet && !rest.is_empty()).then_some(rest)
}

/// Whether bold text follows a bullet without a space: `***bold** text`.
fn opens_bold(text: &str) -> bool {
    let inner = text.strip_prefix("**");
    let closed = inner.and_then(|inner| inner.split_once("**"));
    closed.is_some_and(|(bold, rest)| !bold.starts_with('*') && !rest.starts_with('*'))
}

pub(super) fn is_picture(text: &str) -> bool {
    let text = text.trim();
    let linked = text.strip_prefix('[').filter(|rest| rest.starts_with("!["));
    let picture = text.starts_with("![") || linked.is_some() || text.starts_with("<img");
    picture && text.ends_with([')', '>', ']'])
}
