//! HTML tags that only decorate a title: `<b>question</b>`, `<a id="pod"></a>question`.

use std::borrow::Cow;
use std::ops::Range;

/// Names of decorative tags.
const NAMES: [&str; 24] = [
    "a", "b", "big", "br", "center", "code", "div", "em", "font", "h1", "h2", "h3", "h4", "h5",
    "h6", "hr", "i", "mark", "p", "small", "span", "strong", "sup", "u",
];

/// A title without decorative tags. Keeps other text in angle brackets (`<node>`).
pub fn without_tags(title: &str) -> Cow<'_, str> {
    if !title.contains('<') {
        return Cow::Borrowed(title);
    }
    let mut bare = String::with_capacity(title.len());
    let mut rest = title;
    while let Some(open) = rest.find('<') {
        bare.push_str(&rest[..open]);
        let length = tag(&rest[open..]).unwrap_or(0);
        if length == 0 {
            bare.push('<');
        }
        rest = &rest[open + length.max(1)..];
    }
    bare.push_str(rest);
    Cow::Owned(bare)
}

/// The level of an HTML heading (`<h2 align="center">title</h2>`), and the range of its title.
pub fn heading(line: &str) -> Option<(u8, Range<usize>)> {
    let text = line.trim_end();
    let start = text.len() - text.trim_start().len();
    let level = |name: &str| {
        let digit = name
            .strip_prefix(['h', 'H'])?
            .chars()
            .next()?
            .to_digit(10)?;
        u8::try_from(digit)
            .ok()
            .filter(|level| (1..=6).contains(level))
    };
    let opening = &text[start..];
    let opened = level(opening.strip_prefix('<')?)?;
    let title = start + tag(opening)?;
    let closing = text.rfind("</")?;
    let closed = level(&text[closing + "</".len()..])?;
    let ends = text.ends_with('>') && closing + "</h1>".len() == text.len();
    (opened == closed && ends && title <= closing).then_some((opened, title..closing))
}

/// The length in bytes of the tag at the beginning of `text`.
fn tag(text: &str) -> Option<usize> {
    let inner = text.strip_prefix("</").or_else(|| text.strip_prefix('<'))?;
    // Another `<` begins another tag. Searching past it would take quadratic time.
    let end = inner.find(['<', '>'])?;
    if inner[end..].starts_with('<') {
        return None;
    }
    let inside = inner[..end].trim_end_matches('/');
    let name = inside.split([' ', '\t']).next()?;
    let dresses = NAMES.iter().any(|known| name.eq_ignore_ascii_case(known));
    let attributes = inside[name.len()..].trim();
    (dresses && (attributes.is_empty() || attributes.contains('=')))
        .then_some(text.len() - inner.len() + end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_in_html() {
        for (line, found) in [
            ("<h1 align=\"center\">K8s</h1>", Some((1, "K8s"))),
            (
                "<H3><a id=\"x\"></a>Pod</H3>",
                Some((3, "<a id=\"x\"></a>Pod")),
            ),
            ("<h2>Pod", None),
            ("<hr>", None),
            ("<h1>中</h2>", None),
            ("<h中", None),
            ("<h1>中国</h", None),
        ] {
            let expected = heading(line).map(|(level, title)| (level, &line[title]));
            assert_eq!(expected, found, "{line}");
        }
    }

    #[test]
    fn decorative_tags_are_removed_and_words_kept() {
        for (title, bare) in [
            ("<b>什么是 Pod？</b>", "什么是 Pod？"),
            ("<h3>Pod</h3>", "Pod"),
            ("<font color=\"red\">Pod</font>", "Pod"),
            ("<a name='x'></a>Pod<br/>", "Pod"),
            ("<service>.<ns>", "<service>.<ns>"),
            ("a < b", "a < b"),
            ("<a b>", "<a b>"),
        ] {
            assert_eq!(without_tags(title), bare, "{title}");
        }
    }
}
