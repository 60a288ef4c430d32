//! Decides which units are questions and which are sections. The score of a unit is the weighted
//! sum of its features. Scoring runs in passes: from the second on, the features include the
//! beliefs of the pass before about the units around.

mod settle;

use std::collections::HashMap;

use super::answer_key::{self, AnswerKey};
use super::evidence::{Belief, Evidence, Feature, is_title, level};
use super::lex::{Bold, Shape, Unit};
use super::page::Page;
use super::weights;
use settle::{
    apply_forced, ask_above_lids, continue_numbering, drop_questions_in_answers, fill_sections,
    find_lost_bullets, join_broken_lines, join_titles, make_lists_uniform, make_sections,
    unanswered_terms,
};

/// The role of a unit. An answer begins after a question and continues up to the next unit whose
/// role is not text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Question,
    /// A title of the questions below it.
    Section,
    /// A part of the answer above.
    Text,
    /// Ends the answer above and belongs to no entry.
    End,
    /// A flashcard or table row with question and answer.
    Row,
}

/// The weights of one pass: the name of a feature, its weight for a question and for a section.
pub type Pass = [(String, f32, f32)];

/// All weights, by the name of the feature.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    /// For questions and sections, one list a pass.
    pub passes: Vec<Vec<(String, f32, f32)>>,
    /// For the end of an answer.
    pub end: Vec<(String, f32)>,
    /// For the decision whether a file holds questions.
    pub file: Vec<(String, f32)>,
}

impl Weights {
    /// The fitted weights in `weights.rs`.
    pub fn from_table() -> Self {
        let pass = |table: &[(&str, f32, f32)]| {
            table
                .iter()
                .map(|(name, question, section)| ((*name).to_owned(), *question, *section))
                .collect()
        };
        let single = |table: &[(&str, f32)]| {
            let named = |(name, weight): &(&str, f32)| ((*name).to_owned(), *weight);
            table.iter().map(named).collect()
        };
        Self {
            passes: weights::PASSES.iter().map(|table| pass(table)).collect(),
            end: single(weights::END),
            file: single(weights::FILE),
        }
    }
}

/// The probabilities that a unit with these features is a question or a section: the softmax of
/// both scores and of 0 for text.
pub fn belief(features: &[Feature], pass: &Pass) -> Belief {
    let mut scores = [0.0_f32; 2];
    for ((_, value), (_, question, section)) in features.iter().zip(pass) {
        scores[0] += value * question;
        scores[1] += value * section;
    }
    let most = scores[0].max(scores[1]).max(0.0);
    let [question, section] = scores.map(|score| (score - most).exp());
    let sum = question + section + (-most).exp();
    Belief {
        question: question / sum,
        section: section / sum,
    }
}

/// The beliefs after all passes.
pub(crate) fn beliefs(
    evidence: &mut Evidence<'_>,
    n_units: usize,
    weights: &Weights,
    forced: &HashMap<usize, Role>,
) -> Vec<Belief> {
    let is_known = forced.values().any(|role| *role == Role::Row) || forced.len() * 2 >= n_units;
    let mut beliefs = Vec::new();
    for pass in &weights.passes {
        beliefs = run_pass(evidence, n_units, &beliefs, pass);
        if !is_known {
            raise_question_odds(evidence, &mut beliefs);
        }
    }
    beliefs
}

/// If no class of lines seems to hold questions, raises the odds of all until the likeliest class
/// does. Whether the file holds questions at all is decided separately.
fn raise_question_odds(evidence: &mut Evidence<'_>, beliefs: &mut [Belief]) {
    const LIKELY: f32 = 0.6;
    const LEAST: f32 = 0.03;
    evidence.gather_beliefs(beliefs);
    let likeliest = evidence.likeliest_class();
    if !(LEAST..0.5).contains(&likeliest) {
        return;
    }
    let odds = |share: f32| share / (1.0 - share);
    let raised = odds(LIKELY) / odds(likeliest);
    evidence.raised += raised.ln();
    for belief in beliefs {
        let sum = 1.0 + belief.question * (raised - 1.0);
        belief.question *= raised / sum;
        belief.section /= sum;
    }
}

