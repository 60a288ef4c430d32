//! `<details><summary>question</summary> answer </details>`.
//!
//! In CommonMark, `</details>`, `<details>` and `<summary>` on adjacent lines are one HTML block,
//! although one card ends there and the next begins. So the tags are found line by line, outside
//! code. A summary is a question, and the text up to the closing tag is its answer. A summary such
//! as 答案 or “click to expand” is not a question but a lid: it only covers an answer.

use std::ops::Range;

use crate::notes::vocabulary::{Likeness, Meaning, Meanings, likeness};

/// A tag that splits a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// `<details>`
    Open,
    /// `</details>`
    Close,
    /// `<summary>`
    SummaryStart,
    /// `</summary>`
    SummaryEnd,
}

const TAGS: [(&str, Tag); 4] = [
    ("<details", Tag::Open),
    ("</details", Tag::Close),
    ("<summary", Tag::SummaryStart),
    ("</summary", Tag::SummaryEnd),
];

/// Calls `piece` for each tag of a line and each text between tags, in order. Does not call it if
/// the line has no such tags. Tags in inline code are text.
pub fn divide(line: &str, mut piece: impl FnMut(Range<usize>, Option<Tag>)) {
    let mut text_start = 0;
    let mut search = 0;
    let mut found = false;
    while let Some(open) = line[search..].find('<').map(|at| search + at) {
        search = open + 1;
        let Some((tag, end)) = tag_at(line, open) else {
            continue;
        };
        if line[..open].matches('`').count() % 2 == 1 {
            continue;
        }
        if !line[text_start..open].trim().is_empty() {
            piece(text_start..open, None);
        }
        piece(open..end, Some(tag));
        found = true;
        text_start = end;
        search = end;
    }
    if found && !line[text_start..].trim().is_empty() {
        piece(text_start..line.len(), None);
    }
}

/// The tag that begins at byte `open`, and its end.
fn tag_at(line: &str, open: usize) -> Option<(Tag, usize)> {
    let rest = &line[open..];
    let (name, tag) = TAGS.into_iter().find(|(name, _)| {
        rest.get(..name.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(name))
    })?;
    let after = &rest[name.len()..];
    let close = after.find('>')?;
    let is_tag = close == 0 || after.starts_with([' ', '\t', '/']);
    is_tag.then_some((tag, open + name.len() + close + 1))
}

/// Whether a summary is a lid.
pub fn is_lid(summary: &str) -> bool {
    const LONGEST: usize = 120;
    if summary.len() > LONGEST {
        return false;
    }
    let meanings = Meanings::new(summary);
    meanings.has(Meaning::Lid)
        || (meanings.has(Meaning::Answer)
            && likeness(summary) != Likeness::Question
            && summary.split_whitespace().count() <= 5
            && summary.chars().filter(|c| c.is_alphanumeric()).count() <= 30)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(line: &str) -> Vec<(&str, Option<Tag>)> {
        let mut pieces = Vec::new();
        divide(line, |range, tag| pieces.push((&line[range], tag)));
        pieces
    }

    #[test]
    fn a_line_is_divided_at_its_tags() {
        assert_eq!(
            pieces("<details><summary>什么是 Pod？</summary>一组容器</details>"),
            [
                ("<details>", Some(Tag::Open)),
                ("<summary>", Some(Tag::SummaryStart)),
                ("什么是 Pod？", None),
                ("</summary>", Some(Tag::SummaryEnd)),
                ("一组容器", None),
                ("</details>", Some(Tag::Close)),
            ]
        );
    }

    #[test]
    fn what_only_looks_like_a_tag_is_text() {
        for line in [
            "<service-name>.<namespace>", "用 `<details>` 折叠", "<detailsx>", "<details", "a < b",
        ] {
            assert!(pieces(line).is_empty(), "{line}");
        }
    }

    #[test]
    fn a_lid_is_not_a_question() {
        assert!(is_lid("答案") && is_lid("👉 Click to expand") && is_lid("点击查看答案"));
        assert!(!is_lid("OCI 是什么？") && !is_lid("答案是什么"));
    }
}
