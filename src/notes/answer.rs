//! Splits the lines below a question into hint, answer and note, and removes what is neither:
//! separators, labels, copy buttons, ignored lines.

use std::borrow::Cow;
use std::ops::Range;

use crate::domain::{Slices, Span, Tag};

use super::boilerplate::{is_boilerplate, is_page_number, is_rule, is_separator};
use super::dialects::labelled::{Label, item_of_answer, label};
use super::page::{Line, LineKind};
use super::question::tags_of_mark;

/// A line below a question, without the indent of its list item or the marks of its quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BodyLine {
    pub span: Span,
    /// Line of the file, from 1.
    pub number: u32,
    pub kind: LineKind,
}

impl From<Line> for BodyLine {
    /// A line outside of any list item or quote.
    fn from(Line { span, number, kind }: Line) -> Self {
        Self { span, number, kind }
    }
}

/// The parts of the lines below a question.
#[derive(Clone, Debug, Default)]
pub struct Body {
    pub hint: Slices,
    /// Empty for an unanswered question.
    pub answer: Slices,
    /// Text that does not answer the question.
    pub note: Slices,
    /// Marks of importance below the question.
    pub tags: Vec<Tag>,
    /// Whether a label introduced a hint or an answer.
    pub labelled: bool,
    /// Whether the answer consists of pictures alone.
    pub picture_only: bool,
    /// Last line of the answer.
    pub end_line: Option<u32>,
    /// Separators, labels and marks.
    pub structure: Vec<Span>,
}

/// Reads the lines below a question. Bytes that no part of the result names are left over.
pub fn read(source: &str, lines: &[BodyLine]) -> Body {
    let mut reader = Reader {
        source,
        body: Body::default(),
    };
    let without_ignored = without_ignored(lines);
    let is_marked = without_ignored.len() < lines.len();
    let lines = reader.without_edges(&without_ignored);
    let lines = reader.without_mark(lines);
    let (hint, answer) = reader.split(lines);
    let hint = reader.without_edges(&hint);
    let answer = reader.without_edges(&answer);
    reader.body.hint = reader.slices(hint);
    // A text between marks is an answer whatever it says.
    if !has_text(source, answer) || (!is_marked && says_no_answer(source, answer)) {
        reader.body.note = reader.slices(answer);
    } else {
        reader.body.picture_only = is_picture_only(source, answer);
        reader.body.answer = reader.slices(answer);
        reader.body.end_line = answer.last().map(|line| line.number);
    }
    reader.body
}

/// The lines that are neither marks nor between marks that hide text.
fn without_ignored(lines: &[BodyLine]) -> Cow<'_, [BodyLine]> {
    let is_ignored = |line: &BodyLine| line.kind == LineKind::Ignored;
    if !lines.iter().any(is_ignored) {
        return Cow::Borrowed(lines);
    }
    let outside = lines.iter().copied().filter(|line| !is_ignored(line));
    Cow::Owned(outside.collect())
}

/// Whether lines hold visible text or a picture. Sub-headings with nothing below don't count.
pub fn has_text(source: &str, lines: &[BodyLine]) -> bool {
    lines.iter().any(|line| is_text(source, line))
}

/// Whether a line holds text, a picture or code, and not just an anchor, a comment, an empty quote
/// or an empty list item.
pub fn is_text(source: &str, line: &BodyLine) -> bool {
    /// Only lines with fewer bytes can be marks and indent alone.
    const SHORTEST: usize = 16;
    let is_mark = matches!(
        line.kind,
        LineKind::Blank
            | LineKind::Rule
            | LineKind::Tag(_)
            | LineKind::Contents
            | LineKind::Ignored
            | LineKind::Heading { .. }
    );
    let text = line.span.of(source);
    let is_empty = || {
        text.trim_matches(['>', '-', '*', '+', ' ', '\t'])
            .is_empty()
    };
    if text.len() < SHORTEST && line.kind != LineKind::Code && is_empty() {
        return false;
    }
    !is_mark && !is_separator(text) && (line.kind != LineKind::Text || !is_boilerplate(text))
}

/// The tags of a line that is only a mark of importance: `（这个问题被问到的概率非常大）`.
pub fn tags_in_brackets(line: &str) -> Vec<Tag> {
    let inner = line.trim().strip_prefix(['（', '(']);
    let inner = inner.and_then(|rest| rest.strip_suffix(['）', ')']));
    inner.map(tags_of_mark).unwrap_or_default()
}

struct Reader<'a> {
    source: &'a str,
    body: Body,
}

