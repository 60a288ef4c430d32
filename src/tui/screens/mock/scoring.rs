//! The points of an answer that was spoken, to tick with the clock stopped.

use std::ops::Range;

use super::MockScreen;
use crate::session::{CardLines, CardView, ListItem, MarkRow, Marks};
use crate::text::{Line, Role, Rows};
use crate::tui::screens::card_rows::{answer_lines_in, card_lines};
use crate::tui::state::{Room, State};
use crate::words::{card as card_words, mock as words, study as study_words};

/// The body, and for each row of the marks its rows.
pub fn rows(screen: &MockScreen, state: &State) -> (Rows, Vec<Range<usize>>) {
    let Some(marks) = screen.run.marks() else {
        return (Rows::default(), Vec::new());
    };
    let mut writer = ScoreWriter {
        screen,
        state,
        marks,
        lines: card_lines(state),
        places: Vec::new(),
    };
    writer.short();
    for row in marks.rows() {
        writer.title(*row);
        writer.row(*row);
    }
    if marks.points().is_empty() {
        writer.answer();
    }
    (writer.lines.lines, writer.places)
}

struct ScoreWriter<'a> {
    screen: &'a MockScreen,
    state: &'a State,
    marks: &'a Marks,
    lines: CardLines,
    places: Vec<Range<usize>>,
}

impl ScoreWriter<'_> {
    fn card(&self) -> &CardView {
        &self.screen.card
    }

    fn is_full(&self) -> bool {
        self.state.size.room() == Room::Full
    }

    fn short(&mut self) {
        let gap = if self.is_full() { "  " } else { " " };
        let label = card_words::in_short(self.state.language);
        if let Some(short) = &self.screen.card.short {
            self.lines.item(ListItem {
                mark: Line::new(format!("{label}{gap}"), Role::Key),
                text: short,
                ..ListItem::default()
            });
            self.gap();
        }
    }

    /// What is above a row: a blank line or a title where a group of rows begins.
    fn title(&mut self, row: MarkRow) {
        let language = self.state.language;
        let is_first_bonus = |point| {
            let order = self.card().points_in_order();
            let mut bonus = order
                .into_iter()
                .filter(|point| self.card().is_bonus(*point));
            bonus.next() == Some(point)
        };
        match row {
            MarkRow::Answer => self.gap(),
            MarkRow::Point(point) if self.card().points_in_order().first() == Some(&point) => {
                self.gap();
            }
            MarkRow::Point(point) if is_first_bonus(point) => {
                self.small_title(study_words::bonus(language));
            }
            MarkRow::FollowUp | MarkRow::FollowUpPoint(0) => {
                self.gap();
                let follow_up = self.screen.run.follow_up(self.card());
                let label = words::follow_up(language);
                let mark = Line::new(format!("{label}  "), Role::Key);
                self.lines.item(ListItem {
                    mark,
                    text: &follow_up.text,
                    ..ListItem::default()
                });
            }
            _ => {}
        }
    }

    /// A blank row between groups of rows, if there is room.
    fn gap(&mut self) {
        if self.is_full() {
            self.lines.blank();
        }
    }

    fn small_title(&mut self, title: &str) {
        let columns = self.cursor_columns();
        self.lines
            .lines
            .push(Line::new(title, Role::Dim).indented(columns));
    }

    fn cursor_columns(&self) -> usize {
        if self.is_full() { 2 } else { 1 }
    }

    fn row(&mut self, row: MarkRow) {
        let (mark, role) = match row == self.marks.cursor() {
            true => (">", Role::Selected),
            false => ("", Role::Plain),
        };
        let columns = self.cursor_columns();
        let cursor = Line::new(format!("{mark:<columns$}"), role);
        let (check, check_role) = match (self.marks.is_ticked(row), self.marks.mark(row)) {
            (true, Some(mark)) => (format!("[{mark}] "), Role::Done),
            (true, None) => ("[x] ".to_owned(), Role::Done),
            (false, _) => ("[ ] ".to_owned(), role),
        };
        let was_missed = match row {
            MarkRow::Point(point) => {
                let of = self.card().point_texts().len();
                self.card().was_missed(point, of) && !self.marks.is_ticked(row)
            }
            _ => false,
        };
        let beside = match (was_missed, self.is_full()) {
            (false, _) => "",
            (true, true) => study_words::missed_again(self.state.language),
            (true, false) => study_words::missed_again_short(self.state.language),
        };
        let text = self.text(row);
        let first = self.lines.lines.n_rows();
        self.lines.item(ListItem {
            mark: cursor.with(check, check_role),
            text: &text,
            role,
            beside: (beside, Role::Warning),
        });
        self.places.push(first..self.lines.lines.n_rows());
    }

    fn text(&self, row: MarkRow) -> String {
        let language = self.state.language;
        match row {
            MarkRow::Conclusion => words::said_conclusion(language).to_owned(),
            MarkRow::Example => words::gave_example(language).to_owned(),
            MarkRow::Answer => words::mark_answer(language).to_owned(),
            MarkRow::FollowUp => words::mark_follow_up(language).to_owned(),
            MarkRow::Point(point) => {
                let texts = self.card().point_texts();
                texts.get(point).copied().unwrap_or_default().to_owned()
            }
            MarkRow::FollowUpPoint(point) => {
                let follow_up = self.screen.run.follow_up(self.card());
                follow_up.points.get(point).cloned().unwrap_or_default()
            }
        }
    }

    /// The first answer, to compare with where there are no points.
    fn answer(&mut self) {
        self.lines.blank();
        for remark in self.screen.card.remarks_on(0) {
            self.lines.remark(remark);
            self.lines.blank();
        }
        let lines = answer_lines_in(self.state, &self.lines, &self.screen.card, 0);
        let margin = self.lines.margin;
        self.lines.lines.add(lines, margin);
    }
}
