//! Which units are questions and which are sections: one score for every unit, summed over its
//! evidence, in passes that each see what the pass before believes of the siblings.

use std::collections::{HashMap, HashSet};

use super::answer_key::{self, AnswerKey};
use super::dialects::pairs::names_a_question;
use super::evidence::{Belief, Evidence, Feature, is_title, level};
use super::lex::{Bold, Shape, Unit};
use super::page::Page;
use super::weights;

/// What a unit is to the answer that is open above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It asks.
    Question,
    /// It names the questions below it.
    Section,
    /// It goes on with the answer above.
    Text,
    /// It ends the answer above and belongs to nothing.
    End,
    /// A row of a table that holds question and answer.
    Row,
}

/// The weights of one pass: by name, for a question and for a section.
pub type Pass = [(String, f32, f32)];

/// All weights of the reader.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    /// For questions and sections, pass by pass.
    pub passes: Vec<Vec<(String, f32, f32)>>,
    /// For the end of an answer.
    pub end: Vec<(String, f32)>,
    /// For a file that holds questions at all.
    pub file: Vec<(String, f32)>,
}

impl Weights {
    /// Those of the table.
    pub fn of_table() -> Self {
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

/// How likely a unit with these figures is a question, and a section.
pub fn believe(features: &[Feature], pass: &Pass) -> Belief {
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
    let is_known = forced.len() * 2 >= n_units;
    let mut beliefs = Vec::new();
    for pass in &weights.passes {
        beliefs = one_pass(evidence, n_units, &beliefs, pass);
        if !is_known {
            raise(evidence, &mut beliefs);
        }
    }
    beliefs
}

/// Something asks in every file that is read this way (`is_asking` says which files are not): where
/// nothing seems to, the likeliest class of lines does.
fn raise(evidence: &mut Evidence<'_>, beliefs: &mut [Belief]) {
    const LIKELY: f32 = 0.6;
    const LEAST: f32 = 0.03;
    evidence.believe(beliefs);
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

pub(crate) fn one_pass(
    evidence: &mut Evidence<'_>,
    n_units: usize,
    before: &[Belief],
    pass: &Pass,
) -> Vec<Belief> {
    evidence.believe(before);
    let of = |n: usize| {
        if evidence.is_candidate(n) {
            believe(&evidence.of(n, before), pass)
        } else {
            Belief::default()
        }
    };
    (0..n_units).map(of).collect()
}

/// The role of every unit, and the answers that are apart from their questions; `forced` are the
/// roles that need no decision.
pub(crate) fn choose(
    page: &Page<'_>,
    units: &[Unit],
    weights: &Weights,
    mut forced: HashMap<usize, Role>,
) -> (Vec<Role>, AnswerKey) {
    let mut evidence = Evidence::new(page, units);
    let mut beliefs = beliefs(&mut evidence, units.len(), weights, &forced);
    if sum(&evidence.of_file(&beliefs), &weights.file) < 0.0 {
        beliefs.fill(Belief::default());
    }
    force(&mut beliefs, &forced);
    let key = answer_key::find(page, units, &beliefs);
    forced.extend(key.units.iter().map(|n| (*n, Role::End)));
    force(&mut beliefs, &forced);
    let forced = &forced;
    silence_answers(units, &mut beliefs, forced);
    join_titles(page, units, &mut beliefs, forced);
    group_titles(&evidence, units, &mut beliefs, forced);
    fill_sections(&evidence, units, &mut beliefs, forced);
    let jottings = jottings(&evidence, units, &beliefs, forced);
    for n in &jottings {
        beliefs[*n] = Belief::default();
    }
    evidence.believe(&beliefs);
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
                Some(_) if titles_a_label(units, n) => Role::Section,
                Some(open) if may_end && ends(&evidence, n, open, &beliefs, weights) > 0.0 => {
                    Role::End
                }
                Some(_) => Role::Text,
                None => Role::End,
            }
        };
        let is_title =
            role == Role::End && !jottings.contains(&n) && groups(page, units, n, &beliefs);
        let role = if is_title { Role::Section } else { role };
        match role {
            Role::Question => open = Some(n),
            Role::Section | Role::End | Role::Row => open = None,
            Role::Text => {}
        }
        roles.push(role);
    }
    (roles, key)
}

/// Believes what needs no decision.
fn force(beliefs: &mut [Belief], forced: &HashMap<usize, Role>) {
    let sure = |is_sure: bool| if is_sure { 1.0 } else { 0.0 };
    for (n, role) in forced {
        beliefs[*n] = Belief {
            question: sure(matches!(role, Role::Question | Role::Row)),
            section: sure(*role == Role::Section),
        };
    }
}

