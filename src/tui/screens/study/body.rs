//! The revealed card as rows: short answer, points, follow-ups, and the answers behind one row.

use std::ops::Range;
use std::rc::Rc;

use super::StudyScreen;
use crate::domain::{Language, Remark, folded};
use crate::markdown::tree::Block;
use crate::session::{
    Answer, Below, CardLines, CardView, ListItem, Revealed, RevealedRow, Withheld,
};
use crate::text::{Line, Role, Rows};
use crate::tui::keymap::{Command, key_label};
use crate::tui::layout_cache::CardPart;
use crate::tui::screens::card_rows::{answer_lines, card_lines, card_part};
use crate::tui::state::{Room, State};
use crate::words::{card as card_words, study as words};

/// The rows of a revealed card.
#[derive(Clone, Debug, Default)]
pub struct AnswerRows {
    pub rows: Rows,
    /// The screen rows of each row that the cursor can be on.
    pub places: Vec<(RevealedRow, Range<usize>)>,
    /// The first screen row of each answer that is listed.
    pub answers: Vec<usize>,
}

impl AnswerRows {
    /// The screen rows of a row for the cursor.
    pub fn place(&self, row: RevealedRow) -> Option<Range<usize>> {
        let place = self.places.iter().find(|(other, _)| *other == row);
        place.map(|(_, rows)| rows.clone())
    }

    /// The screen rows of a follow-up with all its points, for one of these.
    pub fn follow_up_around(&self, point: RevealedRow) -> Option<Range<usize>> {
        let RevealedRow::FollowUpPoint(n, _) = point else {
            return None;
        };
        let is_part = |row: RevealedRow| match row {
            RevealedRow::FollowUp(it) | RevealedRow::FollowUpPoint(it, _) => it == n,
            RevealedRow::Point(_) | RevealedRow::Answers => false,
        };
        let mut parts = self.places.iter().filter(|(row, _)| is_part(*row));
        let first = parts.next()?.1.start;
        let last = parts.next_back()?.1.end;
        Some(first..last)
    }
}

/// The rows of the card on the screen.
pub fn answer(screen: &StudyScreen, revealed: &Revealed, state: &State) -> AnswerRows {
    let mut writer = Writer::new(screen, revealed, state);
    writer.options_and_hint();
    writer.short();
    writer.points();
    writer.follow_ups();
    writer.answers_row();
    match revealed.below {
        Below::Answers => writer.answers(),
        Below::Corrections => writer.corrections(),
        Below::Nothing => {}
    }
    AnswerRows {
        rows: writer.lines.lines,
        places: writer.places,
        answers: writer.answers,
    }
}

/// Lays out a revealed card.
struct Writer<'a> {
    state: &'a State,
    card: &'a CardView,
    revealed: &'a Revealed,
    lines: CardLines,
    places: Vec<(RevealedRow, Range<usize>)>,
    answers: Vec<usize>,
    /// Columns for the mark of the cursor.
    cursor_columns: usize,
    /// Columns before what a point unfolds.
    details_indent: usize,
}

impl<'a> Writer<'a> {
    fn new(screen: &'a StudyScreen, revealed: &'a Revealed, state: &'a State) -> Self {
        let full = state.size.room() == Room::Full;
        Self {
            state,
            card: &screen.card,
            revealed,
            lines: card_lines(state),
            places: Vec::new(),
            answers: Vec::new(),
            cursor_columns: if full { 2 } else { 1 },
            details_indent: if full { 8 } else { 5 },
        }
    }

    fn options_and_hint(&mut self) {
        if !self.card.options.is_empty() {
            if self.state.size.room() == Room::Full {
                self.lines.blank();
            }
            let chosen = self.revealed.chosen.map(|chosen| chosen.options);
            self.lines
                .marked_choices(self.card, chosen.unwrap_or_default());
            // The answers begin with a blank line of their own.
            if self.card.short.is_some() || !self.revealed.points().is_empty() {
                self.lines.blank();
            }
        }
        if self.revealed.shows_hint
            && let Some(hint) = &self.card.hint
        {
            let lines = self.part(CardPart::Hint, &hint.blocks, self.lines.margin);
            self.lines.hint(lines);
        }
    }

    fn short(&mut self) {
        let Some(short) = &self.card.short else {
            return;
        };
        let label = card_words::in_short(self.state.language);
        if self.state.size.room() == Room::Full {
            self.lines.item(ListItem {
                mark: Line::new(format!("{label}  "), Role::Key),
                text: short,
                ..ListItem::default()
            });
            self.lines.blank();
        } else {
            self.lines.labelled(label, short);
        }
    }

    fn points(&mut self) {
        let texts = self.card.point_texts();
        let mut in_bonus = false;
        for point in self.revealed.order() {
            if self.card.is_bonus(*point) && !in_bonus {
                in_bonus = true;
                self.small_title(words::bonus(self.state.language));
            }
            let text = texts.get(*point).copied().unwrap_or_default();
            let first = self.lines.lines.n_rows();
            let row = RevealedRow::Point(*point);
            self.point(row, text, self.card.was_missed(*point, texts.len()));
            if self.revealed.is_point_open(*point) {
                self.details(*point, text);
            }
            self.places.push((row, first..self.lines.lines.n_rows()));
        }
    }

