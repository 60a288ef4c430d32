//! Rules applied after the scores: what a line's neighbours make impossible or certain.

use std::collections::{HashMap, HashSet};

use super::{Role, asks};
use crate::notes::dialects::pairs::{names_a_question, names_in_bold};
use crate::notes::evidence::{Belief, Evidence, is_title, level};
use crate::notes::lex::{Shape, Unit};
use crate::notes::page::Page;

/// Believes what needs no decision.
pub(super) fn force(beliefs: &mut [Belief], forced: &HashMap<usize, Role>) {
    let sure = |is_sure: bool| if is_sure { 1.0 } else { 0.0 };
    for (n, role) in forced {
        beliefs[*n] = Belief {
            question: sure(matches!(role, Role::Question | Role::Row)),
            section: sure(*role == Role::Section),
        };
    }
}

/// Bare terms with nothing or a mere picture below them, among headings that are answered.
pub(super) fn jottings(
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
pub(super) fn find_lost_bullets(
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
            beliefs[n] = Belief::ASKS;
        }
        if asks(beliefs[n]) {
            asked = Some(n);
        }
    }
}

/// Below a heading that names an answer nothing asks; nor below a label, where nothing asks
/// between it and the title above it; nor in the lid below a question.
pub(super) fn silence_answers(
    units: &[Unit],
    beliefs: &mut [Belief],
    forced: &HashMap<usize, Role>,
) {
    let mut answer: Option<usize> = None;
    let mut is_titled = false;
    let mut in_lid = false;
    for (n, unit) in units.iter().enumerate() {
        let above = n.checked_sub(1).map(|above| &units[above]);
        in_lid = unit.in_lid
            && (in_lid
                || above.is_some_and(|above| above.lid_below) && is_asked(units, beliefs, n));
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
        if (in_lid || answer.is_some_and(|at| at != n)) && !forced.contains_key(&n) {
            beliefs[n] = Belief::default();
        }
    }
}

/// Whether a question is right above, with nothing but a few lines in between.
fn is_asked(units: &[Unit], beliefs: &[Belief], n: usize) -> bool {
    let above = (0..n).rev().take(12);
    let mut above = above.skip_while(|n| !is_title(&units[*n]) && !asks(beliefs[*n]));
    above.next().is_some_and(|n| asks(beliefs[n]))
}

/// A title and the labelled or lidded question right below it are one question.
pub(super) fn join_titles(
    page: &Page<'_>,
    units: &[Unit],
    beliefs: &mut [Belief],
    forced: &HashMap<usize, Role>,
) {
    for n in 1..units.len() {
        // The label of the question may be on a line of its own.
        let is_label = names_in_bold(page.line(units[n - 1].line).trim());
        let Some(title) = (n - 1).checked_sub(usize::from(is_label)) else {
            continue;
        };
        let (above, unit) = (&units[title], &units[n]);
        let is_title = matches!(above.class.shape, Shape::Heading(_)) && !above.lid_below;
        let is_line = !matches!(unit.class.shape, Shape::Bullet | Shape::Number);
        let deeper = level(unit) > level(above);
        let label = names_a_question(above.words.of(page.text));
        let told = (unit.class.labelled && unit.number.is_none())
            || (unit.lid_below || is_label) && is_line
            || label;
        if is_title
            && deeper
            && told
            && asks(beliefs[title])
            && asks(beliefs[n])
            && !forced.contains_key(&n)
        {
            beliefs[n] = Belief::default();
        }
    }
}

/// The rest of a sentence that breaks off in a list item is not a question.
pub(super) fn join_lines(
    page: &Page<'_>,
    units: &[Unit],
    beliefs: &mut [Belief],
    forced: &HashMap<usize, Role>,
) {
    const NARROWEST: usize = 50;
    for n in 1..units.len() {
        let (above, unit) = (&units[n - 1], &units[n]);
        let text = page.line(above.line).trim_end();
        let is_below = unit.line == above.line + 1 && unit.indent > 0;
        let is_item = matches!(above.class.shape, Shape::Bullet | Shape::Number);
        let is_rest = unit.class.shape == Shape::Plain
            && unit
                .words
                .of(page.text)
                .starts_with(|c: char| c.is_ascii_lowercase());
        let is_broken = text.len() >= NARROWEST
            && text.ends_with(|c: char| c.is_ascii_alphabetic() || c == ',');
        if is_below && is_item && is_rest && is_broken && !forced.contains_key(&n) {
            beliefs[n] = Belief::default();
        }
    }
}

/// The items of a list with nothing between them all ask, or none does, unless they differ much;
/// so do folded blocks side by side.
pub(super) fn even_lists(
    evidence: &Evidence<'_>,
    units: &[Unit],
    beliefs: &mut [Belief],
    forced: &HashMap<usize, Role>,
) {
    const UNLIKELY: f32 = 0.15;
    const LIKELY: f32 = 0.85;
    let mut lists: HashMap<(usize, usize), Vec<usize>> = HashMap::new();
    let mut list = 0;
    for (n, unit) in units.iter().enumerate() {
        let above = n.checked_sub(1).map(|above| &units[above]);
        list += usize::from(!above.is_some_and(|above| {
            !unit.after_gap && above.class == unit.class && above.indent == unit.indent
        }));
        match unit.class.shape {
            Shape::Bullet | Shape::Number => lists.entry((0, list)).or_default().push(n),
            Shape::Summary => lists.entry((1, evidence.group_of(n))).or_default().push(n),
            _ => {}
        }
    }
    for list in lists.into_values() {
        let asked = || list.iter().map(|n| beliefs[*n].question);
        let least = asked().fold(1.0, f32::min);
        let most = asked().fold(0.0, f32::max);
        let mean = asked().sum::<f32>() / list.len() as f32;
        let is_forced = list.iter().any(|n| forced.contains_key(n));
        let question = match mean {
            0.5.. if least > UNLIKELY => 1.0,
            ..0.5 if most < LIKELY => 0.0,
            _ => continue,
        };
        if list.len() > 1 && most > 0.5 && least < 0.5 && !is_forced {
            for n in list {
                beliefs[n] = Belief {
                    question,
                    section: 0.0,
                };
            }
        }
    }
}

/// If the numbers of a list continue those of a question, its items are the next questions.
pub(super) fn count_on(
    evidence: &Evidence<'_>,
    beliefs: &mut [Belief],
    forced: &HashMap<usize, Role>,
) {
    for n in 0..beliefs.len() {
        let title = evidence.places[n].parent;
        let is_next = evidence.goes_on(n) && title.is_some_and(|title| asks(beliefs[title]));
        if is_next && evidence.is_candidate(n) && !forced.contains_key(&n) {
            beliefs[n] = Belief::ASKS;
        }
    }
}

/// A heading that groups questions is a section, whatever it says, unless text of its own answers
/// it.
pub(super) fn group_titles(
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
        let is_sure = matches!(forced.get(&first), Some(Role::Question | Role::Row));
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
pub(super) fn fill_sections(
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
