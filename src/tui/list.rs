//! A list with a cursor, on a screen or in an overlay. Draws only its visible items.

use std::ops::Range;

use super::keymap::Command;
use super::screens::page::{moved, scroll_to};
use crate::domain::Language;
use crate::text::{Line, Role};
use crate::words::overlays as words;

/// Items with a cursor. It is on the first item of an empty list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List<T> {
    items: Vec<T>,
    cursor: usize,
    /// The first visible item after the last command. A view may be lower than that.
    scroll: usize,
}

/// The result of a command on a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListStep<T> {
    Chosen(T),
    Open,
    Closed,
}

#[derive(Debug)]
pub struct ListRow<'a, T> {
    pub value: &'a T,
    /// The position in the list, from 1.
    pub number: usize,
    /// The start of the item's line: the mark of the cursor, or blanks.
    pub line: Line,
    pub role: Role,
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self::new(Vec::new())
    }
}

impl<T> List<T> {
    pub fn new(items: Vec<T>) -> Self {
        Self {
            items,
            cursor: 0,
            scroll: 0,
        }
    }

    pub fn items(&self) -> &[T] {
        &self.items
    }

    /// The index of the item under the cursor.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// The item under the cursor.
    pub fn selected(&self) -> Option<&T> {
        self.items.get(self.cursor)
    }

    /// Replaces the items. The cursor stays at its index if it can.
    pub fn replace(&mut self, items: Vec<T>) {
        self.cursor = self.cursor.min(items.len().saturating_sub(1));
        self.items = items;
    }

    /// Puts the cursor on the first item that `is_meant`, else on the first of all.
    pub fn select(&mut self, is_meant: impl FnMut(&T) -> bool) {
        self.cursor = self.items.iter().position(is_meant).unwrap_or(0);
    }

    /// Moves the cursor if the command does that. `height` is the number of visible items.
    pub fn go(&mut self, command: Command, height: usize) {
        self.scroll = self.first_visible(height);
        self.cursor = moved(self.cursor, self.items.len(), height.max(1), command);
        self.scroll = self.first_visible(height);
    }

    /// The visible items of a view with `height` rows.
    pub fn visible(&self, height: usize) -> &[T] {
        let first = self.first_visible(height);
        let last = (first + height).min(self.items.len());
        self.items.get(first..last).unwrap_or_default()
    }

    /// Puts the cursor on the item at an index, or on the last.
    pub fn move_to(&mut self, index: usize) {
        self.cursor = index.min(self.items.len().saturating_sub(1));
    }

    /// The first visible item of a view with `height` rows.
    fn first_visible(&self, height: usize) -> usize {
        let scroll = self.scroll.min(self.items.len().saturating_sub(height));
        scroll_to(scroll, self.cursor, self.cursor + 1, height)
    }

    /// The visible items of a view with `height` rows, each with its row.
    pub fn rows(&self, height: usize) -> Vec<(usize, Range<usize>)> {
        let first = self.first_visible(height);
        let last = self.items.len().min(first + height);
        let rows = (first..last).map(|item| (item, item - first..item - first + 1));
        rows.collect()
    }

    /// The same for [`Self::lines_and_rest`].
    pub fn rows_above_rest(&self, height: usize) -> Vec<(usize, Range<usize>)> {
        let goes_on = self.items.len() > height && height > 1;
        self.rows(height - usize::from(goes_on))
    }

    /// Puts the cursor on an item. Returns whether it was there already.
    pub fn choose(&mut self, item: usize) -> bool {
        let was_there = self.cursor == item;
        self.move_to(item);
        was_there
    }