impl<'a> Reader<'a> {
    fn text(&self, line: &BodyLine) -> &'a str {
        line.span.of(self.source)
    }

    /// Trims blank lines and separators from both ends, and stray lines from the end.
    fn without_edges<'l>(&mut self, mut lines: &'l [BodyLine]) -> &'l [BodyLine] {
        while let [first, rest @ ..] = lines {
            if !self.is_edge(first) {
                break;
            }
            lines = rest;
        }
        while let [rest @ .., last] = lines {
            if !self.is_edge(last) && !self.is_stray(rest, last) {
                break;
            }
            lines = rest;
        }
        lines
    }

    /// Whether a last line is neither answer nor question: a lone character after a finished
    /// answer, a reminder of the author (`TODO`), a line that sites put below a page.
    fn is_stray(&self, before: &[BodyLine], line: &BodyLine) -> bool {
        const REMINDERS: [&str; 6] = ["放弃了", "未完待续", "回头再", "以后再补", "TODO", "FIXME"];
        // Lines that sites and their authors put below a page.
        const SITE_FOOTERS: [&str; 8] = [
            "关注公众号", "扫码关注", "点赞", "转载请", "原文链接", "版权声明", "> 来自",
            "著作权归",
        ];
        if line.kind != LineKind::Text {
            return false;
        }
        let Some(previous) = before.iter().rfind(|line| line.kind != LineKind::Blank) else {
            return false;
        };
        let text = self.text(line).trim();
        let finished = || {
            let before = self.text(previous).trim_end();
            !before.ends_with(char::is_alphanumeric)
        };
        let lone = text.chars().nth(1).is_none() && text.starts_with(char::is_alphabetic);
        let aside = REMINDERS.iter().any(|words| text.starts_with(words));
        let of_site = SITE_FOOTERS.iter().any(|words| text.starts_with(words));
        (lone && finished()) || (aside && text.chars().count() <= 30) || of_site
    }

    /// Whether a line is blank or a separator. Records a separator as structure.
    fn is_edge(&mut self, line: &BodyLine) -> bool {
        let text = self.text(line);
        let is_mark = matches!(
            line.kind,
            LineKind::Rule | LineKind::Contents | LineKind::Tag(_)
        );
        // Most lines begin with a letter or digit. Only page numbers among them are separators.
        if !is_mark && text.starts_with(char::is_alphanumeric) && !is_page_number(text) {
            return false;
        }
        let separator = matches!(line.kind, LineKind::Rule | LineKind::Contents)
            || (line.kind == LineKind::Text && is_rule(text));
        let furniture = line.kind != LineKind::Code && is_boilerplate(text);
        if separator || furniture {
            self.body.structure.push(line.span);
        }
        let empty = matches!(line.kind, LineKind::Heading { .. })
            && text.trim_matches(['#', ' ', '\t']).is_empty();
        if empty {
            self.body.structure.push(line.span);
        }
        let dashes = line.kind == LineKind::Text && is_separator(text);
        let blank = text.trim().is_empty();
        separator || furniture || empty || dashes || blank || matches!(line.kind, LineKind::Tag(_))
    }

    /// Removes a first paragraph that is a mark of importance, which belongs to the question.
    fn without_mark<'l>(&mut self, lines: &'l [BodyLine]) -> &'l [BodyLine] {
        let [first, rest @ ..] = lines else {
            return lines;
        };
        let alone = rest.first().is_none_or(|next| next.kind == LineKind::Blank);
        let tags = tags_in_brackets(self.text(first));
        if tags.is_empty() || !alone || first.kind != LineKind::Text {
            return lines;
        }
        self.body.tags = tags;
        self.body.structure.push(first.span);
        self.without_edges(rest)
    }

    /// Splits the lines into hint and answer at their labels.
    fn split(&mut self, lines: &[BodyLine]) -> (Vec<BodyLine>, Vec<BodyLine>) {
        let mut hint = Vec::new();
        let mut answer = Vec::with_capacity(lines.len());
        let mut current = Label::Answer;
        let mut may_label = true;
        // The lines below `- **答案**：` have the indent of that item.
        let mut indent = 0;
        let item = self.item_of_answer(lines);
        let is_answer =
            |line: &BodyLine| matches!(label(self.text(line)), Some((Label::Answer, _)));
        let is_answered = lines.iter().any(is_answer);
        for line in lines {
            let mut line = *line;
            line.span = without_indent(self.source, line.span, indent);
            let found = (may_label && line.kind == LineKind::Text)
                .then(|| label(self.text(&line)))
                .flatten()
                .filter(|(named, _)| *named != Label::Remark || is_answered)
                .or_else(|| {
                    item.clone()
                        .filter(|(number, _)| *number == line.number)
                        .map(|(_, range)| (Label::Answer, range))
                });
            if let Some((named, range)) = &found {
                self.body.labelled = true;
                self.body
                    .structure
                    .push(part(line.span, range.start, range.end));
                indent = indent_of_item(self.text(&line), range);
                line.span = part(line.span, range.end, line.span.len());
                current = match named {
                    Label::Answer => Label::Answer,
                    Label::Hint | Label::Remark => Label::Hint,
                };
            }
            // In an answer that has begun, labels are text.
            may_label = match current {
                Label::Hint | Label::Remark => true,
                Label::Answer => found.is_none() && line.kind == LineKind::Blank,
            };
            let labelled_alone = found.is_some() && line.span.is_empty();
            if !labelled_alone {
                if current == Label::Hint {
                    &mut hint
                } else {
                    &mut answer
                }
                .push(line);
            }
        }
        (hint, answer)
    }

    /// The line `- A: answer` below a question, unless a line `- B: …` makes both of them options.
    fn item_of_answer(&self, lines: &[BodyLine]) -> Option<(u32, Range<usize>)> {
        let first = lines.iter().find(|line| line.kind != LineKind::Blank)?;
        let range = item_of_answer(self.text(first), 'a')?;
        let mut lines = lines.iter();
        let choices = lines.any(|line| item_of_answer(self.text(line), 'b').is_some());
        (!choices).then_some((first.number, range))
    }

    fn slices(&self, lines: &[BodyLine]) -> Slices {
        let kept = lines.iter().filter(|line| !self.is_copy_button(line));
        let span = |line: &BodyLine| match line.kind {
            LineKind::Blank => Span {
                end: line.span.start,
                ..line.span
            },
            _ => line.span,
        };
        let mut spans = Vec::with_capacity(lines.len());
        spans.extend(kept.map(span));
        Slices(spans.into())
    }

    /// Whether a line is the label of a button that was copied with the code (`yaml复制代码`), or the
    /// placeholder that an editor puts below a picture.
    fn is_copy_button(&self, line: &BodyLine) -> bool {
        const LONGEST: usize = "复制代码".len() + 18;
        let text = self.text(line).trim();
        if text.len() > LONGEST {
            return false;
        }
        if text == "在这里插入图片描述" {
            return line.kind == LineKind::Text;
        }
        let Some(before) = text
            .strip_suffix("复制代码")
            .or_else(|| text.strip_suffix("Copy code"))
        else {
            return false;
        };
        before.len() <= 12 && before.bytes().all(|byte| byte.is_ascii_alphanumeric())
    }
}