    /// The blocks of an expanded point.
    fn details(&mut self, point: usize, text: &str) {
        let blocks = self.card.point_blocks(point);
        let lines = self.part(CardPart::Point(point), blocks, self.details_indent);
        if says_more(&lines, text) {
            self.lines.lines.add(lines, self.details_indent);
        }
    }

    fn follow_ups(&mut self) {
        if !self.revealed.shows_follow_ups() {
            return;
        }
        let language = self.state.language;
        if self.state.size.room() == Room::Full {
            self.lines.blank();
        }
        self.small_title(words::follow_ups(language));
        for (n, follow_up) in self.card.follow_ups.iter().enumerate() {
            let is_open = self.revealed.is_follow_up_open(n);
            let mark = match is_open {
                true => "[-] ",
                false => "[+] ",
            };
            let row = RevealedRow::FollowUp(n);
            self.row(row, |writer, cursor, role| {
                writer.lines.item(ListItem {
                    mark: cursor.with(mark, role),
                    text: follow_up.text.get(language),
                    role,
                    ..ListItem::default()
                });
            });
            for (m, point) in follow_up.points.iter().enumerate().filter(|_| is_open) {
                let row = RevealedRow::FollowUpPoint(n, m);
                self.row(row, |writer, _, _| {
                    writer.point(row, point.get(language), false)
                });
            }
        }
    }

    /// The one row for all answers. Without points the answers are open, and need no row.
    fn answers_row(&mut self) {
        let open = self.revealed.below == Below::Answers;
        if self.card.answers.is_empty() || (open && self.revealed.points().is_empty()) {
            return;
        }
        if !self.revealed.points().is_empty() {
            self.lines.blank();
        }
        let text = match self.state.size.room() {
            Room::Full => words::all_answers(self.state.language, self.counts()),
            _ => words::all_answers_narrow(self.state.language, self.counts()),
        };
        let key = self.state.screen_key(Command::UnfoldAll);
        let key = key.map_or_else(String::new, |key| key_label(key, self.state.language));
        self.row(RevealedRow::Answers, |writer, cursor, role| {
            let beside = (key.as_str(), Role::Key);
            let role = if role == Role::Plain { Role::Dim } else { role };
            writer.lines.item(ListItem {
                mark: cursor,
                text: &text,
                role,
                beside,
            });
        });
    }

    /// How many answers there are of each origin, and how many remarks.
    fn counts(&self) -> words::AnswerCounts {
        let language = self.state.language;
        let count = |is_meant: fn(&Answer, bool) -> bool| {
            let answers = self.card.answers.iter();
            let is_foreign = |answer: &Answer| answer.language != language && !answer.is_own;
            answers.filter(|it| is_meant(it, is_foreign(it))).count()
        };
        let remarks = self.card.remarks.iter();
        let corrections = remarks.filter(|it| it.kind.is_correction()).count();
        words::AnswerCounts {
            own: count(|answer, _| answer.is_own),
            bundled: count(|answer, is_foreign| answer.is_bundled && !is_foreign),
            notes: count(|it, is_foreign| !it.is_own && !it.is_bundled && !is_foreign),
            foreign: count(|_, is_foreign| is_foreign),
            corrections,
            context: self.card.remarks.len() - corrections,
        }
    }

    /// Every answer under its source, corrections above it and notes below.
    fn answers(&mut self) {
        let card = self.card;
        for remark in card.remarks_on_all() {
            self.gap();
            self.lines.remark(remark);
        }
        for (index, answer) in card.answers.iter().enumerate() {
            self.gap();
            self.answers.push(self.lines.lines.n_rows());
            self.source(index, answer);
            let withheld = card.withheld(index);
            let withheld = withheld.filter(|_| !self.revealed.is_answer_open(index));
            if let Some(reason) = withheld.filter(|it| matches!(it, Withheld::Foreign(_))) {
                // Its remarks are about a text that the learner may not read.
                self.withheld(reason);
                continue;
            }
            let remarks = || card.remarks_on_only(index);
            for remark in remarks().filter(|remark| remark.kind.is_correction()) {
                self.lines.remark(remark);
                self.lines.blank();
            }
            if self.revealed.is_answer_open(index) {
                let lines = answer_lines(self.state, card, index);
                self.lines.lines.add(lines, self.lines.margin);
            } else if let Some(reason) = withheld {
                self.withheld(reason);
            }
            for remark in remarks().filter(|remark| !remark.kind.is_correction()) {
                self.lines.blank();
                self.lines.remark(remark);
            }
        }
    }

    /// What is shown in place of an answer.
    fn withheld(&mut self, reason: Withheld) {
        let language = self.state.language;
        let key = self.state.screen_key(Command::NextAnswer);
        let key = key.map_or_else(String::new, |key| key_label(key, language));
        self.lines
            .paragraph(&withheld(language, reason, &key), Role::Dim);
    }

