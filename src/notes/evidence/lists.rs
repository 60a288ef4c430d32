//! The position of a unit in its list: which numbers it continues, and the line above the list.

use std::collections::HashMap;

use super::{Place, is_title};
use crate::notes::lex::Unit;
use crate::notes::options::{Letter, letter};
use crate::notes::page::Page;
use crate::notes::vocabulary::Likeness;

/// How a unit relates to the lines right above it and to its group.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct InList {
    /// Whether the numbers of its group continue the number of the title above.
    pub(super) continues_title_number: bool,
    /// Whether it is in a list that starts at 1 between two consecutive numbers of the same shape.
    pub(super) inner: bool,
    /// Whether its paragraph begins with a question of another shape.
    pub(super) hangs: bool,
    /// Whether a line that ends in a colon, and is not a question, introduces its run.
    pub(super) introduced: bool,
    /// Whether the title above contains its first words.
    pub(super) named_above: bool,
    /// Whether it is one of the options `A.`, `B.` below a question.
    pub(super) choice: bool,
}

/// Fills in [`Place::list`].
pub(super) fn lists(page: &Page<'_>, units: &[Unit], places: &mut [Place]) {
    let mut groups: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut first = 0;
    let mut introduced = false;
    for n in 0..units.len() {
        if units[n].after_gap {
            first = n;
        }
        places[n].list.hangs = units[first].class != units[n].class
            && units[first].indent <= units[n].indent
            && asks(&places[first]);
        introduced &= n > 0 && places[n].run == places[n - 1].run;
        introduced |= n > 0
            && places[n].run != places[n - 1].run
            && places[n].class != places[n - 1].class
            && places[n - 1].words.colon
            && !asks(&places[n - 1])
            && !places[n - 1].words.interview;
        places[n].list.introduced = introduced;
        groups.entry(places[n].group).or_default().push(n);
    }
    for members in groups.into_values() {
        group(units, places, &members);
    }
    choices(page, units, places);
    named_above(page, units, places);
}

/// Finds units whose first words are part of the title above.
fn named_above(page: &Page<'_>, units: &[Unit], places: &mut [Place]) {
    const LONGEST: usize = 40;
    let mut titles: HashMap<usize, String> = HashMap::new();
    for n in 0..units.len() {
        let Some(parent) = places[n].parent else {
            continue;
        };
        let words = units[n].words.of(page.text);
        let name = words
            .split([':', '：', '(', '（'])
            .next()
            .unwrap_or_default();
        let name = name.trim_matches(|c: char| !c.is_alphanumeric());
        if name.chars().nth(1).is_none() || name.len() > LONGEST {
            continue;
        }
        let title = titles
            .entry(parent)
            .or_insert_with(|| units[parent].words.of(page.text).to_lowercase());
        let name = name.to_lowercase();
        places[n].list.named_above = title.len() > name.len() && title.contains(&name);
    }
}

/// Finds consecutive units that begin with the letters A, B and so on, and are not questions.
fn choices(page: &Page<'_>, units: &[Unit], places: &mut [Place]) {
    let letter = |n: usize| letter(page.line(units[n].line)).filter(|_| !asks(&places[n]));
    let letters: Vec<Option<Letter>> = (0..units.len()).map(letter).collect();
    let follows = |n: usize| {
        let last = letters[n.checked_sub(1)?]?;
        letters[n].filter(|letter| letter.follows(last))
    };
    for n in (0..units.len()).filter(|n| letters[*n].is_some_and(|letter| letter.place == 1)) {
        let more = (n + 1..units.len()).take_while(|n| follows(*n).is_some());
        let n_more = more.count();
        for place in places[n..=n + n_more].iter_mut().filter(|_| n_more > 0) {
            place.list.choice = true;
        }
    }
}

fn group(units: &[Unit], places: &mut [Place], members: &[usize]) {
    let first = members[0];
    let title = places[first].parent.and_then(|title| units[title].number);
    let continues_title_number = title.is_some_and(|title| units[first].number == Some(title + 1));
    for n in members {
        places[*n].list.continues_title_number = continues_title_number;
    }
    let mut at = 1;
    while at < members.len() {
        let number = |at: usize| members.get(at).and_then(|n| units[*n].number);
        let follows =
            |at: &usize| number(*at).is_some() && number(*at) == number(at - 1).map(|n| n + 1);
        if number(at) != Some(1) {
            at += 1;
            continue;
        }
        let outer = number(at - 1);
        let end = (at + 1..members.len())
            .find(|at| !follows(at))
            .unwrap_or(members.len());
        let are_lines = !is_title(&units[members[at]]);
        if are_lines && outer.is_some() && number(end) == outer.map(|outer| outer + 1) {
            for n in &members[at..end] {
                places[*n].list.inner = true;
            }
        }
        at = end;
    }
}

fn asks(place: &Place) -> bool {
    place.words.mark || place.words.likeness == Likeness::Question
}