/// Bare terms with nothing or a mere picture below them, among headings that are answered.
fn jottings(
    evidence: &Evidence<'_>,
    units: &[Unit],
    beliefs: &[Belief],
    forced: &HashMap<usize, Role>,
) -> HashSet<usize> {
    let is_jotting = |n: &usize| {
        let below = &units[n + 1..evidence.places[*n].end.max(n + 1)];
        matches!(units[*n].class.shape, Shape::Heading(_))
            && below.iter().all(|unit| unit.class.shape == Shape::Picture)
            && asks(beliefs[*n])
            && !forced.contains_key(n)
            && evidence.is_jotting(*n, !below.is_empty())
    };
    (0..units.len()).filter(is_jotting).collect()
}

/// A line that asks below a blank one, among questions that are list items, lost its bullet.
fn find_lost_bullets(
    evidence: &Evidence<'_>,
    units: &[Unit],
    beliefs: &mut [Belief],
    forced: &HashMap<usize, Role>,
) {
    let mut asked: Option<usize> = None;
    for (n, unit) in units.iter().enumerate() {
        let among_items =
            asked.is_some_and(|at| units[at].class.shape == Shape::Bullet && units[at].indent == 0);
        let is_line = unit.class.shape == Shape::Plain
            && unit.indent == 0
            && unit.after_gap
            && !unit.class.quoted;
        if among_items
            && is_line
            && evidence.ends_in_mark(n)
            && units.get(n + 1).is_some_and(|next| !next.after_gap)
            && !forced.contains_key(&n)
        {
            beliefs[n] = Belief {
                question: 1.0,
                section: 0.0,
            };
        }
        if asks(beliefs[n]) {
            asked = Some(n);
        }
    }
}

/// Below a heading that names an answer nothing asks; nor below a label, where nothing asks
/// between it and the title above it.
fn silence_answers(units: &[Unit], beliefs: &mut [Belief], forced: &HashMap<usize, Role>) {
    let mut answer: Option<usize> = None;
    let mut is_titled = false;
    for (n, unit) in units.iter().enumerate() {
        if is_title(unit) {
            if answer.is_some_and(|at| level(unit) <= level(&units[at]) || !is_title(&units[at])) {
                answer = None;
            }
            if unit.answers {
                answer = Some(n);
            }
            is_titled = asks(beliefs[n]);
        } else if unit.answers && is_titled && unit.indent == 0 && answer.is_none() {
            answer = Some(n);
        } else if asks(beliefs[n]) {
            is_titled = false;
        }
        if answer.is_some_and(|at| at != n) && !forced.contains_key(&n) {
            beliefs[n] = Belief::default();
        }
    }
}

/// Whether a bold line is right above a labelled question: `**Scenario 2: …**`.
fn titles_a_label(units: &[Unit], n: usize) -> bool {
    let unit = &units[n];
    let is_label = |next: &Unit| next.class.labelled && !next.answers;
    unit.class.bold == Bold::Whole
        && unit.class.shape == Shape::Plain
        && unit.after_gap
        && !unit.class.labelled
        && units.get(n + 1).is_some_and(is_label)
}

/// Whether a list item is less indented than the question, itself an item.
fn is_outside(unit: &Unit, asked: &Unit) -> bool {
    let is_item = |unit: &Unit| matches!(unit.class.shape, Shape::Bullet | Shape::Number);
    is_item(unit) && is_item(asked) && unit.indent < asked.indent
}

/// Whether an answer can end at a unit at all.
fn may_end(units: &[Unit], n: usize, open: usize) -> bool {
    let (unit, asked, above) = (&units[n], &units[open], &units[n - 1]);
    let is_title = matches!(unit.class.shape, Shape::Heading(_) | Shape::Rule);
    let in_fold = asked.class.shape == Shape::Summary
        && unit.folds >= asked.folds
        && !matches!(unit.class.shape, Shape::Heading(_));
    let inside = unit.folds > asked.folds || in_fold || unit.in_lid && !asked.in_lid;
    let indented = !is_title && unit.indent > asked.indent;
    let right_below = n == open + 1 && matches!(asked.class.shape, Shape::Heading(_));
    let below_code = matches!(unit.class.shape, Shape::Code | Shape::Row) && n == open + 1
        || unit.class.shape == Shape::Row && above.class.shape == Shape::Row
        || right_below && !is_title;
    !(inside || indented || below_code || unit.answers || above.lid_below || above.answers)
}

