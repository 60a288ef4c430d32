//! The rows of the list: a question and its figures.

use super::Browse;
use super::columns::{Column, GAP, ListColumns};
use crate::domain::{CardId, Language, Moment};
use crate::session::CardRow;
use crate::text::{Line, Role, pad_to};
use crate::tui::list::ListRow;
use crate::tui::screens::home::topic_title;
use crate::tui::size::Size;
use crate::tui::state::State;
use crate::words::browse as words;

/// Columns before the question: the cursor.
const CURSOR: usize = 2;

/// Columns of the box of a selected card.
const BOX: usize = 4;

const MINUTES_A_DAY: i64 = 24 * 60;

impl Browse {
    pub(super) fn list_rows(&self, state: &State, size: Size) -> Vec<Line> {
        if self.cards.items().is_empty() {
            let is_empty = self.now.is_some() && self.progress.is_none();
            let nothing = Line::new(words::nothing(state.language), Role::Dim);
            return is_empty
                .then(|| nothing.indented(CURSOR))
                .into_iter()
                .collect();
        }
        let columns = self.columns(state, size.width);
        let empty = CardRow::default();
        self.cards.lines(size.height, |item| {
            let row = self.rows.get(item.value).unwrap_or(&empty);
            self.row(state, &columns, item, row)
        })
    }

    fn columns(&self, state: &State, width: usize) -> ListColumns {
        let width = width.saturating_sub(CURSOR);
        let mut columns = ListColumns::new(state, self.request.sort, width);
        // The boxes take room from the questions, so that selecting moves no other column.
        columns.title = columns.title.saturating_sub(self.box_width());
        columns
    }

    fn box_width(&self) -> usize {
        if self.marked.is_empty() { 0 } else { BOX }
    }

    /// The headings of the columns. The one the list is sorted by is highlighted.
    pub(super) fn heading(&self, state: &State) -> Line {
        let columns = self.columns(state, self.panes(state).list.width);
        let language = state.language;
        let title = pad_to(
            words::question(language),
            columns.title,
            state.glyphs.ambiguous,
        );
        let mut line = Line::new(title, Role::Dim).indented(CURSOR + self.box_width());
        let sorted = Column::sorted_by(self.request.sort);
        for (column, width) in columns.others {
            let role = if column == sorted {
                Role::Key
            } else {
                Role::Dim
            };
            let text = aligned(state, heading(language, column), width, column.is_right());
            line.push(" ".repeat(GAP), Role::Plain);
            line.push(text, role);
        }
        line
    }

    fn row(
        &self,
        state: &State,
        columns: &ListColumns,
        item: ListRow<'_, CardId>,
        row: &CardRow,
    ) -> Line {
        // The preview has the mark of the cursor while it has the keys.
        let mut line = match self.in_preview {
            true => Line::new("  ", Role::Plain),
            false => item.line,
        };
        let is_marked = self.marked.contains(item.value);
        if !self.marked.is_empty() {
            let (mark, role) = if is_marked {
                ("[x] ", Role::Done)
            } else {
                ("[ ] ", Role::Dim)
            };
            line.push(mark, role);
        }
        let role = match item.role {
            Role::Plain if row.state.suspended => Role::Dim,
            role => role,
        };
        let marks = marks(state.language, row);
        let marks = state.glyphs.truncate(&marks, columns.title / 2);
        let room = match state.glyphs.width(&marks) {
            0 => columns.title,
            taken => columns.title - taken - 1,
        };
        let title = state.glyphs.truncate(&row.title, room);
        line.push(pad_to(&title, room, state.glyphs.ambiguous), role);
        if !marks.is_empty() {
            line.push(format!(" {marks}"), Role::Warning);
        }
        let has_state = columns
            .others
            .iter()
            .any(|(column, _)| *column == Column::State);
        for (column, width) in &columns.others {
            let (text, role) = self.cell(state, *column, row, has_state);
            line.push(" ".repeat(GAP), Role::Plain);
            line.push(aligned(state, &text, *width, column.is_right()), role);
        }
        line
    }

    /// The text of a column. `has_state` tells whether another column has the learning state.
    fn cell(
        &self,
        state: &State,
        column: Column,
        row: &CardRow,
        has_state: bool,
    ) -> (String, Role) {
        let language = state.language;
        let memory = &row.state.memory;
        let since_now = |at: Moment| self.now.map_or(0, |now| at.since(now).as_mins());
        let text = match column {
            Column::Topic => row.topic.as_ref().map(|topic| topic_title(state, topic)),
            Column::State => {
                let (suspended, unanswered) = (row.state.suspended, row.unanswered);
                let name = words::state_name(language, memory.state, suspended, unanswered);
                Some(name.to_owned())
            }
            Column::Due if row.state.due_now => {
                return (words::now(language).to_owned(), Role::Figure);
            }
            Column::Due => match memory.due {
                Some(due) if memory.is_learning() => Some(span(language, since_now(due))),
                // A review is due from the beginning of its day.
                Some(due) => {
                    let days = (since_now(due) + MINUTES_A_DAY - 1) / MINUTES_A_DAY;
                    Some(span(language, days * MINUTES_A_DAY))
                }
                None if has_state => None,
                None => Some(words::not_due(language, row.unanswered).to_owned()),
            },
            Column::LastSeen => {
                let last = row.state.last.as_ref();
                last.map(|(_, at)| span(language, -since_now(*at)))
            }
            Column::Recall => row
                .state
                .recall
                .map(|recall| format!("{:.0}%", recall * 100.0)),
            Column::Lapses => Some(memory.lapses)
                .filter(|n| *n > 0)
                .map(|n| n.to_string()),
            Column::Importance => Some("*".repeat(row.importance.number().into())),
        };
        (text.unwrap_or_default(), Role::Dim)
    }
}

/// What is special about a card, in a few words.
fn marks(language: Language, row: &CardRow) -> String {
    let state = &row.state;
    let marks = [
        state.flagged.is_some().then(|| words::flagged(language)),
        state.leech.then(|| words::leech(language)),
        state.buried.then(|| words::buried(language)),
    ];
    let marks: Vec<&str> = marks.into_iter().flatten().collect();
    marks.join(" ")
}

/// A time of so many minutes in its largest unit.
fn span(language: Language, minutes: i64) -> String {
    let days = (minutes + MINUTES_A_DAY / 2) / MINUTES_A_DAY;
    match minutes {
        ..1 => words::now(language).to_owned(),
        1..60 => words::minutes(language, minutes),
        60..MINUTES_A_DAY => words::hours(language, (minutes + 30) / 60),
        _ if days < 1000 => words::days(language, days),
        _ => words::years(language, days / 365),
    }
}

fn aligned(state: &State, text: &str, width: usize, is_right: bool) -> String {
    let text = state.glyphs.truncate(text, width);
    let missing = width.saturating_sub(state.glyphs.width(&text));
    let blanks = " ".repeat(missing);
    if is_right {
        blanks + &text
    } else {
        text + &blanks
    }
}

fn heading(language: Language, column: Column) -> &'static str {
    match column {
        Column::Topic => words::topic(language),
        Column::State => words::state(language),
        Column::Due => words::due(language),
        Column::LastSeen => words::last_seen(language),
        Column::Recall => words::recall(language),
        Column::Lapses => words::lapses(language),
        Column::Importance => words::importance(language),
    }
}
