//! `check --similar`: cards that may ask the same question, as YAML for a manifest. On a terminal
//! it asks about each pair and writes the decision to the learner's manifest.

use std::collections::BTreeSet;
use std::io::{self, BufRead};

use serde_json::{Value, json};

use crate::deck::similar::{LookAlike, groups, look_alikes, sure_look_alikes};
use crate::deck::{Deck, Origin};
use crate::domain::{CardId, Language, folded};
use crate::library::Library;
use crate::likeness::Certainty;
use crate::text::{Line, Role};
use crate::words::own as words;
use crate::yaml::text_list;

use super::CommandContext;
use super::diagnostics::Finding;
use super::failure::Failure;
use super::output::is_interactive;

/// Lists the pairs of the open decks, or asks about them.
pub fn run(context: &CommandContext, library: &Library, json: bool) -> Result<(), Failure> {
    let found = look_alikes(library.deck());
    let on_terminal = is_interactive();
    if json {
        context.print_json(&pairs_json(library, &found))
    } else if found.is_empty() {
        context.print([words::no_look_alikes(context.language)])
    } else if on_terminal {
        ask(context, library, &found)
    } else {
        context.print(manifest(library, &found, context.language))
    }
}

/// The most cards that a plain `check` compares. With more, comparing would take longer than
/// reading the notes.
const MAX_COMPARED: usize = 2_000;

/// Findings for questions that surely repeat an earlier card's.
pub fn duplicates(deck: &Deck, language: Language) -> Vec<Finding> {
    if deck.cards.len() > MAX_COMPARED {
        return Vec::new();
    }
    let sure = sure_look_alikes(deck).into_iter();
    sure.filter_map(|pair| {
        let [first, second] = pair.cards.map(|id| deck.card(id));
        let mut entries = deck.entries_of(second?);
        let entry = entries.find(|entry| deck.source_of(entry).origin == Origin::Notes)?;
        let file = &deck.source_of(entry).file;
        let other = &first?.question;
        Some(Finding::from_duplicate(
            file, entry.question_span, other, language,
        ))
    })
    .collect()
}

/// The questions by which a manifest names cards.
fn questions<'a>(library: &'a Library, cards: &[CardId]) -> Vec<&'a str> {
    let cards = cards.iter().filter_map(|id| library.deck().card(*id));
    cards.map(|card| card.question.as_str()).collect()
}

/// How likely a pair asks the same question, and the words it shares.
fn reason(grade: Certainty, shared: &[String], language: Language) -> String {
    let grade = match grade {
        Certainty::Sure => words::sure(language),
        Certainty::Likely | Certainty::Possible => words::likely(language),
    };
    format!("{grade}: {}", shared.join(", "))
}

/// The `same:` lists of a manifest.
fn manifest(library: &Library, found: &[LookAlike], language: Language) -> Vec<Line> {
    let comment = |grade, words: &[String]| {
        let reason = reason(grade, words, language);
        Line::new(format!("  # {reason}"), Role::Dim)
    };
    let list = |cards: &[CardId]| text_list(questions(library, cards));
    let (groups, rest) = groups(found);
    let mut lines = vec![Line::from("same:")];
    for group in &groups {
        lines.push(comment(group.grade, &group.words));
        lines.push(format!("  - {}", list(&group.cards)).into());
    }
    // A question may be in one list only, so pairs that fit a second list are commented out.
    for pair in rest {
        lines.push(comment(pair.grade, &pair.words));
        let list = format!("  # - {}", list(&pair.cards));
        lines.push(Line::new(list, Role::Dim));
    }
    lines
}

/// The learner's answer about a pair.
enum Reply {
    Merge,
    /// Never propose this pair again.
    KeepApart,
    /// Any other input.
    Skip,
    Quit,
}

fn ask(context: &CommandContext, library: &Library, found: &[LookAlike]) -> Result<(), Failure> {
    let mut merged: Vec<BTreeSet<CardId>> = Vec::new();
    let mut n_kept_apart = 0;
    for (n, pair) in found.iter().enumerate() {
        let is_merged = |set: &BTreeSet<CardId>| pair.cards.iter().all(|card| set.contains(card));
        if merged.iter().any(is_merged) {
            continue;
        }
        print_pair(context, library, pair, (n + 1, found.len()))?;
        match read_reply()? {
            Reply::Merge => {
                library.merge_cards(&pair.cards)?;
                add_merged(&mut merged, pair.cards);
            }
            Reply::KeepApart => {
                library.keep_apart(pair.cards)?;
                n_kept_apart += 1;
            }
            Reply::Skip => {}
            Reply::Quit => break,
        }
    }
    let n_merged: usize = merged.iter().map(|set| set.len() - 1).sum();
    let path = library.paths().overlay().display().to_string();
    let language = context.language;
    let mut lines = vec![match n_merged {
        0 => words::none_merged(language).to_owned(),
        n => words::merged(language, n, &path),
    }];
    if n_kept_apart > 0 {
        lines.push(words::kept_apart(language, n_kept_apart, &path));
    }
    context.print(lines)
}

fn print_pair(
    context: &CommandContext,
    library: &Library,
    pair: &LookAlike,
    (n, of): (usize, usize),
) -> Result<(), Failure> {
    let mut output = context.output();
    let reason = reason(pair.grade, &pair.words, context.language);
    output.line(Line::new(format!("{n}/{of}  {reason}"), Role::Dim));
    for question in questions(library, &pair.cards) {
        output.line(format!("  {question}"));
    }
    output.text(words::one_card_question(context.language));
    Ok(output.finish()?)
}

/// Records a merged pair. Pairs that share a card become one set.
fn add_merged(merged: &mut Vec<BTreeSet<CardId>>, pair: [CardId; 2]) {
    let mut set = BTreeSet::from(pair);
    merged.retain(|other| {
        let is_disjoint = other.is_disjoint(&set);
        if !is_disjoint {
            set.extend(other);
        }
        is_disjoint
    });
    merged.push(set);
}

/// Reads a line from the terminal. End of input quits.
fn read_reply() -> Result<Reply, Failure> {
    let mut line = String::new();
    let n_bytes = io::stdin().lock().read_line(&mut line)?;
    let reply = match folded(&line).as_str() {
        "y" | "yes" | "是" => Reply::Merge,
        "n" | "no" | "否" | "不" | "不是" => Reply::KeepApart,
        "q" | "quit" => Reply::Quit,
        _ if n_bytes == 0 => Reply::Quit,
        _ => Reply::Skip,
    };
    Ok(reply)
}

fn pairs_json(library: &Library, found: &[LookAlike]) -> Value {
    let pairs = found.iter().map(|pair| {
        json!({
            "grade": match pair.grade {
                Certainty::Sure => "sure",
                Certainty::Likely | Certainty::Possible => "likely",
            },
            "score": (pair.score * 100.0).round() / 100.0,
            "cards": pair.cards,
            "questions": questions(library, &pair.cards),
            "shared": pair.words,
        })
    });
    json!({ "version": 1, "pairs": pairs.collect::<Vec<_>>() })
}
