//! Makes a unit of each line with words: its shape (marks, number, label, indent) and its words.
//! The rest is structure.

mod ahead;
mod line;
mod marked;
mod number;
mod shape;

use std::collections::{HashMap, HashSet};

use crate::domain::Span;

use super::boilerplate::{is_boilerplate, is_rule, is_separator};
use super::dialects::contents;
use super::dialects::details::{Tag, is_lid};
use super::dialects::labelled::{label, names_an_answer};
use super::dialects::one_line::label_inside;
use super::page::{LineKind, Page};
use super::vocabulary::{Likeness, likeness};
pub(crate) use ahead::summary;
use ahead::{key, lone_numbers, never_closed, repeated_summaries};
pub(crate) use line::without_bullet;
pub(crate) use line::without_quotes;
use line::{columns, container, is_picture, visible, visible_start};
use marked::Marked;
pub(crate) use number::lone_number;
use number::{drop_lone_numbers, join_runs};
pub(crate) use shape::{Bold, Class, NumberStyle, Shape, plain_class};

/// A line with words, or the first line of a code block.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    /// Its line, as an index into the page.
    pub(crate) line: usize,
    pub(crate) class: Class,
    /// All its bytes, marks included.
    pub(crate) span: Span,
    /// Its words, without marks, number and label.
    pub(crate) words: Span,
    /// Bytes of the line before the text of its list item.
    pub(crate) content: usize,
    /// Columns of leading white space.
    pub(crate) indent: usize,
    pub(crate) number: Option<u32>,
    /// Whether it begins with the label of an answer or a hint.
    pub(crate) answers: bool,
    /// Whether it is only that label.
    pub(crate) is_label: bool,
    /// Whether a blank line, a heading or a rule is above it.
    pub(crate) after_gap: bool,
    /// Whether a lid or an answer label is right below it.
    pub(crate) lid_below: bool,
    /// How many `<details>` enclose it.
    pub(crate) folds: u8,
    /// Whether the innermost `<details>` has a lid.
    pub(crate) in_lid: bool,
    /// How many lines it spans.
    pub(crate) n_lines: usize,
}

/// The units of a page, and the structure around them.
#[derive(Debug, Default)]
pub(crate) struct Lexed {
    pub(crate) units: Vec<Unit>,
    /// Lines of lids and containers, as ascending indexes into the page.
    pub(crate) lids: Vec<usize>,
    /// Lines without text: lone numbers, titles of tables of contents.
    pub(crate) structure: Vec<Span>,
    /// Line numbers of the lines that hold only the number of the line below.
    pub(crate) lone_numbers: HashSet<u32>,
    /// Lines of `<details>` tags that are not closed, as indexes into the page.
    pub(crate) never_closed: Vec<usize>,
}

/// Splits a page into units.
pub(crate) fn lex(page: &Page<'_>) -> Lexed {
    let lids = repeated_summaries(page);
    let mut lexer = Lexer {
        page,
        lids: &lids,
        lexed: Lexed {
            never_closed: never_closed(page),
            ..Lexed::default()
        },
        lone_numbers: lone_numbers(page),
        pending_number: None,
        margin: usize::MAX,
        gap: true,
        items: Vec::new(),
        folds: Vec::new(),
    };
    let mut line = 0;
    while line < page.lines.len() {
        line = lexer.take(line);
    }
    let mut lexed = lexer.lexed;
    drop_lone_numbers(&mut lexed.units);
    join_runs(&mut lexed.units);
    lexed.lids.sort_unstable();
    let lids = lexed.lids.iter().map(|at| page.lines[*at].span);
    lexed.structure.extend(lids);
    lexed
}

struct Lexer<'a> {
    page: &'a Page<'a>,
    lids: &'a HashMap<String, usize>,
    lexed: Lexed,
    /// Lone numbers, by line.
    lone_numbers: HashMap<usize, u32>,
    /// The lone number on the line above.
    pending_number: Option<u32>,
    gap: bool,
    /// The least indent of the lines so far.
    margin: usize,
    /// The columns of the open list items.
    items: Vec<usize>,
    /// The open `<details>` tags: whether each has a lid.
    folds: Vec<bool>,
}

