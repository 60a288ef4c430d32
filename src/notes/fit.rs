//! What the program that fits the weights sees of the reader.

pub use super::choose::{Pass, Weights, believe};
pub use super::evidence::{Belief, Feature};

use super::evidence::{Evidence, level};
use super::lex::{Lexed, lex};
use super::page::Page;
use super::{choose, special};

/// A unit as the labels know it.
#[derive(Clone, Debug)]
pub struct Sample {
    /// Its line, from 1.
    pub line: u32,
    /// Its words.
    pub words: String,
    /// Whether it can be a question.
    pub is_candidate: bool,
    /// Whether its role needs no decision.
    pub is_forced: bool,
    /// Lines of its shape and parent are of one group.
    pub group: usize,
    /// Its level: the lower, the more it holds.
    pub level: usize,
}

/// A file to fit to.
pub struct Source<'a> {
    page: &'a Page<'a>,
    lexed: &'a Lexed,
}

/// Calls `with` for the source of a text.
pub fn with_source<T>(text: &str, with: impl FnOnce(&Source<'_>) -> T) -> T {
    let page = Page::new(text);
    let lexed = lex(&page);
    with(&Source {
        page: &page,
        lexed: &lexed,
    })
}

impl Source<'_> {
    /// Its units.
    pub fn samples(&self) -> Vec<Sample> {
        let units = &self.lexed.units;
        let evidence = Evidence::new(self.page, units);
        let special = special::find(self.page, units);
        units
            .iter()
            .enumerate()
            .map(|(n, unit)| Sample {
                line: self.page.lines[unit.line].number,
                words: unit.words.of(self.page.text).to_owned(),
                is_candidate: evidence.is_candidate(n),
                is_forced: special.roles.contains_key(&n),
                group: evidence.group_of(n),
                level: level(unit),
            })
            .collect()
    }

    /// The beliefs after the passes of `weights`.
    pub fn beliefs(&self, weights: &Weights) -> Vec<Belief> {
        let units = &self.lexed.units;
        let mut evidence = Evidence::new(self.page, units);
        let special = special::find(self.page, units);
        choose::beliefs(&mut evidence, units.len(), weights, &special.roles)
    }

    /// The figures of every unit for the pass after those that gave `beliefs`.
    pub fn features(&self, beliefs: &[Belief]) -> Vec<Vec<Feature>> {
        let units = &self.lexed.units;
        let mut evidence = Evidence::new(self.page, units);
        evidence.believe(beliefs);
        (0..units.len()).map(|n| evidence.of(n, beliefs)).collect()
    }

    /// The figures of the whole file, as its units are seen after the passes of `weights`.
    pub fn file_features(&self, weights: &Weights) -> Vec<Feature> {
        let units = &self.lexed.units;
        let mut evidence = Evidence::new(self.page, units);
        let special = special::find(self.page, units);
        let beliefs = choose::beliefs(&mut evidence, units.len(), weights, &special.roles);
        evidence.of_file(&beliefs)
    }

    /// The figures by which the answer of the question at `open` ends at unit `n`.
    pub fn end_features(&self, pairs: &[(usize, usize)], beliefs: &[Belief]) -> Vec<Vec<Feature>> {
        let mut evidence = Evidence::new(self.page, &self.lexed.units);
        evidence.believe(beliefs);
        pairs
            .iter()
            .map(|(n, open)| evidence.of_end(*n, *open, beliefs))
            .collect()
    }
}
