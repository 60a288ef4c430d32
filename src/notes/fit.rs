//! The interface for `examples/fit_reader.rs`, which fits the weights.

pub use super::choose::{Pass, Weights, belief};
pub use super::evidence::{Belief, Feature};

use super::evidence::{Evidence, level};
use super::lex::{Lexed, lex};
use super::page::Page;
use super::{choose, special};

/// A unit, with what the example needs to compare it with its label.
#[derive(Clone, Debug)]
pub struct Sample {
    /// From 1.
    pub line: u32,
    pub words: String,
    /// Whether it can be a question.
    pub is_candidate: bool,
    /// Whether its role is known without scoring.
    pub is_forced: bool,
    /// Equal for units of the same shape below the same title.
    pub group: usize,
    /// In the tree of titles: the lower, the more is below it.
    pub level: usize,
}

/// A file of the training data.
pub struct Source<'a> {
    page: &'a Page<'a>,
    lexed: &'a Lexed,
}

/// Calls `with` with the source of a text.
pub fn with_source<T>(text: &str, with: impl FnOnce(&Source<'_>) -> T) -> T {
    let page = Page::new(text);
    let lexed = lex(&page);
    with(&Source {
        page: &page,
        lexed: &lexed,
    })
}

impl Source<'_> {
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

    /// The features of each unit for the pass after the one that gave `beliefs`.
    pub fn features(&self, beliefs: &[Belief]) -> Vec<Vec<Feature>> {
        let units = &self.lexed.units;
        let mut evidence = Evidence::new(self.page, units);
        evidence.gather_beliefs(beliefs);
        (0..units.len())
            .map(|n| evidence.features(n, beliefs))
            .collect()
    }

    /// The features of the whole file after the passes of `weights`.
    pub fn file_features(&self, weights: &Weights) -> Vec<Feature> {
        let units = &self.lexed.units;
        let mut evidence = Evidence::new(self.page, units);
        let special = special::find(self.page, units);
        let beliefs = choose::beliefs(&mut evidence, units.len(), weights, &special.roles);
        evidence.file_features(&beliefs)
    }

    /// For each pair `(n, open)`, the features that decide whether the answer of the question
    /// `open` ends at unit `n`.
    pub fn end_features(&self, pairs: &[(usize, usize)], beliefs: &[Belief]) -> Vec<Vec<Feature>> {
        let mut evidence = Evidence::new(self.page, &self.lexed.units);
        evidence.gather_beliefs(beliefs);
        pairs
            .iter()
            .map(|(n, open)| evidence.end_features(*n, *open, beliefs))
            .collect()
    }
}
