//! Explains why lines were read as questions or not: for each shape of line, the probabilities and
//! the features that decided.

use std::collections::HashMap;

use super::choose::{self, Weights};
use super::evidence::{Evidence, Feature};
use super::lex::{Class, lex};
use super::page::Page;
use super::special;

/// The number of features shown.
const N_FIGURES: usize = 5;

/// How a file was read, and why.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// The log odds that the file holds questions at all.
    pub score: f32,
    /// The strongest features, each with its contribution to the score.
    pub evidence: Vec<Feature>,
    /// One for each shape, in the order of their first lines.
    pub shapes: Vec<ShapeReading>,
}

/// How the lines of one shape were read.
#[derive(Clone, Debug)]
pub struct ShapeReading {
    /// The first line, from 1.
    pub line: u32,
    /// The text of the first line.
    pub text: String,
    pub n_lines: usize,
    /// The mean probability that the lines are questions.
    pub question: f32,
    /// The mean probability that the lines are sections.
    pub section: f32,
    /// The strongest features with their mean contributions to the score of a question, which may
    /// be negative.
    pub evidence: Vec<Feature>,
}

/// Reads a file and explains the result.
pub fn explain(text: &str) -> Explanation {
    let weights = Weights::from_table();
    let page = Page::new(text);
    let lexed = lex(&page);
    let forced = special::find(&page, &lexed.units).roles;
    let choice = choose::choose(&page, &lexed.units, &weights, forced.clone());
    let mut evidence = Evidence::new(&page, &lexed.units);
    evidence.gather_beliefs(&choice.beliefs);
    // Lines of the same shape may be questions below one title and text below another.
    let mut classes: HashMap<(Class, bool), Vec<usize>> = HashMap::new();
    for (n, unit) in lexed.units.iter().enumerate() {
        classes
            .entry((unit.class, evidence.group_asks(n)))
            .or_default()
            .push(n);
    }
    let mut shapes: Vec<ShapeReading> = Vec::new();
    for members in classes.into_values() {
        let decided = |n: &&usize| !forced.contains_key(n) && evidence.is_candidate(**n);
        let members: Vec<usize> = members.iter().filter(decided).copied().collect();
        let Some(first) = members.first() else {
            continue;
        };
        let unit = &lexed.units[*first];
        let mean = |of: &dyn Fn(usize) -> f32| {
            members.iter().map(|n| of(*n)).sum::<f32>() / members.len() as f32
        };
        let line = &page.lines[unit.line];
        shapes.push(ShapeReading {
            line: line.number,
            text: line.span.of(text).to_owned(),
            n_lines: members.len(),
            question: mean(&|n| choice.beliefs[n].question),
            section: mean(&|n| choice.beliefs[n].section),
            evidence: strongest(&evidence, &weights, &members),
        });
    }
    shapes.sort_by_key(|shape| shape.line);
    let of_file = evidence.file_features(&choice.beliefs).into_iter();
    let of_file = of_file.zip(&weights.file);
    Explanation {
        score: choice.score,
        evidence: keep_strongest(
            of_file.map(|((name, value), (_, weight))| (name, value * weight)),
        ),
        shapes,
    }
}

/// The strongest features of some units in the first pass, with their mean contributions to the
/// score of a question.
fn strongest(evidence: &Evidence<'_>, weights: &Weights, members: &[usize]) -> Vec<Feature> {
    let Some(pass) = weights.passes.first() else {
        return Vec::new();
    };
    let mut sums: Vec<Feature> = Vec::new();
    for n in members {
        let figures = evidence.features(*n, &[]).into_iter().zip(pass);
        let figures = figures.map(|((name, value), (_, question, _))| (name, value * question));
        if sums.is_empty() {
            sums = figures.collect();
        } else {
            for (sum, (_, more)) in sums.iter_mut().zip(figures) {
                sum.1 += more;
            }
        }
    }
    keep_strongest(
        sums.into_iter()
            .map(|(name, sum)| (name, sum / members.len() as f32)),
    )
}

/// The strongest features, without the constant one.
fn keep_strongest(figures: impl Iterator<Item = Feature>) -> Vec<Feature> {
    let said = figures.filter(|(name, value)| *name != "one" && value.abs() >= 0.05);
    let mut figures: Vec<Feature> = said.collect();
    figures.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
    figures.truncate(N_FIGURES);
    figures
}
