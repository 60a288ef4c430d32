//! Rules that correct the scores where the neighbors of a line make a role certain or impossible.

use std::collections::{HashMap, HashSet};

use super::{Role, asks};
use crate::notes::dialects::pairs::{names_a_question, names_in_bold};
use crate::notes::evidence::{Belief, Evidence, is_title, level};
use crate::notes::lex::{Shape, Unit};
use crate::notes::page::Page;

/// Makes beliefs certain where the role is known.
pub(super) fn apply_forced(beliefs: &mut [Belief], forced: &HashMap<usize, Role>) {
    let sure = |is_sure: bool| if is_sure { 1.0 } else { 0.0 };
    for (n, role) in forced {
        beliefs[*n] = Belief {
            question: sure(matches!(role, Role::Question | Role::Row)),
            section: sure(*role == Role::Section),
        };
    }
}

/// Terms in headings with nothing or only a picture below, in files whose headings have answers.
pub(super) fn unanswered_terms(
    evidence: &Evidence<'_>,
    units: &[Unit],
    beliefs: &[Belief],
    forced: &HashMap<usize, Role>,
) -> HashSet<usize> {
    let is_unanswered_term = |n: &usize| {
        let below = &units[n + 1..evidence.places[*n].end.max(n + 1)];
        matches!(units[*n].class.shape, Shape::Heading(_))
            && below.iter().all(|unit| unit.class.shape == Shape::Picture)
            && asks(beliefs[*n])
            && !forced.contains_key(n)
            && evidence.is_unanswered_term(*n, !below.is_empty())
    };
    (0..units.len()).filter(is_unanswered_term).collect()
}

/// Turns a line that ends in a question mark, below a blank line and among questions in list items,
/// into a question: its author forgot the bullet.
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

/// Turns a line right above a lid or the label of an answer into a question, if most such lines of
/// the file are questions.
pub(super) fn ask_above_lids(
    evidence: &Evidence<'_>,
    units: &[Unit],
    beliefs: &mut [Belief],
    forced: &HashMap<usize, Role>,
) {
    const MOST: f32 = 0.7;
    let is_above = |n: &usize| {
        let unit = &units[*n];
        let begins = unit.after_gap || unit.class.shape != Shape::Plain;
        unit.lid_below && begins && !unit.in_lid && !unit.answers
    };
    let above: Vec<usize> = (0..units.len()).filter(is_above).collect();
    let n_asking = above.iter().filter(|n| asks(beliefs[**n])).count();
    if (n_asking as f32) < MOST * above.len() as f32 {
        return;
    }
    for n in above {
        if evidence.is_candidate(n) && !forced.contains_key(&n) {
            beliefs[n] = Belief::ASKS;
        }
    }
}

/// Drops questions below a heading that labels an answer, below the first answer label of a titled
/// question, and in the lid below a question.
pub(super) fn drop_questions_in_answers(
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

/// Whether the last title or question above, at most 12 units away, is a question.
fn is_asked(units: &[Unit], beliefs: &[Belief], n: usize) -> bool {
    let above = (0..n).rev().take(12);
    let mut above = above.skip_while(|n| !is_title(&units[*n]) && !asks(beliefs[*n]));
    above.next().is_some_and(|n| asks(beliefs[n]))
}

/// Makes one question of a title and the labelled question, or the question with a lid, right
/// below it.
pub(super) fn join_titles(
    page: &Page<'_>,
    units: &[Unit],
    beliefs: &mut [Belief],
    forced: &HashMap<usize, Role>,
) {
    for n in 1..units.len() {
        // The label of the question may have its own line.
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

/// Drops questions that continue a sentence of the list item above.
pub(super) fn join_broken_lines(
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

/// Makes all items of an uninterrupted list questions, or none of them, unless their beliefs differ
/// strongly. The same for adjacent folded blocks.
pub(super) fn make_lists_uniform(
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

/// Turns the items of a list into questions if their numbers continue the number of the question
/// above.
pub(super) fn continue_numbering(
    evidence: &Evidence<'_>,
    beliefs: &mut [Belief],
    forced: &HashMap<usize, Role>,
) {
    for n in 0..beliefs.len() {
        let title = evidence.places[n].parent;
        let is_next =
            evidence.continues_title_number(n) && title.is_some_and(|title| asks(beliefs[title]));
        if is_next && evidence.is_candidate(n) && !forced.contains_key(&n) {
            beliefs[n] = Belief::ASKS;
        }
    }
}

/// Turns headings above questions into sections, whatever they say, unless they have an answer of
/// their own.
pub(super) fn make_sections(
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

/// Turns the likeliest titles of a section without questions into questions.
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
