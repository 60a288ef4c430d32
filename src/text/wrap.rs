//! Wraps styled text by Chinese and English line-breaking rules.

use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation;

use super::line::{Line, Piece, Role};
use super::width::{Ambiguous, display_width, grapheme_width, prefix};
use crate::markdown::tree::visible;

/// Characters that must not start a line.
const NO_START: &str = "，。、；：？！）】》」』〉〕”’…,.;:?!)]}%";
/// Characters that must not end a line.
const NO_END: &str = "（【《「『〈〔“‘([{";
/// The width in columns of the widest word with hyphens that is not broken where a line has room
/// for it, such as `--ignore-daemonsets`.
const MAX_COMPOUND: usize = 20;

/// Wraps pieces into lines of at most `width` columns; `\n` ends a line.
///
/// Only a single character wider than `width` exceeds it. Drops blanks at the ends of lines and
/// turns control characters into visible marks; keeps all other text.
pub fn wrap(pieces: &[Piece], width: usize, ambiguous: Ambiguous) -> Vec<Line> {
    #[cfg(test)]
    super::N_LAID_OUT
        .with(|n| n.set(n.get() + pieces.iter().map(|it| it.text.len()).sum::<usize>()));
    let is_clean = |piece: &Piece| !piece.text.contains(|c: char| c != '\n' && c.is_control());
    if pieces.iter().all(is_clean) {
        return wrap_clean(pieces, width, ambiguous);
    }
    let clean = |piece: &Piece| Piece::new(visible(&piece.text).replace('\t', " "), piece.role);
    let pieces: Vec<Piece> = pieces.iter().map(clean).collect();
    wrap_clean(&pieces, width, ambiguous)
}

fn wrap_clean(pieces: &[Piece], width: usize, ambiguous: Ambiguous) -> Vec<Line> {
    let text: String = pieces.iter().map(|piece| &*piece.text).collect();
    let mut filler = Filler {
        text: &text,
        width: width.max(1),
        ambiguous,
        start: 0,
        end: 0,
        used: 0,
        lines: Vec::new(),
        n_before: 0,
    };
    each_unit(
        &text,
        width,
        MAX_COMPOUND.min(width),
        ambiguous,
        |start, end, ends_line| {
            filler.stretch(start, end);
            if ends_line {
                filler.end_line(end);
            }
        },
    );
    cut(pieces, &filler.lines)
}

/// Calls `unit` with the bounds of each part that is not broken, and whether a line ends after it.
/// A word is broken at its hyphens only if it is wider than `max_compound` columns, and a part of a
/// path or a name with dots only if it is wider than a line.
fn each_unit(
    text: &str,
    width: usize,
    max_compound: usize,
    ambiguous: Ambiguous,
    mut unit: impl FnMut(usize, usize, bool),
) {
    let mut start = 0;
    let mut hyphens = Vec::new();
    for (at, opportunity) in linebreaks(text) {
        let ends_line = opportunity == BreakOpportunity::Mandatory;
        if !ends_line && is_forbidden(text, at) {
            continue;
        }
        if !ends_line && is_inside_compound(text, at) {
            hyphens.push(at);
            continue;
        }
        let is_wide = || {
            let word = text[start..at].trim_end();
            let is_path = word.contains(['/', '.']);
            let most = if is_path {
                width.max(max_compound)
            } else {
                max_compound
            };
            display_width(word, ambiguous) > most
        };
        if !hyphens.is_empty() && is_wide() {
            for hyphen in hyphens.drain(..) {
                unit(start, hyphen, false);
                start = hyphen;
            }
        }
        hyphens.clear();
        unit(start, at, ends_line);
        start = at;
    }
}

/// Whether the text before `at` ends with a hyphen between two Latin letters or digits.
fn is_inside_compound(text: &str, at: usize) -> bool {
    let before = text[..at].strip_suffix('-');
    before.is_some_and(|before| before.ends_with(|c: char| c.is_ascii_alphanumeric()))
        && text[at..].starts_with(|c: char| c.is_ascii_alphanumeric())
}

/// Wraps plain text, such as titles and messages.
pub fn wrap_plain(text: &str, width: usize, ambiguous: Ambiguous) -> Vec<String> {
    let piece = Piece::new(text, Role::Plain);
    let lines = wrap(&[piece], width, ambiguous);
    lines.iter().map(Line::text).collect()
}

/// The first `n_lines` lines of a plain text, and whether more follow. Costs no more for a longer
/// text.
pub fn wrap_first(
    text: &str,
    width: usize,
    n_lines: usize,
    ambiguous: Ambiguous,
) -> (Vec<String>, bool) {
    // Blanks at the end of a line are not among its columns.
    let start = prefix(text, width.saturating_mul(n_lines + 1), ambiguous);
    let mut lines = wrap_plain(start, width, ambiguous);
    let has_more = start.len() < text.len() || lines.len() > n_lines;
    lines.truncate(n_lines);
    (lines, has_more)
}