pub(crate) fn run_pass(
    evidence: &mut Evidence<'_>,
    n_units: usize,
    before: &[Belief],
    pass: &Pass,
) -> Vec<Belief> {
    evidence.gather_beliefs(before);
    let of = |n: usize| {
        if evidence.is_candidate(n) {
            belief(&evidence.features(n, before), pass)
        } else {
            Belief::default()
        }
    };
    (0..n_units).map(of).collect()
}

/// The decisions about a page.
#[derive(Debug)]
pub(crate) struct Choice {
    /// One for each unit.
    pub(crate) roles: Vec<Role>,
    pub(crate) key: AnswerKey,
    /// The beliefs about each unit before the rules of `settle`.
    pub(crate) beliefs: Vec<Belief>,
    /// The log odds that the page holds questions at all.
    pub(crate) score: f32,
}

/// Decides the role of each unit. `forced` has the roles that are known without scoring.
pub(crate) fn choose(
    page: &Page<'_>,
    units: &[Unit],
    weights: &Weights,
    mut forced: HashMap<usize, Role>,
) -> Choice {
    let mut evidence = Evidence::new(page, units);
    let seen = beliefs(&mut evidence, units.len(), weights, &forced);
    let score = sum(&evidence.file_features(&seen), &weights.file);
    let mut beliefs = seen.clone();
    if score < 0.0 {
        beliefs.fill(Belief::default());
    }
    apply_forced(&mut beliefs, &forced);
    let key = answer_key::find(page, units, &beliefs, &forced);
    forced.extend(key.units.iter().map(|n| (*n, Role::End)));
    apply_forced(&mut beliefs, &forced);
    let forced = &forced;
    ask_above_lids(&evidence, units, &mut beliefs, forced);
    drop_questions_in_answers(units, &mut beliefs, forced);
    join_titles(page, units, &mut beliefs, forced);
    join_broken_lines(page, units, &mut beliefs, forced);
    make_lists_uniform(&evidence, units, &mut beliefs, forced);
    continue_numbering(&evidence, &mut beliefs, forced);
    make_sections(&evidence, units, &mut beliefs, forced);
    fill_sections(&evidence, units, &mut beliefs, forced);
    let unanswered_terms = unanswered_terms(&evidence, units, &beliefs, forced);
    for n in &unanswered_terms {
        beliefs[*n] = Belief::default();
    }
    evidence.gather_beliefs(&beliefs);
    find_lost_bullets(&evidence, units, &mut beliefs, forced);
    let mut open: Option<usize> = None;
    let mut roles = Vec::with_capacity(units.len());
    for (n, belief) in beliefs.iter().enumerate() {
        let text = 1.0 - belief.question - belief.section;
        let role = if let Some(role) = forced.get(&n) {
            *role
        } else if belief.question >= belief.section && belief.question >= text {
            Role::Question
        } else if belief.section >= text {
            Role::Section
        } else {
            let may_end = open.is_some_and(|open| may_end(units, n, open));
            match open {
                Some(open) if is_outside(&units[n], &units[open]) => Role::End,
                Some(_) if is_title_of_label(units, n) => Role::Section,
                Some(open) if may_end && end_score(&evidence, n, open, &beliefs, weights) > 0.0 => {
                    Role::End
                }
                Some(_) => Role::Text,
                None => Role::End,
            }
        };
        let is_free = !unanswered_terms.contains(&n) && !forced.contains_key(&n);
        let is_title = role == Role::End && is_free && is_group_title(page, units, n, &beliefs);
        let role = if is_title { Role::Section } else { role };
        match role {
            Role::Question => open = Some(n),
            Role::Section | Role::End | Role::Row => open = None,
            Role::Text => {}
        }
        roles.push(role);
    }
    Choice {
        roles,
        key,
        beliefs: seen,
        score,
    }
}

