//! The layout of a card: its parts as lines, for the screens and for `show`.

use std::rc::Rc;

use super::CardView;
use crate::domain::{OptionLetters, Remark, option_letter};
use crate::markdown::tree::Block;
use crate::text::{LayoutOptions, Line, Role, Rows, WrapCache, layout, layout_with_quotes};
use crate::words::card as words;

/// Longer lines are hard to read.
const MAX_COLUMNS: usize = 100;

/// Columns that the text of a remark is indented below its title.
const REMARK_INDENT: usize = 2;

/// Collects the lines of a card from top to bottom.
#[derive(Clone, Debug)]
pub struct CardLines {
    pub lines: Rows,
    /// Columns before running text.
    pub margin: usize,
    options: LayoutOptions,
    wrapped: WrapCache,
    numbers_points: bool,
}

#[derive(Clone, Debug, Default)]
pub struct ListItem<'a> {
    /// Begins the first line. Further lines are indented as far.
    pub mark: Line,
    pub text: &'a str,
    pub role: Role,
    /// Text at the right edge of the first line, and its role; may be empty.
    pub beside: (&'a str, Role),
}

impl CardLines {
    /// An empty collection. Uses the width of the options up to a limit that is easy to read.
    pub fn new(options: LayoutOptions, margin: usize) -> Self {
        let width = options.width.min(MAX_COLUMNS);
        Self {
            lines: Rows::default(),
            margin,
            options: LayoutOptions { width, ..options },
            wrapped: WrapCache::default(),
            numbers_points: false,
        }
    }

    /// The same, with the numbers of points, as `grade --hit` takes them. They are not in order
    /// where a bonus point comes before a core one.
    #[must_use]
    pub fn with_numbers(self) -> Self {
        let numbers_points = true;
        Self {
            numbers_points,
            ..self
        }
    }

    /// The same, with texts that were wrapped before.
    #[must_use]
    pub fn with_wrapped(self, wrapped: WrapCache) -> Self {
        Self { wrapped, ..self }
    }

    /// The options to lay out text indented by `indent` columns.
    pub fn options(&self, indent: usize) -> LayoutOptions {
        LayoutOptions {
            width: self.options.width.saturating_sub(indent).max(2),
            ..self.options
        }
    }

    pub fn blank(&mut self) {
        self.lines.push(Line::default());
    }

    /// Markdown, with quoted passages highlighted.
    fn blocks(&mut self, blocks: &[Block], quotes: &[&str]) {
        let lines = layout_with_quotes(blocks, quotes, &self.options(self.margin));
        self.lines.add(lines.into(), self.margin);
    }

    pub fn paragraph(&mut self, text: &str, role: Role) {
        let width = self.options(self.margin).width;
        let ambiguous = self.options.glyphs.ambiguous;
        let lines = self.wrapped.lines(text, width, ambiguous, role);
        self.lines.add(lines, self.margin);
    }

    pub fn item(&mut self, item: ListItem<'_>) {
        let glyphs = self.options.glyphs;
        let indent = item.mark.width(glyphs.ambiguous);
        let beside = match glyphs.width(item.beside.0) {
            0 => 0,
            columns => columns + 2,
        };
        let width = self.options(indent + beside).width;
        let lines = self
            .wrapped
            .lines(item.text, width, glyphs.ambiguous, item.role);
        let mut first = item.mark;
        first.append(lines.first().cloned().unwrap_or_default());
        first.push_right(item.beside.0, item.beside.1);
        self.lines.push(first);
        self.lines.add_after(1, lines, indent);
    }

    /// A text that begins with a label, without an indent.
    pub fn labelled(&mut self, label: &str, text: &str) {
        let (width, ambiguous) = (self.options.width, self.options.glyphs.ambiguous);
        let text = format!("{label} {text}");
        let lines = self.wrapped.lines(&text, width, ambiguous, Role::Plain);
        let first = lines.first().map(Line::text).unwrap_or_default();
        let rest = first.strip_prefix(label).unwrap_or_default();
        self.lines
            .push(Line::new(label, Role::Key).with(rest, Role::Plain));
        self.lines.add_after(1, lines, 0);
    }

    /// The options of a multiple-choice question, below a blank line.
    pub fn choices(&mut self, card: &CardView) {
        if !card.options.is_empty() {
            self.blank();
        }
        for (option, text) in card.options.texts.iter().enumerate() {
            let letter = format!("{}. ", option_letter(option));
            self.marked(self.margin, &letter, text);
        }
    }