/// The width of the widest unbreakable run.
pub fn widest_word(text: &str, ambiguous: Ambiguous) -> usize {
    let mut widest = 0;
    each_unit(text, 0, 0, ambiguous, |start, end, _| {
        widest = widest.max(display_width(text[start..end].trim_end(), ambiguous));
    });
    widest
}

struct Filler<'a> {
    text: &'a str,
    width: usize,
    ambiguous: Ambiguous,
    /// The start of the current line.
    start: usize,
    /// The end of its visible text.
    end: usize,
    /// The used width, trailing blanks included.
    used: usize,
    lines: Vec<(usize, usize)>,
    /// How many lines end before the current paragraph.
    n_before: usize,
}

impl Filler<'_> {
    /// Adds the text up to the next break opportunity.
    fn stretch(&mut self, start: usize, end: usize) {
        self.inner_breaks(start, end, &mut |filler, from, to| filler.unit(from, to));
    }

    /// Adds breaks that UAX 14 lacks: next to `“` and `”` between Chinese characters.
    fn inner_breaks(
        &mut self,
        start: usize,
        end: usize,
        unit: &mut dyn FnMut(&mut Self, usize, usize),
    ) {
        let mut from = start;
        let mut previous = None;
        for (at, character) in self.text[start..end].char_indices() {
            let breaks = match (previous, character) {
                (Some(before), '“' | '‘') => is_wide(before),
                (Some('”' | '’'), after) => is_wide(after) && !NO_START.contains(after),
                _ => false,
            };
            if breaks {
                unit(self, from, start + at);
                from = start + at;
            }
            previous = Some(character);
        }
        unit(self, from, end);
    }

    fn unit(&mut self, start: usize, end: usize) {
        let visible = self.text[start..end].trim_end_matches(is_blank);
        let visible_end = start + visible.len();
        let columns = display_width(visible, self.ambiguous);
        if self.used + columns > self.width {
            if self.end > self.start {
                self.new_line(start);
            } else {
                self.start = start;
                self.used = 0;
            }
        }
        if columns > self.width {
            self.split(start, visible_end);
        } else {
            self.used += columns;
        }
        if !visible.is_empty() {
            self.end = visible_end;
        }
        let blanks = self.text[visible_end..end].trim_end_matches(['\n', '\r']);
        self.used += display_width(blanks, self.ambiguous);
    }

    /// Splits an unbreakable text over several lines.
    fn split(&mut self, start: usize, end: usize) {
        let text = self.text;
        let mut previous = start;
        for (offset, grapheme) in text[start..end].grapheme_indices(true) {
            let at = start + offset;
            let columns = grapheme_width(grapheme, self.ambiguous);
            if self.used + columns > self.width && at > self.start {
                let carried = display_width(&text[previous..at], self.ambiguous);
                let carry = grapheme.starts_with(|c| NO_START.contains(c))
                    && previous > self.start
                    && carried + columns <= self.width;
                let from = if carry { previous } else { at };
                self.end = from;
                self.new_line(from);
                self.used = display_width(&text[from..at], self.ambiguous);
            }
            self.used += columns;
            previous = at;
        }
    }

    fn new_line(&mut self, start: usize) {
        self.lines.push((self.start, self.end));
        self.start = start;
        self.end = start;
        self.used = 0;
    }

    fn end_line(&mut self, next: usize) {
        self.join_orphan();
        self.new_line(next);
        self.n_before = self.lines.len();
    }

    /// Moves a Chinese character from the line before to a single one in the last line of a
    /// paragraph.
    fn join_orphan(&mut self) {
        let last_line = self.text[self.start..self.end].chars();
        let mut last_line = last_line.filter(|it| !NO_START.contains(*it));
        let is_orphan = last_line.next().is_some_and(is_wide) && last_line.next().is_none();
        let is_first = self.lines.len() == self.n_before;
        let Some((start, end)) = self.lines.last_mut().filter(|_| is_orphan && !is_first) else {
            return;
        };
        let mut behind = self.text[*start..*end].char_indices().rev();
        if let (Some((at, moved)), Some((_, before))) = (behind.next(), behind.next())
            && is_wide(moved)
            && (is_wide(before) || is_blank(before))
            && !is_forbidden(self.text, *start + at)
            && self.used + display_width(&self.text[*start + at..*end], self.ambiguous)
                <= self.width
            && *end == self.start
        {
            self.start = *start + at;
            *end = *start
                + self.text[*start..self.start]
                    .trim_end_matches(is_blank)
                    .len();
        }
    }
}

fn is_blank(character: char) -> bool {
    character.is_whitespace() && character != '\u{a0}'
}

fn is_wide(character: char) -> bool {
    matches!(character, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}')
}

