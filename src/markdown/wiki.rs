//! Links between the notes of a vault: `[[page]]`, `[[folder/page#heading|words]]`, `![[embed]]`.

use std::borrow::Cow;
use std::ops::Range;

/// A link in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WikiLink<'a> {
    /// The bytes of the link, brackets and `!` included.
    pub range: Range<usize>,
    /// The name of the note, possibly with folders. Empty for a heading of the same note.
    pub page: &'a str,
    /// What follows `#`: a heading, or `^` and the id of a block.
    pub heading: Option<&'a str>,
    /// What follows `|`: the words to show, or the size of a picture.
    pub words: Option<&'a str>,
    /// Whether the target is shown in place of the link.
    pub is_embed: bool,
}

/// Endings of the names of pictures.
const PICTURES: [&str; 8] = ["png", "jpg", "jpeg", "gif", "svg", "webp", "bmp", "avif"];

impl WikiLink<'_> {
    /// What a vault shows: the words, else the page and heading (`page > heading`).
    pub fn text(&self) -> Cow<'_, str> {
        let words = self.words.filter(|_| !self.is_picture());
        match (words, self.heading) {
            (Some(words), _) => Cow::Borrowed(words),
            (None, Some(heading)) if !heading.starts_with('^') => {
                let parts = std::iter::once(self.page).chain(heading.split('#'));
                let parts = parts.map(str::trim).filter(|part| !part.is_empty());
                Cow::Owned(parts.collect::<Vec<_>>().join(" > "))
            }
            _ => Cow::Borrowed(self.page),
        }
    }

    /// Whether the link shows a picture.
    pub fn is_picture(&self) -> bool {
        let ending = self.page.rsplit_once('.').map(|(_, ending)| ending);
        self.is_embed
            && ending.is_some_and(|ending| {
                PICTURES
                    .iter()
                    .any(|known| known.eq_ignore_ascii_case(ending))
            })
    }
}

/// The links of a text, code included. `[[ -f a ]]` and `[[1, 2], [3]]` are not links.
pub fn wiki_links(text: &str) -> impl Iterator<Item = WikiLink<'_>> {
    let mut done = 0;
    let starts = memchr::memmem::find_iter(text.as_bytes(), "[[");
    starts.filter_map(move |at| {
        let link = (at >= done).then(|| link_at(text, at)).flatten()?;
        done = link.range.end;
        Some(link)
    })
}

fn link_at(text: &str, at: usize) -> Option<WikiLink<'_>> {
    /// Caps the search for the end, so that hostile input costs linear time.
    const LONGEST: usize = 400;
    let rest = &text[at + 2..];
    let stop = |c: char| matches!(c, ']' | '[' | '\n' | '`');
    let found = rest.find(stop).filter(|length| *length <= LONGEST)?;
    let (inner, behind) = (&rest[..found], &rest[found..]);
    // `[[1]](address)` is a link of Markdown.
    let is_closed = behind.starts_with("]]") && !behind.starts_with("]](");
    if !is_closed || inner.is_empty() || inner.trim() != inner {
        return None;
    }
    let (target, words) = match inner.split_once('|') {
        // A cell of a table needs `\|`.
        Some((target, words)) => (target.trim_end_matches('\\'), Some(words.trim())),
        None => (inner, None),
    };
    let (page, heading) = match target.split_once('#') {
        Some((page, heading)) => (page, Some(heading)),
        None => (target, None),
    };
    let is_embed = text[..at].ends_with('!');
    Some(WikiLink {
        range: at - usize::from(is_embed)..at + 2 + found + 2,
        page: page.trim(),
        heading,
        words: words.filter(|words| !words.is_empty()),
        is_embed,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_shows_what_its_vault_shows() {
        for (text, shown) in [
            ("见 [[Pod]]。", "Pod"),
            ("[[workloads/pod|the pod]]", "the pod"),
            ("[[Pod#IP#v6]]", "Pod > IP > v6"),
            ("[[#IP]]", "IP"),
            ("[[Pod#^a1b2c3]]", "Pod"),
            (r"| [[Pod\|容器组]] |", "容器组"),
            ("![[Pod#IP]]", "Pod > IP"),
        ] {
            let link = wiki_links(text).next().unwrap();
            assert_eq!(link.text(), shown, "{text}");
        }
    }

    #[test]
    fn an_embedded_picture_has_a_size_and_no_words() {
        let link = wiki_links("![[a b.PNG|300]]").next().unwrap();
        assert!(link.is_picture());
        assert_eq!((link.range.clone(), &*link.text()), (0..16, "a b.PNG"));
        assert!(!wiki_links("[[a.png]]").next().unwrap().is_picture());
    }

    #[test]
    fn other_brackets_are_not_links() {
        for text in [
            "[[ -f a ]]", "[[1, 2], [3]]", "[[1]](https://a.b)", "[[]]", "[[a\nb]]", "[[a",
        ] {
            assert_eq!(wiki_links(text).count(), 0, "{text}");
        }
    }
}