/// Bytes before the text of the list item that a label is in; 0 outside lists.
fn indent_of_item(line: &str, label: &Range<usize>) -> usize {
    let item = &line[label.start..];
    let rest = item.strip_prefix(['-', '*', '+']).unwrap_or(item);
    if rest.len() < item.len() && rest.starts_with([' ', '\t']) {
        line.len() - rest.trim_start().len()
    } else {
        0
    }
}

/// A line without up to `indent` bytes of leading white space.
fn without_indent(source: &str, span: Span, indent: usize) -> Span {
    let is_space = |byte: &u8| matches!(byte, b' ' | b'\t');
    let n_spaces = span
        .of(source)
        .bytes()
        .take(indent)
        .take_while(is_space)
        .count();
    part(span, n_spaces, span.len())
}

fn part(span: Span, start: usize, end: usize) -> Span {
    let base = span.start as usize;
    Span::new(base + start..base + end)
}

/// Whether a text says that there is no answer: 当时直接答的不会。
fn says_no_answer(source: &str, lines: &[BodyLine]) -> bool {
    const SAYS_SO: [&str; 21] = [
        "开放作答", "没研究过", "没了解过", "开放题", "待补", "待完善", "暂无", "无答案", "略",
        "没答上", "没回答", "不会", "不知道", "todo", "tbd", "n/a", "to be added", "???", "？？？",
        "your answer", "answer here",
    ];
    const ANYWHERE: [&str; 6] = [
        "不写了", "答的不会", "没答上来", "没有回答", "答不上来", "回答不会",
    ];
    let is_fence = |line: &&BodyLine| {
        let text = line.span.of(source).trim_start();
        line.kind == LineKind::Code && (text.starts_with("```") || text.starts_with("~~~"))
    };
    let is_blank = |line: &&BodyLine| line.span.of(source).trim().is_empty();
    if lines.iter().any(|line| is_fence(&line)) {
        return lines.iter().all(|line| is_blank(&line) || is_fence(&line));
    }
    if lines.is_empty() || lines.len() > 3 {
        return false;
    }
    let text: String = lines
        .iter()
        .map(|line| line.span.of(source).trim())
        .collect();
    let bare = text
        .trim_matches(['（', '）', '(', ')', '。', '.', '*', '…', ' ', '-', '_'])
        .to_lowercase();
    let length = bare.chars().count();
    // `...` is a placeholder; a single sign may be the answer.
    if bare.is_empty() && (text.contains('…') || text.len() > 1) {
        return true;
    }
    let begins = SAYS_SO.iter().any(|words| bare.starts_with(words));
    // A word such as 略 must be nearly the whole text; 开放题 may be followed by a reference.
    let short = match () {
        () if bare.starts_with("开放题") => 40,
        () if bare.contains("answer") => 30,
        () => 6,
    };
    (begins && length <= short)
        || (length <= 20 && ANYWHERE.iter().any(|words| bare.contains(words)))
}

/// Whether an answer is pictures with at most a few words between them.
fn is_picture_only(source: &str, lines: &[BodyLine]) -> bool {
    let is_picture = |line: &&BodyLine| {
        let text = line.span.of(source).trim();
        (text.starts_with("![") && text.ends_with(')')) || text.starts_with("<img")
    };
    if !lines.iter().any(|line| is_picture(&line)) {
        return false;
    }
    let rest = lines.iter().filter(|line| !is_picture(line));
    let words: String = rest.map(|line| line.span.of(source).trim()).collect();
    words.chars().count() <= 50 && !words.contains(['。', '；', '：', ';', '|', '`'])
}