/// Whether to suppress a break that UAX 14 allows but that reads badly.
fn is_forbidden(text: &str, at: usize) -> bool {
    let mut behind = text[..at].chars().rev();
    let (Some(before), Some(after)) = (behind.next(), text[at..].chars().next()) else {
        return false;
    };
    let flag = before == '-' && behind.next().is_none_or(|c| is_blank(c) || c == '-');
    flag || (matches!(before, '-' | '=') && after == '>')
        || (!is_blank(before) && NO_START.contains(after) && before != after)
        || NO_END.contains(before)
}

/// Cuts the pieces at the line boundaries.
fn cut(pieces: &[Piece], lines: &[(usize, usize)]) -> Vec<Line> {
    let mut cut = Vec::with_capacity(lines.len());
    let mut pieces = pieces.iter();
    let mut piece = pieces.next();
    let mut offset = 0;
    for &(start, end) in lines {
        let mut line = Line::default();
        while let Some(current) = piece {
            let piece_end = offset + current.text.len();
            let from = start.max(offset);
            let to = end.min(piece_end);
            if from < to {
                line.push(&current.text[from - offset..to - offset], current.role);
            }
            if piece_end > end {
                break;
            }
            offset = piece_end;
            piece = pieces.next();
        }
        cut.push(line);
    }
    cut
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines(text: &str, width: usize) -> Vec<String> {
        wrap_plain(text, width, Ambiguous::Narrow)
    }

    #[test]
    fn no_line_begins_or_ends_with_the_wrong_sign() {
        assert_eq!(lines("调度失败，重试", 8), ["调度失", "败，重试"]);
        assert_eq!(lines("容器（运行时）是", 6), ["容器", "（运行", "时）是"]);
        assert_eq!(
            lines("是指“承上启下”的功能", 10),
            ["是指“承上", "启下”的", "功能"]
        );
    }

    #[test]
    fn no_single_chinese_character_is_left_for_the_last_line() {
        assert_eq!(
            lines("多数成员落盘才算提交", 18),
            ["多数成员落盘才算", "提交"]
        );
        assert_eq!(lines("才算提交。", 8), ["才算", "提交。"]);
        assert_eq!(lines("写请求 a 提交", 12), ["写请求 a", "提交"]);
    }

    #[test]
    fn english_breaks_between_words() {
        assert_eq!(
            lines("the kubelet starts pods", 11),
            ["the kubelet", "starts pods"]
        );
        assert_eq!(
            lines("可加 --ignore-daemonsets 参数", 16),
            ["可加 --ignore-", "daemonsets 参数"]
        );
    }

    #[test]
    fn a_short_word_with_hyphens_is_broken_only_where_no_line_holds_it() {
        assert_eq!(
            lines("the pod is in back-off now", 19),
            ["the pod is in", "back-off now"]
        );
        assert_eq!(
            lines("重启后进入 back-off 状态", 16),
            ["重启后进入", "back-off 状态"]
        );
        assert_eq!(
            lines("run kube-controller-manager --v=2", 24),
            ["run kube-controller-", "manager --v=2"]
        );
        assert_eq!(
            lines("the label node-role.kubernetes.io/master", 30),
            ["the label", "node-role.kubernetes.io/master"]
        );
        assert_eq!(lines("in back-off", 6), ["in", "back-", "off"]);
    }

    #[test]
    fn unbreakable_text_is_split_between_characters() {
        assert_eq!(lines("aaaaaaa，b", 4), ["aaaa", "aa", "a，b"]);
    }

    #[test]
    fn blanks_give_way_to_text() {
        assert_eq!(lines("  调", 2), ["调"]);
        assert_eq!(lines("  调", 4), ["  调"]);
        assert_eq!(lines("ab    cd", 4), ["ab", "cd"]);
    }

    #[test]
    fn line_ends_are_kept() {
        assert_eq!(lines("a\n\nb", 9), ["a", "", "b"]);
        assert_eq!(lines("", 9), Vec::<String>::new());
    }

    #[test]
    fn roles_survive_a_break() {
        let pieces = [
            Piece::new("节点", Role::Strong),
            Piece::new("关机中", Role::Plain),
        ];
        let wrapped = wrap(&pieces, 6, Ambiguous::Narrow);
        assert_eq!(
            wrapped[0].pieces,
            [pieces[0].clone(), Piece::new("关", Role::Plain)]
        );
        assert_eq!(wrapped[1].pieces, [Piece::new("机中", Role::Plain)]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_everything_fits(
            text in "([a-z]{1,9}|[节点调度]{1,4}|[，。：“”（）…—-]|[ \n]|👩‍👧|e\u{301}){0,40}",
            width in 2usize..40,
        ) {
            let wrapped = wrap_plain(&text, width, Ambiguous::Wide);
            for line in &wrapped {
                prop_assert!(display_width(line, Ambiguous::Wide) <= width, "{line}");
            }
            let visible = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(visible(&wrapped.concat()), visible(&text));
        }
    }
}