/// Whether a line that answers nothing is the title of the question right below it.
fn groups(page: &Page<'_>, units: &[Unit], n: usize, beliefs: &[Belief]) -> bool {
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
    // An item of the list that goes on is no title.
    let neighbours = [n.checked_sub(1), Some(n + 1)].into_iter().flatten();
    let is_sibling = !is_title(unit)
        && neighbours
            .filter_map(|other| units.get(other))
            .any(|other| other.class == unit.class && other.indent == unit.indent);
    let holds = units
        .get(n + 1)
        .is_some_and(|next| next.indent > unit.indent);
    (is_line || unit.class.shape == Shape::Bullet && holds)
        && next
        && !opens_file
        && !(is_sibling && unit.class.shape != Shape::Plain)
        && (heading || short && unit.after_gap)
        && (is_title(unit) || unit.indent <= units[n + 1].indent)
}

/// A title and the labelled or lidded question right below it are one question.
fn join_titles(
    page: &Page<'_>,
    units: &[Unit],
    beliefs: &mut [Belief],
    forced: &HashMap<usize, Role>,
) {
    for n in 1..units.len() {
        let (above, unit) = (&units[n - 1], &units[n]);
        let is_title = matches!(above.class.shape, Shape::Heading(_)) && !above.lid_below;
        let is_line = !matches!(unit.class.shape, Shape::Bullet | Shape::Number);
        let deeper = level(unit) > level(above);
        let label = names_a_question(above.words.of(page.text));
        let told =
            (unit.class.labelled && unit.number.is_none()) || unit.lid_below && is_line || label;
        if is_title
            && deeper
            && told
            && asks(beliefs[n - 1])
            && asks(beliefs[n])
            && !forced.contains_key(&n)
        {
            beliefs[n] = Belief::default();
        }
    }
}

/// A heading that groups questions is a section, whatever it says, unless text of its own answers
/// it.
fn group_titles(
    evidence: &Evidence<'_>,
    units: &[Unit],
    beliefs: &mut [Belief],
    forced: &HashMap<usize, Role>,
) {
    for n in (0..units.len()).rev() {
        if !matches!(units[n].class.shape, Shape::Heading(_) | Shape::Summary)
            || forced.contains_key(&n)
            || !evidence.is_candidate(n)
        {
            continue;
        }
        let place = &evidence.places[n];
        let inside = n + 1..place.subtree.max(n + 1).min(units.len());
        let first = inside.clone().find(|m| asks(beliefs[*m]));
        let Some(first) = first else { continue };
        let is_text = |m: &usize| forced.get(m) != Some(&Role::End) && beliefs[*m].section < 0.5;
        let between = (n + 1..first).filter(is_text);
        let direct = between.count() == 0;
        let n_inside = inside.filter(|m| asks(beliefs[*m])).take(3).count();
        let is_question = asks(beliefs[n]);
        let is_sure = forced.get(&first) == Some(&Role::Question);
        let empty = direct && (n_inside >= 2 || is_sure || beliefs[n].question < 0.8);
        if !is_question || empty {
            beliefs[n] = Belief {
                question: 0.0,
                section: 1.0,
            };
        }
    }
}

/// A section holds questions: where nothing in it asks, the likeliest titles do.
fn fill_sections(
    evidence: &Evidence<'_>,
    units: &[Unit],
    beliefs: &mut [Belief],
    forced: &HashMap<usize, Role>,
) {
    const LEAST: f32 = 0.2;
    for n in 0..units.len() {
        let inside = n + 1..evidence.places[n].subtree.max(n + 1);
        let is_section = is_title(&units[n]) && beliefs[n].section > 0.5;
        if !is_section || inside.clone().any(|m| asks(beliefs[m])) {
            continue;
        }
        let titles = inside.filter(|m| is_title(&units[*m]) && !forced.contains_key(m));
        let likely: Vec<usize> = titles.filter(|m| beliefs[*m].question >= LEAST).collect();
        let best = likely
            .iter()
            .max_by(|a, b| beliefs[**a].question.total_cmp(&beliefs[**b].question));
        let Some(group) = best.map(|best| evidence.group_of(*best)) else {
            continue;
        };
        for m in likely
            .into_iter()
            .filter(|m| evidence.group_of(*m) == group)
        {
            beliefs[m].question = 1.0;
        }
    }
}

pub(crate) fn asks(belief: Belief) -> bool {
    belief.question >= belief.section && belief.question >= 1.0 - belief.question - belief.section
}

fn ends(
    evidence: &Evidence<'_>,
    n: usize,
    open: usize,
    beliefs: &[Belief],
    weights: &Weights,
) -> f32 {
    sum(&evidence.of_end(n, open, beliefs), &weights.end)
}

fn sum(features: &[Feature], weights: &[(String, f32)]) -> f32 {
    let pairs = features.iter().zip(weights);
    pairs.map(|((_, value), (_, weight))| value * weight).sum()
}