/// Whether a unit is a bold line right above a labelled question: `**Scenario 2: …**`.
fn is_title_of_label(units: &[Unit], n: usize) -> bool {
    let unit = &units[n];
    let is_label = |next: &Unit| next.class.labelled && !next.answers;
    unit.class.bold == Bold::Whole
        && unit.class.shape == Shape::Plain
        && unit.after_gap
        && !unit.class.labelled
        && units.get(n + 1).is_some_and(is_label)
}

/// Whether both units are list items and `unit` is less indented than the question.
fn is_outside(unit: &Unit, asked: &Unit) -> bool {
    let is_item = |unit: &Unit| matches!(unit.class.shape, Shape::Bullet | Shape::Number);
    is_item(unit) && is_item(asked) && unit.indent < asked.indent
}

/// Whether the answer of the question `open` can end at unit `n`.
fn may_end(units: &[Unit], n: usize, open: usize) -> bool {
    let (unit, asked, above) = (&units[n], &units[open], &units[n - 1]);
    let is_heading = matches!(unit.class.shape, Shape::Heading(_));
    let in_fold = asked.class.shape == Shape::Summary && unit.folds >= asked.folds && !is_heading;
    let inside = unit.folds > asked.folds || in_fold || unit.in_lid && !asked.in_lid;
    let indented = !is_heading && unit.indent > asked.indent;
    let right_below = n == open + 1 && matches!(asked.class.shape, Shape::Heading(_));
    let below_code = matches!(unit.class.shape, Shape::Code | Shape::Row) && n == open + 1
        || unit.class.shape == Shape::Row && above.class.shape == Shape::Row
        || right_below && !is_heading && unit.class.shape != Shape::Rule;
    // A rule above a sub-heading of the answer separates parts of the answer.
    let of_open = |next: &Unit| is_title(next) && level(next) > level(asked);
    let divides = unit.class.shape == Shape::Rule && units.get(n + 1).is_some_and(of_open);
    let labelled = unit.answers || above.lid_below || above.is_label;
    !(inside || indented || below_code || labelled || divides)
}

/// Whether a unit outside of answers is the title of the question right below it.
fn is_group_title(page: &Page<'_>, units: &[Unit], n: usize, beliefs: &[Belief]) -> bool {
    let unit = &units[n];
    let words = unit.words.of(page.text).trim();
    let is_line = matches!(
        unit.class.shape,
        Shape::Heading(_) | Shape::Plain | Shape::Number | Shape::Summary
    );
    let short = words.chars().count() <= 40
        && !words.ends_with(['。', '.', '；', '!', '！', ',', '，', '`']);
    let next = beliefs.get(n + 1).is_some_and(|belief| asks(*belief));
    let heading = matches!(unit.class.shape, Shape::Heading(_));
    let opens_file = n == 0 && unit.class.shape == Shape::Plain;
    // One of several items of a list is not a title.
    let neighbours = [n.checked_sub(1), Some(n + 1)].into_iter().flatten();
    let is_sibling = !is_title(unit)
        && neighbours
            .filter_map(|other| units.get(other))
            .any(|other| other.class == unit.class && other.indent == unit.indent);
    let holds = units
        .get(n + 1)
        .is_some_and(|next| next.indent > unit.indent);
    (is_line || unit.class.shape == Shape::Bullet && holds)
        && words.contains(char::is_alphanumeric)
        && next
        && !opens_file
        && !(is_sibling && unit.class.shape != Shape::Plain)
        && (heading || short && unit.after_gap)
        && (is_title(unit) || unit.indent <= units[n + 1].indent)
}

pub(crate) fn asks(belief: Belief) -> bool {
    belief.question >= belief.section && belief.question >= 1.0 - belief.question - belief.section
}

fn end_score(
    evidence: &Evidence<'_>,
    n: usize,
    open: usize,
    beliefs: &[Belief],
    weights: &Weights,
) -> f32 {
    sum(&evidence.end_features(n, open, beliefs), &weights.end)
}

fn sum(features: &[Feature], weights: &[(String, f32)]) -> f32 {
    let pairs = features.iter().zip(weights);
    pairs.map(|((_, value), (_, weight))| value * weight).sum()
}
