//! What stays at the top and the bottom: the search, the headings, the filters and the keys.

use super::Browse;
use crate::domain::Language;
use crate::session::{CardList, CardSort};
use crate::text::{Line, Piece, Role};
use crate::tui::keymap::{Command, Context, Slot, key_label};
use crate::tui::overlays::footer::{Hints, hints, notice_above};
use crate::tui::state::{Room, State};
use crate::words::{browse as words, home};

/// How many rows stay at the top.
pub(super) fn n_rows(state: &State) -> usize {
    if state.size.room() == Room::Full {
        3
    } else {
        1
    }
}

/// Which filters show how many cards they find.
#[derive(Clone, Copy, PartialEq, Eq)]
enum FilterCounts {
    All,
    Positive,
    None,
}

impl Browse {
    pub(super) fn header(&self, state: &State) -> Vec<Line> {
        let mut rows = vec![self.top(state)];
        if state.size.room() == Room::Full {
            rows.push(Line::rule(state.size.wide_width()));
            rows.push(self.heading(state));
        }
        rows
    }

    /// The search or the title, and what was found.
    fn top(&self, state: &State) -> Line {
        let language = state.language;
        let found = self.found(state);
        let room = found
            .right
            .iter()
            .map(|piece| state.glyphs.width(&piece.text));
        let label = format!("{} ", words::search(language));
        let taken = room.sum::<usize>() + 1 + state.glyphs.width(&label);
        let width = state.size.wide_width().saturating_sub(taken);
        let mut line = match &self.field {
            Some(field) => {
                let typed = field.line(width, state.glyphs.ambiguous);
                let caret = typed.caret.map(|caret| caret + state.glyphs.width(&label));
                let mut line = Line::new(label, Role::Key);
                line.append(typed);
                if field.text().is_empty() {
                    let hints = [words::search_hint, words::search_hint_short];
                    let hint = hints.map(|hint| hint(language)).into_iter();
                    let mut fitting = hint.filter(|hint| state.glyphs.width(hint) <= width);
                    line.push(fitting.next().unwrap_or_default(), Role::Dim);
                }
                line.caret = caret;
                line
            }
            None if self.request.text.is_empty() => Line::new(words::title(language), Role::Title),
            None => {
                let text = state.glyphs.truncate(&self.request.text, width);
                Line::new(label, Role::Key).with(text, Role::Title)
            }
        };
        line.right = found.right;
        line
    }

    /// A line whose right part says how many cards there are and how they are sorted.
    fn found(&self, state: &State) -> Line {
        let language = state.language;
        let mut line = Line::default();
        if let Some((n, of)) = self.progress {
            line.push_right(words::searching(language, n, of), Role::Figure);
            return line;
        }
        if self.field.is_some() && !self.is_live() {
            let key = state.keymap.key_of(Context::Search, Command::Confirm);
            let key = key.map_or_else(String::new, |key| key_label(key, language));
            line.push_right(words::press_to_search(language, &key), Role::Dim);
            return line;
        }
        let n_found = self.cards.items().len();
        if !self.marked.is_empty() {
            line.push_right(words::n_selected(language, self.marked.len()), Role::Figure);
        }
        let counted = match n_found {
            0 => home::n_cards(language, 0),
            _ => words::position(language, self.cards.cursor() + 1, n_found),
        };
        line.push_right(counted, Role::Dim);
        let sort = sort_name(language, self.request.sort);
        let key = state.keymap.key_of(Context::Browse, Command::NextSort);
        match key.filter(|_| state.size.room() == Room::Full && self.field.is_none()) {
            Some(key) => {
                line.push_right(sort, Role::Dim);
                line.push_right(key_label(key, language), Role::Key);
                let label = format!(" {}", state.label(Command::NextSort));
                line.right.push(Piece::new(label, Role::Dim));
            }
            // A narrow row has no room for the order beside the number of selected cards.
            None if self.marked.is_empty() => line.push_right(sort, Role::Dim),
            None => {}
        }
        line
    }

    pub(super) fn footer(&self, state: &State) -> Vec<Line> {
        let width = state.size.wide_width();
        let wanted = Hints {
            context: self.context(),
            slot: Slot::Footer,
            width,
        };
        let keys = notice_above(state, || hints(state, wanted));
        [Line::rule(width), self.filters(state)]
            .into_iter()
            .chain(keys)
            .collect()
    }

    /// The filters with their keys and counts. In a narrow window, only the chosen one.
    fn filters(&self, state: &State) -> Line {
        let width = state.size.wide_width();
        let ambiguous = state.glyphs.ambiguous;
        for counts in [
            FilterCounts::All,
            FilterCounts::Positive,
            FilterCounts::None,
        ] {
            let line = self.filter_line(state, counts);
            if line.width(ambiguous) <= width {
                return line;
            }
        }
        let filter = self.request.filter;
        let n = self.counts.get(filter).copied().unwrap_or(0);
        let name = filter_name(state.language, filter);
        let text = format!(" {}", words::filter_short(state.language, name, n));
        Line::new(format!("1-{}", CardList::FILTERS.len()), Role::Key).with(text, Role::Plain)
    }

    fn filter_line(&self, state: &State, counts: FilterCounts) -> Line {
        let mut line = Line::default();
        for (index, n) in self.counts.iter().enumerate() {
            let is_chosen = index == self.request.filter;
            let role = match (is_chosen, *n) {
                (true, _) => Role::Selected,
                (false, 0) => Role::Dim,
                (false, _) => Role::Plain,
            };
            let gap = if index == 0 { "" } else { "  " };
            line.push(gap, Role::Plain);
            line.push((index + 1).to_string(), Role::Key);
            line.push(format!(" {}", filter_name(state.language, index)), role);
            if counts == FilterCounts::All || counts == FilterCounts::Positive && *n > 0 {
                line.push(format!(" {n}"), role);
            }
        }
        line
    }
}

fn sort_name(language: Language, sort: CardSort) -> &'static str {
    match sort {
        CardSort::Due => words::by_due(language),
        CardSort::Recall => words::by_recall(language),
        CardSort::Importance => words::by_importance(language),
        CardSort::Topic => words::by_topic(language),
        CardSort::LastSeen => words::by_last_seen(language),
        CardSort::Lapses => words::by_lapses(language),
    }
}

/// The name of a filter by its index.
fn filter_name(language: Language, filter: usize) -> &'static str {
    match filter {
        0 => words::filter_all(language),
        1 => words::filter_due(language),
        2 => words::filter_new(language),
        3 => words::filter_weak(language),
        4 => words::filter_flagged(language),
        5 => words::filter_suspended(language),
        _ => words::filter_unanswered(language),
    }
}