    /// The options after the reveal: the right ones are marked, and what was chosen.
    pub fn marked_choices(&mut self, card: &CardView, chosen: OptionLetters) {
        let language = self.options.language;
        for (option, text) in card.options.texts.iter().enumerate() {
            let is_right = card.options.right.has(option);
            let (role, beside) = match (is_right, chosen.has(option)) {
                (true, true) => (Role::Strong, (words::right_and_chosen(language), Role::Key)),
                (true, false) => (Role::Strong, (words::right_option(language), Role::Key)),
                (false, true) => (Role::Plain, (words::chosen_option(language), Role::Warning)),
                (false, false) => (Role::Plain, ("", Role::Plain)),
            };
            let letter = format!("{}. ", option_letter(option));
            self.item(ListItem {
                mark: Line::new(letter, Role::ListMark).indented(self.margin),
                text,
                role,
                beside,
            });
        }
    }

    /// A hint, laid out for the margin, below its title.
    pub fn hint(&mut self, lines: Rc<[Line]>) {
        self.paragraph(words::hint(self.options.language), Role::Key);
        self.lines.add(lines, self.margin);
        self.blank();
    }

    /// A remark: its kind and version, the correct statement, and the source.
    pub fn remark(&mut self, remark: &Remark) {
        let language = self.options.language;
        let title = words::remark_title(language, remark.kind, remark.since.as_deref());
        self.paragraph(&title, Role::Warning);
        self.margin += REMARK_INDENT;
        self.paragraph(remark.text.get(language), Role::Plain);
        if let Some(source) = &remark.source {
            self.paragraph(source, Role::Dim);
        }
        self.margin -= REMARK_INDENT;
    }

    /// Everything of a card below its title, for reading without a session.
    pub fn in_full(&mut self, card: &CardView) {
        let language = self.options.language;
        if !card.options.is_empty() {
            self.blank();
            self.marked_choices(card, OptionLetters::default());
        }
        if let Some(short) = &card.short {
            self.section(words::in_short(language));
            self.paragraph(short, Role::Plain);
        }
        self.points(card);
        self.follow_ups(card);
        let remarks: Vec<&Remark> = card.remarks_on_all().collect();
        if !remarks.is_empty() {
            self.section(words::remarks(language));
            for (n, remark) in remarks.into_iter().enumerate() {
                if n > 0 {
                    self.blank();
                }
                self.remark(remark);
            }
        }
        self.unanswered(card);
        for answer in 0..card.answers.len() {
            self.answer(card, answer);
        }
        if !card.wordings.is_empty() {
            self.section(words::also_asked_as(language));
            for wording in &card.wordings {
                self.paragraph(wording, Role::Plain);
            }
        }
    }

    /// A title below a blank line.
    fn section(&mut self, title: &str) {
        self.head(title, "");
    }

    /// The points, core points first.
    fn points(&mut self, card: &CardView) {
        let language = self.options.language;
        let numbered = || card.points.iter().enumerate();
        let (bonus, core): (Vec<_>, Vec<_>) = numbered().partition(|(n, _)| card.bonus.contains(n));
        for (title, points) in [
            (words::points(language), core),
            (words::bonus(language), bonus),
        ] {
            if !points.is_empty() {
                self.section(title);
            }
            for (n, point) in points {
                let mark = match self.numbers_points {
                    true => format!("{}. ", n + 1),
                    false => "- ".to_owned(),
                };
                self.marked(self.margin, &mark, point);
            }
        }
    }

    fn follow_ups(&mut self, card: &CardView) {
        if card.follow_ups.is_empty() {
            return;
        }
        let language = self.options.language;
        self.section(words::follow_ups(language));
        for follow_up in &card.follow_ups {
            self.marked(self.margin, "? ", follow_up.text.get(language));
            for point in &follow_up.points {
                self.marked(self.margin + 2, "- ", point.get(language));
            }
        }
    }

    fn marked(&mut self, indent: usize, mark: &str, text: &str) {
        self.item(ListItem {
            mark: Line::new(mark, Role::ListMark).indented(indent),
            text,
            ..ListItem::default()
        });
    }

    /// The notes that ask the question and don't answer it: all of them if the card has no answer,
    /// else those with a hint.
    fn unanswered(&mut self, card: &CardView) {
        let language = self.options.language;
        if card.is_unanswered() {
            self.section(words::no_answer(language));
        }
        for note in &card.unanswered {
            let location = words::source_at(language, &note.location.file, note.location.line);
            match &note.hint {
                Some(hint) => {
                    self.head(words::hint(language), &location);
                    self.blocks(&hint.blocks, &[]);
                }
                None if card.is_unanswered() => self.paragraph(&location, Role::Dim),
                None => {}
            }
        }
    }

