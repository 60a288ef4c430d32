//! The position of a unit: its level, the title above it, and the next unit of its shape.

use std::collections::HashMap;

use super::lists::{InList, lists};
use super::words::{Words, words};
use crate::notes::lex::{Class, Shape, Unit};
use crate::notes::page::Page;

/// The position of a unit among the others.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// The title above it.
    pub(crate) parent: Option<usize>,
    /// The next unit of the same shape, or the title that ends the text below the unit.
    pub(crate) end: usize,
    /// The unit behind all that is below a title, sub-titles included; `end` for other units.
    pub(crate) subtree: usize,
    /// The nearest unit above with less indent.
    pub(crate) outer: Option<usize>,
    pub(super) words: Words,
    pub(super) is_in_sequence: bool,
    pub(super) list: InList,
    pub(super) group: usize,
    /// The number of its run: consecutive units of the same shape and indent.
    pub(super) run: usize,
    pub(super) class: usize,
}

/// The first level of units that are not titles.
const LINES: usize = 8 * 32;

/// The level of a unit in the tree of titles: the lower, the more is below it. Counts by depth of
/// `<details>`, inside one depth headings before summaries, and other lines last, by indent.
pub(crate) fn level(unit: &Unit) -> usize {
    let folds = 8 * usize::from(unit.folds).min(30);
    match unit.class.shape {
        Shape::Heading(level) if unit.indent == 0 => folds + usize::from(level),
        Shape::Heading(_) => folds + 7,
        // A summary is one level above the text that it folds.
        Shape::Summary => folds.max(8) - 1,
        _ => LINES + unit.indent,
    }
}

/// Whether a unit is a heading or a summary.
pub(crate) fn is_title(unit: &Unit) -> bool {
    level(unit) < LINES
}

pub(super) fn places(page: &Page<'_>, units: &[Unit]) -> Vec<Place> {
    let mut groups: HashMap<(Option<usize>, Class), usize> = HashMap::new();
    let mut classes: HashMap<Class, usize> = HashMap::new();
    let mut last: HashMap<usize, u32> = HashMap::new();
    let mut open: Vec<usize> = Vec::new();
    let mut outer: Vec<usize> = Vec::new();
    let mut places = Vec::with_capacity(units.len());
    let mut run = 0;
    for (n, unit) in units.iter().enumerate() {
        let own = level(unit);
        if is_title(unit) {
            while open.last().is_some_and(|at| level(&units[*at]) >= own) {
                open.pop();
            }
            outer.clear();
        }
        let parent = open.last().copied();
        while outer
            .last()
            .is_some_and(|at| units[*at].indent >= unit.indent)
        {
            outer.pop();
        }
        let next = groups.len();
        let group = *groups.entry((parent, unit.class)).or_insert(next);
        let next = classes.len();
        let class = *classes.entry(unit.class).or_insert(next);
        let above = n.checked_sub(1).map(|above| &units[above]);
        let is_run = |above: &Unit| above.class == unit.class && above.indent == unit.indent;
        run += usize::from(!above.is_some_and(is_run));
        let before = unit.number.and_then(|number| last.insert(class, number));
        places.push(Place {
            parent,
            end: units.len(),
            subtree: units.len(),
            outer: outer.last().copied(),
            words: words(page, unit),
            is_in_sequence: unit
                .number
                .is_some_and(|number| before.map_or(number == 1, |before| number == before + 1)),
            list: InList::default(),
            group,
            run,
            class,
        });
        if is_title(unit) {
            open.push(n);
        } else {
            outer.push(n);
        }
    }
    ends(units, &mut places);
    lists(page, units, &mut places);
    places
}

fn ends(units: &[Unit], places: &mut [Place]) {
    let mut next_of_class: HashMap<usize, usize> = HashMap::new();
    // The titles further down that are not below another title, the nearest last.
    let mut titles: Vec<usize> = Vec::new();
    for n in (0..units.len()).rev() {
        let is_title = is_title(&units[n]);
        while is_title
            && titles
                .last()
                .is_some_and(|title| level(&units[*title]) > level(&units[n]))
        {
            titles.pop();
        }
        let title = titles.last().copied().unwrap_or(units.len());
        let same = next_of_class
            .insert(places[n].class, n)
            .unwrap_or(units.len());
        places[n].end = title.min(same);
        places[n].subtree = if is_title { title } else { places[n].end };
        if is_title {
            titles.push(n);
        }
    }
}