impl Lexer<'_> {
    /// Reads a line and returns the next one to read.
    fn take(&mut self, at: usize) -> usize {
        let line = self.page.lines[at];
        let text = self.page.line(at);
        match line.kind {
            LineKind::Blank => self.gap = true,
            LineKind::Heading { level } => self.heading(at, level),
            LineKind::Rule => self.rule(at),
            LineKind::Code => return self.code(at),
            LineKind::Tag(tag) => return self.tag(at, tag),
            LineKind::Item { .. } | LineKind::Text => {
                if let Some(number) = self.lone_numbers.get(&at) {
                    self.pending_number = Some(*number);
                    self.lexed.structure.push(line.span);
                    self.lexed.lone_numbers.insert(line.number);
                    self.gap = true;
                    return at + 1;
                }
                if let Some(n_lines) = self.preformatted(at) {
                    let unit = self.push(at, plain_class(Shape::Code), line.span);
                    unit.n_lines = n_lines;
                    return at + n_lines;
                }
                if is_rule(text) || is_separator(text) {
                    self.rule(at);
                } else if let Some(title) = container(text) {
                    self.container(at, title);
                } else if is_boilerplate(text) {
                    if text.trim_start().starts_with(":::") {
                        self.lexed.lids.push(at);
                    }
                    self.gap = true;
                } else if !visible(without_quotes(text).1).is_empty() {
                    self.words(at);
                } else {
                    self.gap = true;
                }
            }
            LineKind::Underline | LineKind::Metadata | LineKind::Contents | LineKind::Ignored => {
                self.gap = true
            }
        }
        at + 1
    }

    fn push(&mut self, at: usize, class: Class, words: Span) -> &mut Unit {
        let unit = Unit {
            line: at,
            class,
            span: self.page.lines[at].span,
            words,
            content: 0,
            indent: 0,
            number: None,
            answers: false,
            is_label: false,
            after_gap: self.gap,
            lid_below: false,
            folds: u8::try_from(self.folds.len()).unwrap_or(u8::MAX),
            in_lid: self.folds.last().copied().unwrap_or(false),
            n_lines: 1,
        };
        self.gap = false;
        self.pending_number = None;
        self.lexed.units.push(unit);
        let last = self.lexed.units.len() - 1;
        &mut self.lexed.units[last]
    }

    fn heading(&mut self, at: usize, level: u8) {
        let title = self.page.heading_title(at);
        self.gap = true;
        self.margin = 0;
        self.items.clear();
        let words = title.of(self.page.text).trim();
        if words.is_empty() {
            return;
        }
        let mut below = self.page.lines[at + 1..].iter();
        let below = below.find(|line| line.kind != LineKind::Blank);
        let above_heading = below.is_none_or(|line| matches!(line.kind, LineKind::Heading { .. }));
        let is_empty = above_heading && lone_number(words).is_some();
        let above_contents = below.is_some_and(|line| line.kind == LineKind::Contents);
        if is_empty {
            self.lexed.lone_numbers.insert(self.page.lines[at].number);
        }
        if is_empty || above_contents && contents::is_title(words) {
            self.lexed.structure.push(self.page.lines[at].span);
            return;
        }
        let start = self.page.lines[at].span.start as usize;
        let range = title.start as usize - start..title.end as usize - start;
        self.marked(at, Shape::Heading(level), range, 0);
        self.gap = true;
    }

    fn rule(&mut self, at: usize) {
        self.gap = true;
        let class = plain_class(Shape::Rule);
        let text = self.page.line(at);
        let indent = columns(&text[..text.len() - text.trim_start().len()]);
        self.push(at, class, self.page.lines[at].span).indent = indent;
        self.gap = true;
    }

    fn code(&mut self, at: usize) -> usize {
        let is_code = |line: &&super::page::Line| line.kind == LineKind::Code;
        let n_lines = self.page.lines[at..].iter().take_while(is_code).count();
        let unit = self.push(at, plain_class(Shape::Code), self.page.lines[at].span);
        unit.n_lines = n_lines;
        at + n_lines
    }

    fn tag(&mut self, at: usize, tag: Tag) -> usize {
        match tag {
            Tag::Open if self.lexed.never_closed.binary_search(&at).is_ok() => {}
            Tag::Open => self.folds.push(false),
            Tag::Close => {
                if self.folds.pop() == Some(true) {
                    self.lexed.lids.push(at);
                }
                self.gap = true;
            }
            Tag::SummaryEnd => {}
            Tag::SummaryStart => {
                if let Some((title, end)) = summary(self.page, at) {
                    let words = title.of(self.page.text);
                    let is_lid = self.is_lid(words);
                    if is_lid {
                        let tags =
                            |at: &usize| self.page.lines[*at].kind == LineKind::Tag(Tag::Open);
                        let open = at.checked_sub(1).filter(tags).unwrap_or(at);
                        self.lexed.lids.extend(open..=end);
                    }
                    self.fold(at + 1, title, is_lid);
                    return end + 1;
                }
            }
        }
        at + 1
    }

    /// Whether a summary is a lid, by its words or because it occurs more than once.
    fn is_lid(&self, summary: &str) -> bool {
        let is_repeated = self.lids.get(&key(summary)).is_some_and(|n| *n > 1);
        is_lid(summary) || is_repeated && likeness(summary) != Likeness::Question
    }

    /// Reads a summary: adds a unit, or for a lid sets `lid_below` of the unit above.
    fn fold(&mut self, at: usize, title: Span, lid: bool) {
        self.gap = true;
        if lid {
            if let Some(above) = self.lexed.units.last_mut() {
                above.lid_below = true;
            }
        } else {
            let line = (at..self.page.lines.len())
                .find(|line| self.page.lines[*line].span.end > title.start)
                .unwrap_or(at);
            let start = self.page.lines[line].span.start as usize;
            let end = title.end.min(self.page.lines[line].span.end) as usize;
            self.marked(
                line,
                Shape::Summary,
                title.start as usize - start..end - start,
                0,
            );
            if let Some(unit) = self.lexed.units.last_mut() {
                unit.span = title;
                if title.end > self.page.lines[line].span.end {
                    unit.words.end = title.end;
                    let lines = self.page.lines[line..].iter();
                    unit.n_lines = lines.take_while(|line| line.span.start < title.end).count();
                }
            }
        }
        if let Some(fold) = self.folds.last_mut() {
            *fold = lid;
        }
        self.gap = true;
    }

    /// Reads `::: details title`.
    fn container(&mut self, at: usize, title: &str) {
        let start = title.as_ptr() as usize - self.page.line(at).as_ptr() as usize;
        if title.is_empty() || self.is_lid(title) {
            self.lexed.lids.push(at);
            if let Some(above) = self.lexed.units.last_mut() {
                above.lid_below = true;
            }
        } else {
            self.marked(at, Shape::Summary, start..start + title.len(), 0);
        }
        self.gap = true;
    }

    /// Reads a line of words.
    fn words(&mut self, at: usize) {
        let text = self.page.line(at);
        let (quote, after_quote) = without_quotes(text);
        let bare = visible_start(after_quote);
        let indent_text = &after_quote[..after_quote.len() - bare.len()];
        let indent = columns(indent_text);
        let mut rest = bare;
        let mut shape = Shape::Plain;
        if let Some(after) = without_bullet(rest) {
            shape = Shape::Bullet;
            rest = after;
        }
        let unmarked = rest.trim_start_matches('#');
        let n_marks = rest.len() - unmarked.len();
        let content = text.len() - rest.len();
        if shape == Shape::Plain && bare.starts_with('|') {
            self.push(at, plain_class(Shape::Row), self.page.lines[at].span)
                .indent = indent;
            return;
        }
        if is_picture(rest) {
            self.push(at, plain_class(Shape::Picture), self.page.lines[at].span)
                .indent = indent;
            return;
        }
        let held = shape == Shape::Bullet || quote > 0;
        if held && (1..=6).contains(&n_marks) && unmarked.starts_with(' ') {
            shape = Shape::Heading(u8::try_from(n_marks).unwrap_or(6));
            rest = unmarked.trim_start();
        }
        let start = text.len() - rest.len();
        self.marked(at, shape, start..text.trim_end().len(), quote);
        if let Some(unit) = self.lexed.units.last_mut() {
            unit.indent = indent;
            unit.content = unit.content.max(content);
            let is_item = matches!(unit.class.shape, Shape::Bullet | Shape::Number);
            while self.items.last().is_some_and(|item| *item >= indent) {
                self.items.pop();
            }
            // What is indented from the first line on has its margin there.
            self.margin = self.margin.min(indent);
            unit.class.depth = match (indent - self.margin, self.items.len()) {
                (0, _) | (1, 0) => 0,
                (_, n @ 2..) if is_item => u8::try_from(n.min(3)).unwrap_or(3),
                (1..4, _) => 1,
                (4..8, _) => 2,
                _ => 3,
            };
            if is_item {
                self.items.push(indent);
            }
        }
    }

    /// How many lines from `at` on are between `<pre>` and `</pre>`.
    fn preformatted(&self, at: usize) -> Option<usize> {
        if !self.page.line(at).trim_start().starts_with("<pre") {
            return None;
        }
        let is_end = |line: &super::page::Line| line.span.of(self.page.text).contains("</pre>");
        let lines = self.page.lines[at..].iter().take(400);
        lines.clone().position(is_end).map(|end| end + 1)
    }

    /// Adds a unit whose words, number and label are in `range` of the line.
    fn marked(&mut self, at: usize, shape: Shape, range: std::ops::Range<usize>, quotes: usize) {
        let text = self.page.line(at);
        let std::ops::Range { start, end } = range;
        let words = &text[start.min(end)..end];
        let end = start.min(end) + label_inside(words).unwrap_or(words.len());
        let words = &text[start.min(end)..end];
        let label = label(words);
        let is_label = names_an_answer(words)
            || label
                .as_ref()
                .is_some_and(|(_, label)| words[label.end..].trim().is_empty());
        let answers = is_label || label.is_some();
        let found = Marked::read(words, shape);
        let above = self.pending_number.map(|_| NumberStyle::Labelled);
        let class = Class {
            quoted: quotes > 0,
            number: found.class.number.or(above),
            ..found.class
        };
        let before = self.page.lines[at].span.start as usize;
        let inner = start + found.words.start..start + found.words.end;
        let number = found.number.or(self.pending_number);
        let words = Span::new(before + inner.start..before + inner.end);
        let unit = self.push(at, class, words);
        unit.number = number;
        unit.answers = answers;
        unit.is_label = is_label;
        if found.content > 0 {
            unit.content = start + found.content;
        }
        if answers && let [.., above, _] = self.lexed.units.as_mut_slice() {
            above.lid_below = true;
        }
    }
}
