//! `check --similar`: cards that may ask the same, in a form that fits into a manifest; on a
//! terminal each pair is asked about, and what is accepted or refused is written down.

use std::collections::BTreeSet;
use std::io::{self, BufRead, IsTerminal};

use serde::Serialize;

use crate::deck::similar::{Certainty, LookAlike, groups, look_alikes, sure_look_alikes};
use crate::deck::{Deck, Origin};
use crate::domain::{CardId, Language, folded};
use crate::library::{Library, visible_path};
use crate::text::visible;
use crate::words::own as words;
use crate::yaml::text_list;

use super::Context;
use super::diagnostics::Finding;
use super::failure::Failure;
use super::json::to_line;
use super::output::{Output, Style};

/// Lists the pairs of the open deck, or asks about them.
pub fn run(context: &Context, library: &Library, json: bool) -> Result<(), Failure> {
    let found = look_alikes(library.deck());
    let on_terminal = io::stdin().is_terminal() && io::stdout().is_terminal();
    if json {
        let mut output = context.output();
        output.line(&to_line(&FoundJson::new(library, &found))?);
        Ok(output.finish()?)
    } else if on_terminal && !found.is_empty() {
        ask(context, library, &found)
    } else {
        list(context, library, &found)
    }
}

/// So many cards are compared for a report on notes: with more it would take longer than reading
/// them, and who wants it can still ask for it.
const MAX_COMPARED: usize = 2_000;

/// Questions that surely ask what an earlier card asks, at their places.
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
        Some(Finding::of_duplicate(
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

fn grade(grade: Certainty, language: Language) -> &'static str {
    match grade {
        Certainty::Sure => words::sure(language),
        Certainty::Likely => words::likely(language),
    }
}

fn list(context: &Context, library: &Library, found: &[LookAlike]) -> Result<(), Failure> {
    let mut output = context.output();
    if found.is_empty() {
        output.line(words::no_look_alikes(context.language));
        return Ok(output.finish()?);
    }
    let (groups, rest) = groups(found);
    output.line("same:");
    for group in &groups {
        print_reason(context, group.grade, &group.words, &mut output);
        let list = text_list(questions(library, &group.cards));
        output.line(&format!("  - {}", visible(&list)));
    }
    // A question may stand in one list only: what could go into another is for a person to weigh.
    for pair in rest {
        print_reason(context, pair.grade, &pair.words, &mut output);
        let list = text_list(questions(library, &pair.cards));
        output.styled(Style::Dim, &format!("  # - {}", visible(&list)));
        output.push("\n");
    }
    Ok(output.finish()?)
}

/// Writes above a list why it is proposed.
fn print_reason(context: &Context, sure: Certainty, words: &[String], output: &mut Output) {
    let grade = grade(sure, context.language);
    let comment = format!("  # {grade}: {}", visible(&words.join(", ")));
    output.styled(Style::Dim, &comment);
    output.push("\n");
}

/// What the learner says about a pair.
enum Reply {
    Yes,
    /// They ask different things: never to be proposed again.
    No,
    /// Nothing, or something else.
    Later,
    Quit,
}

fn ask(context: &Context, library: &Library, found: &[LookAlike]) -> Result<(), Failure> {
    let mut joined: Vec<BTreeSet<CardId>> = Vec::new();
    let mut n_apart = 0;
    for (n, pair) in found.iter().enumerate() {
        let known = |set: &BTreeSet<CardId>| pair.cards.iter().all(|card| set.contains(card));
        if joined.iter().any(known) {
            continue;
        }
        show(context, library, pair, (n + 1, found.len()))?;
        match reply()? {
            Reply::Yes => {
                library.join(&pair.cards)?;
                remember(&mut joined, pair.cards);
            }
            Reply::No => {
                library.keep_apart(pair.cards)?;
                n_apart += 1;
            }
            Reply::Later => {}
            Reply::Quit => break,
        }
    }
    let n_joined: usize = joined.iter().map(|set| set.len() - 1).sum();
    let mut output = context.output();
    let path = library.paths().overlay();
    output.line(&match n_joined {
        0 => words::none_joined(context.language).to_owned(),
        n => words::joined(context.language, n, &visible_path(&path)),
    });
    if n_apart > 0 {
        output.line(&words::kept_apart(
            context.language,
            n_apart,
            &visible_path(&path),
        ));
    }
    Ok(output.finish()?)
}

fn show(
    context: &Context,
    library: &Library,
    pair: &LookAlike,
    (n, of): (usize, usize),
) -> Result<(), Failure> {
    let mut output = context.output();
    let grade = grade(pair.grade, context.language);
    let head = format!("{n}/{of}  {grade}: {}", pair.words.join(", "));
    output.styled(Style::Dim, &visible(&head));
    output.push("\n");
    for question in questions(library, &pair.cards) {
        output.line(&format!("  {}", visible(question)));
    }
    output.push(words::one_card_question(context.language));
    Ok(output.finish()?)
}

/// Cards that were joined with the same one are one card, too.
fn remember(joined: &mut Vec<BTreeSet<CardId>>, pair: [CardId; 2]) {
    let mut set = BTreeSet::from(pair);
    joined.retain(|other| {
        let apart = other.is_disjoint(&set);
        if !apart {
            set.extend(other);
        }
        apart
    });
    joined.push(set);
}

/// Reads a line of the terminal; its end means that the learner is done.
fn reply() -> Result<Reply, Failure> {
    let mut line = String::new();
    let n_bytes = io::stdin().lock().read_line(&mut line)?;
    let reply = match folded(&line).as_str() {
        "y" | "yes" | "是" => Reply::Yes,
        "n" | "no" | "否" | "不" | "不是" => Reply::No,
        "q" | "quit" => Reply::Quit,
        _ if n_bytes == 0 => Reply::Quit,
        _ => Reply::Later,
    };
    Ok(reply)
}

#[derive(Serialize)]
struct FoundJson<'a> {
    version: u8,
    pairs: Vec<PairJson<'a>>,
}

#[derive(Serialize)]
struct PairJson<'a> {
    grade: &'static str,
    score: f64,
    cards: [&'a str; 2],
    questions: Vec<&'a str>,
    shared: &'a [String],
}

impl<'a> FoundJson<'a> {
    fn new(library: &'a Library, found: &'a [LookAlike]) -> Self {
        let pairs = found.iter().map(|pair| PairJson {
            grade: match pair.grade {
                Certainty::Sure => "sure",
                Certainty::Likely => "likely",
            },
            score: (pair.score * 100.0).round() / 100.0,
            cards: [pair.cards[0].as_str(), pair.cards[1].as_str()],
            questions: questions(library, &pair.cards),
            shared: &pair.words,
        });
        Self {
            version: 1,
            pairs: pairs.collect(),
        }
    }
}
