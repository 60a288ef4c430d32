//! Repairs broken bold: markers next to Chinese punctuation or blanks, and export debris.
//!
//! CommonMark does not close `**` between punctuation and a letter (`**注意：**这里`). A joiner between
//! them acts as a letter, so that the marker closes.

use std::ops::Range;

use super::verbatim::{Verbatim, inside};
use super::{Edit, JOINER, SourceLine};

/// Repairs the bold markers of one line.
pub fn repair(line: SourceLine<'_>, verbatim: &Verbatim, edits: &mut Vec<Edit>) {
    if !line.text.contains("**") {
        return;
    }
    let debris = debris(line, verbatim);
    for range in &debris {
        edits.push(Edit::new(
            line.start + range.start..line.start + range.end,
            "",
        ));
    }
    let runs: Vec<Range<usize>> = runs_of(b'*', line.text)
        .into_iter()
        .filter(|run| !verbatim.contains(line.start + run.start))
        .filter(|run| !inside(&debris, run.start))
        .collect();
    let mut pair: Option<Vec<Edit>> = None;
    for run in runs {
        let marker = MarkerRun { line, run };
        pair = match (marker.run.len(), pair) {
            (2 | 3, None) => marker.opener(),
            (2 | 3, Some(mut waiting)) => {
                waiting.extend(marker.closer());
                edits.append(&mut waiting);
                None
            }
            (4, Some(mut waiting)) => {
                waiting.push(marker.removal());
                Some(waiting)
            }
            (1, waiting) => waiting,
            _ => return,
        };
    }
}

/// `***\***` and the matching `**`: empty bold that an export left behind.
fn debris(line: SourceLine<'_>, verbatim: &Verbatim) -> Vec<Range<usize>> {
    const KNOT: &str = r"***\***";
    let mut found = Vec::new();
    for (at, _) in line.text.match_indices(KNOT) {
        if verbatim.contains(line.start + at) {
            continue;
        }
        let end = at + KNOT.len();
        found.push(at..end);
        let mut behind = line.text[end..].chars();
        if let Some(sign) = behind.next()
            && !sign.is_alphanumeric()
            && behind.as_str().starts_with("**")
        {
            let from = end + sign.len_utf8();
            found.push(from..from + 2);
        }
    }
    found
}

/// The runs of one marker in a line, without escaped markers.
fn runs_of(mark: u8, line: &str) -> Vec<Range<usize>> {
    let bytes = line.as_bytes();
    let mut runs = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            byte if byte == mark => {
                let length = bytes[at..].iter().take_while(|byte| **byte == mark).count();
                runs.push(at..at + length);
                at += length;
            }
            _ => at += 1,
        }
    }
    runs
}

struct MarkerRun<'a> {
    line: SourceLine<'a>,
    run: Range<usize>,
}

impl MarkerRun<'_> {
    fn before(&self) -> Option<char> {
        self.line.text[..self.run.start].chars().next_back()
    }

    fn after(&self) -> Option<char> {
        self.line.text[self.run.end..].chars().next()
    }

    /// The edits that let the run open bold; `None` if it cannot open bold.
    fn opener(&self) -> Option<Vec<Edit>> {
        let after = self.after()?;
        if after.is_whitespace() {
            return None;
        }
        let needed = !after.is_alphanumeric() && self.before().is_some_and(char::is_alphanumeric);
        Some(
            needed
                .then(|| self.joiner(self.run.end))
                .into_iter()
                .collect(),
        )
    }

    /// The edit that lets the run close bold, if it needs one.
    fn closer(&self) -> Option<Edit> {
        let before = self.before()?;
        let after = self.after();
        let needed = if before.is_whitespace() {
            after.is_none_or(|after| !after.is_ascii_alphanumeric())
        } else {
            !before.is_alphanumeric() && after.is_some_and(char::is_alphanumeric)
        };
        needed.then(|| self.joiner(self.run.start))
    }

    fn joiner(&self, at: usize) -> Edit {
        Edit::insert(self.line.start + at, JOINER.to_string())
    }

    fn removal(&self) -> Edit {
        Edit::new(
            self.line.start + self.run.start..self.line.start + self.run.end,
            "",
        )
    }
}

#[cfg(test)]
mod tests {
    use crate::markdown::tree::{Inline, parse, plain_text};

    /// The text of a one-paragraph answer, and its bold parts.
    fn read(text: &str) -> (String, Vec<String>) {
        let document = parse(text);
        let inlines = document.blocks[0].inlines().unwrap().to_vec();
        let strong = inlines
            .iter()
            .filter_map(|inline| match inline {
                Inline::Text { text, style } if style.strong => Some(text.trim().to_owned()),
                _ => None,
            })
            .collect();
        (plain_text(&inlines), strong)
    }

    #[test]
    fn bold_closes_behind_chinese_punctuation() {
        let (text, strong) = read("**注意：**这里，是**“引用”**的");
        assert_eq!(text, "注意：这里，是“引用”的");
        assert_eq!(strong, ["注意：", "“引用”"]);
    }

    #[test]
    fn bold_broken_by_an_export_is_whole_again() {
        let cases = [
            ("**HPA ****原理 **", "HPA 原理"),
            ("**ingress: **", "ingress:"),
            ("**和**** IPAM****（****IP****）**", "和 IPAM（IP）"),
        ];
        for (source, shown) in cases {
            let (text, strong) = read(source);
            assert_eq!(text.trim(), shown, "{source}");
            assert_eq!(strong, [shown], "{source}");
        }
    }

    #[test]
    fn knots_of_stars_are_dropped() {
        let (text, _) = read(r"静态模式 ***\***：**集群管理员");
        assert_eq!(text, "静态模式 ：集群管理员");
    }

    #[test]
    fn stars_that_mark_nothing_stay() {
        for text in ["a ** b ** c", "**/*.go 是什么", "`**x**`"] {
            assert_eq!(read(text).0, text.replace('`', ""));
        }
    }
}