    /// The lines of the visible items of a view with `height` rows.
    pub fn lines(&self, height: usize, draw: impl FnMut(ListRow<'_, T>) -> Line) -> Vec<Line> {
        let visible = (self.first_visible(height)..).zip(self.visible(height));
        let item = |(index, value)| {
            let (mark, role) = match index == self.cursor {
                true => ("> ", Role::Selected),
                false => ("  ", Role::Plain),
            };
            ListRow {
                value,
                number: index + 1,
                line: Line::new(mark, Role::Selected),
                role,
            }
        };
        visible.map(item).map(draw).collect()
    }
}

impl<T> List<T> {
    /// Like [`Self::lines`], but if items are below the view, its last row says how many.
    pub fn lines_and_rest(
        &self,
        height: usize,
        language: Language,
        draw: impl FnMut(ListRow<'_, T>) -> Line,
    ) -> Vec<Line> {
        let goes_on = self.items.len() > height && height > 1;
        let height = height - usize::from(goes_on);
        let mut lines = self.lines(height, draw);
        let seen = self.first_visible(height) + lines.len();
        let n_below = self.items.len().saturating_sub(seen);
        if goes_on && n_below > 0 {
            let rest = words::more_below(language, n_below);
            lines.push(Line::new(rest, Role::Dim).indented(2));
        }
        lines
    }
}

impl<T: Clone> List<T> {
    /// Runs a command: chooses an item, moves the cursor, or closes the list.
    pub fn step(&mut self, command: Command, height: usize) -> ListStep<T> {
        let chosen = match command {
            Command::Back => return ListStep::Closed,
            Command::Pick => self.selected(),
            Command::PickNumber(number) => self.items.get(usize::from(number).wrapping_sub(1)),
            _ => None,
        };
        match chosen.cloned() {
            Some(item) => ListStep::Chosen(item),
            None => {
                self.go(command, height);
                ListStep::Open
            }
        }
    }
}

impl<T> ListRow<'_, T> {
    /// The line of an item that a key chooses.
    pub fn with_key(self, key: &str, label: &str) -> Line {
        let line = self.line.with(key, Role::Key);
        line.with(format!("  {label}"), self.role)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list() -> List<usize> {
        List::new((0..5000).collect())
    }

    fn visible(list: &List<usize>, height: usize) -> Vec<String> {
        let lines = list.lines(height, |item| {
            item.line.with(item.value.to_string(), item.role)
        });
        lines.iter().map(Line::text).collect()
    }

    #[test]
    fn the_view_moves_only_when_the_cursor_leaves_it() {
        let mut list = list();
        assert_eq!(visible(&list, 3), ["> 0", "  1", "  2"]);
        for command in [Command::Down, Command::Down, Command::Down] {
            list.go(command, 3);
        }
        assert_eq!(visible(&list, 3), ["  1", "  2", "> 3"]);
        list.go(Command::Up, 3);
        assert_eq!(visible(&list, 3), ["  1", "> 2", "  3"]);
        list.go(Command::PageDown, 3);
        assert_eq!(visible(&list, 3), ["  3", "  4", "> 5"]);
        list.go(Command::Last, 3);
        assert_eq!(visible(&list, 3), ["  4997", "  4998", "> 4999"]);
        assert_eq!(visible(&list, 2), ["  4998", "> 4999"]);
    }

    #[test]
    fn the_last_row_counts_what_is_below() {
        let mut list = List::new(vec!["a", "b", "c", "d"]);
        let rows = |list: &List<&str>, height| {
            let draw = |item: ListRow<'_, &str>| item.line.with(*item.value, item.role);
            let lines = list.lines_and_rest(height, Language::En, draw);
            lines.iter().map(Line::text).collect::<Vec<_>>()
        };
        assert_eq!(rows(&list, 4), ["> a", "  b", "  c", "  d"]);
        assert_eq!(rows(&list, 3), ["> a", "  b", "  2 more below"]);
        list.go(Command::Last, 3);
        assert_eq!(rows(&list, 3), ["  c", "> d"]);
        assert_eq!(rows(&list, 1), ["> d"]);
    }

    #[test]
    fn only_visible_items_are_drawn() {
        let mut list = list();
        list.go(Command::Last, 20);
        let mut n_drawn = 0;
        list.lines(20, |item| {
            n_drawn += 1;
            item.line
        });
        assert_eq!(n_drawn, 20);
    }

    #[test]
    fn a_command_chooses_moves_or_closes() {
        let mut list = List::new(vec!["a", "b"]);
        assert_eq!(list.step(Command::Down, 9), ListStep::Open);
        assert_eq!(list.step(Command::Pick, 9), ListStep::Chosen("b"));
        assert_eq!(list.step(Command::PickNumber(1), 9), ListStep::Chosen("a"));
        assert_eq!(list.step(Command::PickNumber(3), 9), ListStep::Open);
        assert_eq!(list.step(Command::Back, 9), ListStep::Closed);
        list.replace(vec!["c"]);
        assert_eq!(list.selected(), Some(&"c"));
        assert_eq!(List::<u8>::default().step(Command::Pick, 9), ListStep::Open);
    }
}
