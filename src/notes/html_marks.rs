//! HTML tags that only dress a title: `<b>question</b>`, `<a id="pod"></a>question`.

use std::borrow::Cow;

/// Names of tags that say nothing about what they enclose.
const NAMES: [&str; 22] = [
    "a", "b", "big", "br", "center", "code", "div", "em", "font", "h1", "h2", "h3", "h4", "h5",
    "h6", "hr", "i", "p", "span", "strong", "sup", "u",
];

/// A title without the tags that dress it; what only looks like one (`<node>`) stays.
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

/// Bytes of the tag that `text` begins with.
fn tag(text: &str) -> Option<usize> {
    let inner = text.strip_prefix("</").or_else(|| text.strip_prefix('<'))?;
    // Another `<` begins another tag; looking past it would cost time by the square of the length.
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
    fn dress_goes_and_words_stay() {
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