    /// An answer (from 0) with the remarks about it and its hint.
    fn answer(&mut self, card: &CardView, index: usize) {
        let Some(answer) = card.answers.get(index) else {
            return;
        };
        let language = self.options.language;
        let title = match card.answers.len() {
            1 => words::answer(language).to_owned(),
            of => words::answer_n(language, index + 1, of),
        };
        let location = words::source_at(language, &answer.location.file, answer.location.line);
        self.head(&title, &location);
        for remark in card.remarks_on_only(index) {
            self.remark(remark);
            self.blank();
        }
        if let Some(hint) = &answer.hint {
            let hint = layout(hint, &self.options(self.margin));
            self.hint(hint.into());
        }
        self.blocks(&answer.document.blocks, &card.quotes(index));
    }

    /// A title and a location, which may be empty, below a blank line.
    fn head(&mut self, title: &str, location: &str) {
        self.blank();
        let mut line = Line::new(title, Role::Strong);
        if !location.is_empty() {
            line.push(format!("  {location}"), Role::Dim);
        }
        self.lines.push(line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Bilingual, CardId, FollowUp, Language, RemarkKind};
    use crate::markdown::tree::parse;
    use crate::session::card_view::Unanswered;
    use crate::session::{Answer, SourceLocation};

    fn at(file: &str) -> SourceLocation {
        let file = file.to_owned();
        SourceLocation { file, line: 7 }
    }

    fn text(text: &str) -> Bilingual {
        Bilingual {
            en: Some(text.to_owned()),
            ..Bilingual::default()
        }
    }

    fn remark(kind: RemarkKind, entry: Option<CardId>) -> Remark {
        Remark {
            kind,
            since: Some("1.24".to_owned()),
            text: text("Not any more."),
            source: Some("k8s.io".to_owned()),
            quote: None,
            entry,
        }
    }

    fn full_lines(card: &CardView) -> Vec<Line> {
        let options = LayoutOptions {
            width: 30,
            glyphs: Default::default(),
            language: Language::En,
        };
        let mut lines = CardLines::new(options, 2).with_numbers();
        lines.in_full(card);
        lines.lines.into_lines()
    }

    fn in_full(card: &CardView) -> String {
        let lines = full_lines(card).into_iter();
        let lines = lines.map(|line| line.trimmed().text());
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_card_in_full_has_every_part_and_remarks_above_their_answer() {
        let ids = ["one", "two"].map(CardId::of_question);
        let answer = |n: usize, hint: Option<&str>| Answer {
            entry: Some(ids[n]),
            location: at("notes.md"),
            hint: hint.map(parse),
            document: parse("The answer."),
            ..Answer::default()
        };
        let card = CardView {
            short: Some("Short.".to_owned()),
            points: ["a point of more than one line", "bonus", "core"]
                .map(str::to_owned)
                .to_vec(),
            bonus: vec![1],
            follow_ups: vec![FollowUp {
                text: text("And then?"),
                points: vec![text("This.")],
            }],
            remarks: vec![
                remark(RemarkKind::Context, None),
                remark(RemarkKind::Outdated, Some(ids[1])),
            ],
            unanswered: vec![Unanswered {
                location: at("b.md"),
                hint: Some(parse("Think.")),
            }],
            answers: vec![answer(0, None), answer(1, Some("First."))],
            wordings: vec!["Other words?".to_owned()],
            ..CardView::default()
        };
        assert_eq!(in_full(&card), IN_FULL);
    }

    const IN_FULL: &str = "
In short
  Short.

Points
  1. a point of more than one
     line
  3. core

Bonus points
  2. bonus

Follow-up questions
  ? And then?
    - This.

Corrections and notes
  Note (since 1.24)
    Not any more.
    k8s.io

Hint  b.md:7
  Think.

Answer 1 of 2  notes.md:7
  The answer.

Answer 2 of 2  notes.md:7
  Outdated (since 1.24)
    Not any more.
    k8s.io

  Hint
  First.

  The answer.

Also asked as
  Other words?";

    #[test]
    fn an_unanswered_card_names_the_notes_that_ask_it() {
        let card = CardView {
            unanswered: vec![Unanswered {
                location: at("b.md"),
                hint: None,
            }],
            ..CardView::default()
        };
        let expected = "\nNo note answers this question yet.\n  b.md:7";
        assert_eq!(in_full(&card), expected);
    }

    #[test]
    fn the_passage_that_a_correction_is_about_is_marked() {
        let id = CardId::of_question("one");
        let quote = Some("Docker is used".to_owned());
        let card = CardView {
            remarks: vec![Remark {
                quote,
                ..remark(RemarkKind::Outdated, Some(id))
            }],
            answers: vec![Answer {
                entry: Some(id),
                document: parse("Docker **is** used here."),
                ..Answer::default()
            }],
            ..CardView::default()
        };
        let lines = full_lines(&card);
        let pieces = lines.iter().flat_map(|line| &line.pieces);
        let marked = pieces.filter(|piece| piece.role == Role::Marked);
        let marked: String = marked.map(|piece| piece.text.to_string()).collect();
        assert_eq!(marked, "Docker is used");
    }
}
