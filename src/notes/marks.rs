//! Marks in notes that this program wrote: HTML comments around text that is taken verbatim, and
//! around text that is for readers only.
//!
//! ```text
//! <!-- k8s-quiz: text -->      hint or answer, taken verbatim: headings, rules, labels, open
//! <!-- k8s-quiz: end -->       fences and tags in it are text
//!
//! <!-- k8s-quiz: aside -->     ignored: points, remarks, the source of an answer
//! <!-- k8s-quiz: end -->
//! ```
//!
//! A heading with such a mark below it is a question, whatever its words. A mark without an end
//! before the next mark is an ordinary comment. `tests/fixtures/sheet` has examples.

use std::ops::Range;

use super::page::{LineKind, end_of_line};

/// Begins verbatim text.
pub const TEXT: &str = "<!-- k8s-quiz: text -->";
/// Begins ignored text.
pub const ASIDE: &str = "<!-- k8s-quiz: aside -->";
/// Ends either.
pub const END: &str = "<!-- k8s-quiz: end -->";

/// What all marks begin with.
const BEGINNING: &str = "<!-- k8s-quiz: ";

/// The marked parts of a file, in order.
#[derive(Debug, Default)]
pub struct Marks(Vec<Stretch>);

/// The lines from a mark to its end mark.
#[derive(Debug)]
struct Stretch {
    /// Including the lines of both marks.
    lines: Range<usize>,
    /// Without these lines.
    inner: Range<usize>,
    is_text: bool,
}

impl Marks {
    /// Finds the marks of a text.
    pub fn parse(text: &str) -> Self {
        let mut stretches = Vec::new();
        let mut open: Option<(Range<usize>, bool)> = None;
        for at in memchr::memmem::find_iter(text.as_bytes(), BEGINNING) {
            let end = end_of_line(text, at);
            let next = text.len().min(end + 1);
            if at > 0 && text.as_bytes()[at - 1] != b'\n' {
                continue;
            }
            match text[at..end].trim_end() {
                TEXT => open = Some((at..next, true)),
                ASIDE => open = Some((at..next, false)),
                END => stretches.extend(open.take().map(|(mark, is_text)| Stretch {
                    lines: mark.start..next,
                    inner: mark.end..at,
                    is_text,
                })),
                _ => {}
            }
        }
        Self(stretches)
    }

    /// The kind of the line that begins at `start`. `None` outside of marked parts.
    pub fn kind(&self, start: usize, line: &str) -> Option<LineKind> {
        let n = self.0.partition_point(|stretch| stretch.lines.end <= start);
        let stretch = self.0.get(n)?;
        if !stretch.lines.contains(&start) {
            None
        } else if !stretch.is_text || !stretch.inner.contains(&start) {
            Some(LineKind::Ignored)
        } else if line.trim().is_empty() {
            Some(LineKind::Blank)
        } else {
            Some(LineKind::Code)
        }
    }

    /// The offsets where marked parts begin and end. Blocks left open in one end with it.
    pub fn borders(&self) -> impl Iterator<Item = usize> {
        let borders = |stretch: &Stretch| [stretch.lines.start, stretch.lines.end];
        self.0.iter().flat_map(borders)
    }

    /// The ranges outside of all marked parts, from byte `from` on.
    pub fn outside(&self, from: usize, length: usize) -> Vec<Range<usize>> {
        let mut outside = Vec::with_capacity(self.0.len() + 1);
        let mut start = from;
        for stretch in &self.0 {
            outside.push(start..stretch.lines.start.max(start));
            start = stretch.lines.end.max(start);
        }
        outside.push(start..length);
        outside
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notes::{Notes, read};

    /// Question, hint and answer of every entry.
    fn entries(text: &str) -> Vec<[String; 3]> {
        let Notes { entries, .. } = read(text);
        let parts = |entry: crate::domain::Entry| {
            let (hint, answer) = (entry.hint.text(text), entry.answer.text(text));
            [entry.question, hint, answer]
        };
        entries.into_iter().map(parts).collect()
    }

    #[test]
    fn a_marked_text_is_kept_verbatim() {
        let answer = "## 什么是 Service？\n\n---\n\n**回答**：\n\n<details>\n- a <summary>b\n\n```\n[a]: b.c";
        let text = format!(
            "# 问题\n\n**回答**：\n\n{TEXT}\n{answer}\n{END}\n\n# 什么是 Pod？\n\n一组容器\n"
        );
        let wanted = [["问题", "", answer], ["什么是 Pod？", "", "一组容器"]];
        assert_eq!(entries(&text), wanted.map(|parts| parts.map(str::to_owned)));
        let notes = read(&text);
        assert!(notes.left_over.is_empty() && notes.diagnostics.is_empty());
    }

    #[test]
    fn an_aside_is_not_part_of_the_answer() {
        let text = format!(
            "# rbac\n\n{ASIDE}\n# 什么是 Pod？\n{END}\n\n**思路**：\n\n{TEXT}\n先\n{END}\n\n**回答**：\n\n{TEXT}\n后\n{END}\n{ASIDE}\n- 什么？\n- 为什么？\n{END}\n"
        );
        assert_eq!(entries(&text), [["rbac", "先", "后"].map(str::to_owned)]);
        assert!(read(&text).left_over.is_empty());
    }

    #[test]
    fn a_heading_above_a_mark_is_a_question() {
        for title in [
            "总结",
            "目录",
            "rbac",
            "什么是 Pod？最小的调度单元。",
            "1.2.0",
        ] {
            let text = format!("# 题\n\n## 网络\n\n### {title}\n\n{ASIDE}\n没有答案\n{END}\n");
            let entries = entries(&text);
            assert_eq!(entries.len(), 1, "{title}");
            assert_eq!(entries[0][1..], ["", ""], "{title}");
        }
    }

    #[test]
    fn a_mark_without_an_end_is_a_comment() {
        let text =
            format!("# 什么是 Pod？\n\n{TEXT}\n一组\n\n# 什么是 CRD？\n\n{TEXT}\n扩展\n{END}\n");
        let wanted = [["什么是 Pod？", "", "一组"], ["什么是 CRD？", "", "扩展"]];
        let found = entries(&text);
        assert_eq!(found[1..], [wanted[1].map(str::to_owned)]);
        assert!(found[0][2].ends_with("一组"));
    }
}
