//! The columns of the list, as many as fit.

use crate::domain::Language;
use crate::session::CardSort;
use crate::tui::state::State;

/// A column after the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Topic,
    State,
    Due,
    LastSeen,
    Recall,
    Lapses,
    Importance,
}

/// The fewest columns of a question.
fn min_title(language: Language) -> usize {
    match language {
        Language::Zh => 36,
        Language::En => 44,
    }
}

/// Between two columns.
pub const GAP: usize = 2;

impl Column {
    fn width(self, language: Language) -> usize {
        match (self, language) {
            (Self::Topic, _) => 12,
            (Self::State, Language::Zh) => 6,
            (Self::State, Language::En) => 11,
            (Self::Due | Self::LastSeen, _) => 7,
            (Self::Recall | Self::Lapses, _) => 6,
            (Self::Importance, _) => 4,
        }
    }

    /// Whether the text is aligned to the right.
    pub fn is_right(self) -> bool {
        !matches!(self, Self::Topic | Self::State)
    }

    /// The column that an order is about.
    pub fn sorted_by(sort: CardSort) -> Self {
        match sort {
            CardSort::Due => Self::Due,
            CardSort::Recall => Self::Recall,
            CardSort::Importance => Self::Importance,
            CardSort::Topic => Self::Topic,
            CardSort::LastSeen => Self::LastSeen,
            CardSort::Lapses => Self::Lapses,
        }
    }
}

/// The columns in a list of `width` columns and their widths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListColumns {
    pub title: usize,
    pub others: Vec<(Column, usize)>,
}

impl ListColumns {
    /// The column of the order is always there. The others give way in a narrow list.
    pub fn new(state: &State, sort: CardSort, width: usize) -> Self {
        let sorted = Column::sorted_by(sort);
        let when = match sort {
            CardSort::LastSeen => Column::LastSeen,
            _ => Column::Due,
        };
        let how = match sort {
            CardSort::Lapses => Column::Lapses,
            _ => Column::Recall,
        };
        let in_order = [Column::Topic, Column::State, when, how, Column::Importance];
        let mut left = width;
        let mut kept = Vec::new();
        for column in [
            sorted,
            when,
            Column::Topic,
            how,
            Column::State,
            Column::Importance,
        ] {
            let columns = GAP + column.width(state.language);
            let fits = left >= min_title(state.language) + columns || column == sorted;
            if fits && !kept.contains(&column) {
                left = left.saturating_sub(columns);
                kept.push(column);
            }
        }
        let others = in_order.into_iter().filter(|column| kept.contains(column));
        Self {
            title: left,
            others: others
                .map(|column| (column, column.width(state.language)))
                .collect(),
        }
    }
}