    /// The number of an answer, its source, and the question there.
    fn source(&mut self, index: usize, answer: &Answer) {
        let language = self.state.language;
        let of = self.card.answers.len();
        let number = match of {
            1 => String::new(),
            _ => format!("{}  ", card_words::answer_n(language, index + 1, of)),
        };
        let is_current = index == self.revealed.answer && of > 1;
        let role = if is_current {
            Role::Selected
        } else {
            Role::Strong
        };
        let mut row = Line::new(number, role).indented(self.lines.margin);
        let place = match answer.is_own {
            true => words::own_answer(language).to_owned(),
            false => card_words::source_at(language, &answer.location.file, answer.location.line),
        };
        row.push(
            " ".repeat(if of == 1 { self.lines.margin } else { 0 }),
            Role::Plain,
        );
        row.push(place, Role::Dim);
        let question = answer.question_in_notes.as_deref();
        let question = question.filter(|_| self.revealed.is_answer_open(index));
        let question = question.map(|question| self.state.in_one_row(question));
        if let Some(question) = question.filter(|it| !self.card.is_foreign_question(it)) {
            let question = words::as_asked(language, &question);
            row.push(format!("   {question}"), Role::Dim);
        }
        self.lines.lines.push(row);
    }

    /// The corrections alone.
    fn corrections(&mut self) {
        let remarks = self.card.remarks.iter();
        for remark in remarks.filter(|remark| remark.kind.is_correction()) {
            self.gap();
            self.subject(remark);
            self.lines.remark(remark);
        }
    }

    /// The answer that a correction is about, if there are several.
    fn subject(&mut self, remark: &Remark) {
        let answers = &self.card.answers;
        let is_subject = |answer: &Answer| remark.entry.is_some() && answer.entry == remark.entry;
        if let Some(index) = answers
            .iter()
            .position(is_subject)
            .filter(|_| answers.len() > 1)
        {
            let number = card_words::answer_n(self.state.language, index + 1, answers.len());
            self.lines.paragraph(&number, Role::Dim);
        }
    }

    /// A blank row, unless this is the first row.
    fn gap(&mut self) {
        if self.lines.lines.n_rows() > 0 {
            self.lines.blank();
        }
    }

    fn small_title(&mut self, title: &str) {
        let columns = self.cursor_columns;
        self.lines
            .lines
            .push(Line::new(title, Role::Dim).indented(columns));
    }

    /// Writes a row for the cursor, given the mark of the cursor and the role of the text.
    fn row(&mut self, row: RevealedRow, write: impl FnOnce(&mut Self, Line, Role)) {
        let first = self.lines.lines.n_rows();
        let (cursor, role) = self.cursor(row);
        write(self, cursor, role);
        self.places.push((row, first..self.lines.lines.n_rows()));
    }

    fn cursor(&self, row: RevealedRow) -> (Line, Role) {
        let (mark, role) = match row == self.revealed.cursor() {
            true => (">", Role::Selected),
            false => ("", Role::Plain),
        };
        let mark = format!("{mark:<0$}", self.cursor_columns);
        (Line::new(mark, role), role)
    }

    /// A point with its box.
    fn point(&mut self, row: RevealedRow, text: &str, was_missed: bool) {
        let (mut mark, role) = self.cursor(row);
        if matches!(row, RevealedRow::FollowUpPoint(..)) {
            mark.push("  ", Role::Plain);
        }
        let (check, check_role) = match self.revealed.is_ticked(row) {
            true => ("[x] ", Role::Done),
            false => ("[ ] ", role),
        };
        let again = was_missed && !self.revealed.is_ticked(row);
        self.lines.item(ListItem {
            mark: mark.with(check, check_role),
            text,
            role,
            beside: (self.missed_mark(again), Role::Warning),
        });
    }

    fn missed_mark(&self, missed_again: bool) -> &'static str {
        match (missed_again, self.state.size.room()) {
            (false, _) => "",
            (true, Room::Full) => words::missed_again(self.state.language),
            (true, _) => words::missed_again_short(self.state.language),
        }
    }

    fn part(&self, part: CardPart, blocks: &[Block], indent: usize) -> Rc<[Line]> {
        card_part(self.state, self.card, part, blocks, indent)
    }
}

/// The text in place of a withheld answer; `key` opens it.
fn withheld(language: Language, reason: Withheld, key: &str) -> String {
    match reason {
        Withheld::Wrong => words::withheld_wrong(language, key),
        Withheld::Story => words::withheld_story(language, key),
        Withheld::Foreign(answer) => words::withheld_foreign(language, answer, key),
    }
}

/// Whether the details of a point say more than its text. A final full stop adds nothing.
fn says_more(details: &[Line], text: &str) -> bool {
    if details.len() > text.len() {
        return true;
    }
    // Lines may be wrapped in other places than the text.
    let bare = |text: &str| {
        let folded = folded(text);
        let words = folded.trim_matches(|character: char| !character.is_alphanumeric());
        words.replace(char::is_whitespace, "")
    };
    let details: String = details.iter().map(Line::text).collect();
    !details.is_empty() && bare(&details) != bare(text)
}
