//! `export --format markdown`: cards as one document to read and print, and notes that are read
//! back as the same questions.
//!
//! A topic is a heading, a question one below it in its own words, for its id is drawn from them.
//! Hint and answer stand below their labels, between marks, as they are; everything else is said
//! aside. A further answer stands below the same question, one level deeper.

use std::collections::HashSet;

use crate::deck::Deck;
use crate::domain::{Card, CardState, EntryIndex, Language, Remark, RemarkKind, Tag, TopicId};
use crate::library::Library;
use crate::markdown::below;
use crate::notes::{as_aside, as_text, heading_of};
use crate::text::visible;
use crate::words::{cli, common, own, sheet as words, study};

/// The level of a card's question; what an answer holds stands below the deepest of them.
const QUESTION: &str = "###";
const FURTHER: &str = "####";
const LEVEL: u8 = 4;

/// The document of some cards of a library, by topic.
pub fn sheet(library: &Library, cards: &[(&Card, CardState)], language: Language) -> String {
    let deck = library.deck();
    let title = deck.title.as_ref().map(|title| title.get(language));
    let title = title.unwrap_or_else(|| words::title(language));
    let n_cards = cli::n_cards(language, cards.len());
    let now = library.now();
    let day = now.offset.to_datetime(now.instant).date().to_string();
    let about = words::about(language, &n_cards, &day);
    let marks = words::about_marks(language);
    let mut text = format!(
        "# {}\n\n<!-- {about} -->\n<!-- {marks} -->\n",
        folded(title)
    );
    for (topic, cards) in by_topic(deck, cards) {
        if let Some(topic) = topic.and_then(|topic| deck.topics.get(topic)) {
            text.push_str(&format!("\n## {}\n", folded(topic.title.get(language))));
        }
        for card in cards {
            let entries = library.answers(card);
            let sheet = Sheet {
                deck,
                card,
                entries: &entries,
                language,
            };
            text.push_str(&sheet.text());
        }
    }
    visible(&text).into_owned()
}

/// The cards of each primary topic; topics in the order of their first card, and first the cards
/// without one, which would else stand below the topic before.
fn by_topic<'a>(
    deck: &'a Deck,
    cards: &[(&'a Card, CardState)],
) -> Vec<(Option<&'a TopicId>, Vec<&'a Card>)> {
    let topic_of = |card: &'a Card| {
        let topic = card.primary_topic();
        topic.filter(|topic| deck.topics.get(topic).is_some())
    };
    let mut topics = vec![None];
    let known = deck.topics.tree().into_iter();
    topics.extend(known.map(|(topic, _)| Some(&topic.id)));
    let cards_of = |topic: Option<&'a TopicId>| {
        let cards = cards.iter().map(|(card, _)| *card);
        let cards = cards.filter(|card| topic_of(card) == topic);
        (topic, cards.collect::<Vec<_>>())
    };
    let all = topics.into_iter().map(cards_of);
    all.filter(|(_, cards)| !cards.is_empty()).collect()
}

/// One card and how to say it.
struct Sheet<'a> {
    deck: &'a Deck,
    card: &'a Card,
    /// Its entries in display order, the learner's preference applied.
    entries: &'a [EntryIndex],
    language: Language,
}

impl Sheet<'_> {
    fn text(&self) -> String {
        let marks = self.marks();
        let question = heading_of(&self.card.question, &self.card.tags, &marks);
        let further = heading_of(&self.card.question, &[], "");
        let told: Vec<EntryIndex> = self.told();
        let mut text = format!("\n{QUESTION} {question}\n");
        push_aside(&mut text, &self.facts());
        if let Some(first) = told.first() {
            text.push_str(&self.hint_and_answer(*first));
        }
        push_aside(&mut text, &self.said_of_card(&told));
        for (n, index) in told.iter().enumerate().skip(1) {
            text.push_str(&format!("\n{FURTHER} {further}\n"));
            text.push_str(&self.hint_and_answer(*index));
            push_aside(&mut text, &self.said_of_answer(*index, (n + 1, told.len())));
        }
        text
    }

    /// The entries that tell anything.
    fn told(&self) -> Vec<EntryIndex> {
        let tells = |index: &EntryIndex| {
            let entry = self.deck.entry(*index);
            !entry.is_unanswered() || !entry.hint.is_empty()
        };
        self.entries.iter().copied().filter(tells).collect()
    }

    /// The marks of importance that a question's heading can bear, in brackets.
    fn marks(&self) -> String {
        let mark = |tag: &Tag| match tag {
            Tag::Frequent => Some(words::mark_frequent(self.language)),
            Tag::Important => Some(words::mark_important(self.language)),
            Tag::Asked => Some(words::mark_asked(self.language)),
            Tag::Own(_) => None,
        };
        let marks: Vec<&str> = self.card.tags.iter().filter_map(mark).collect();
        if marks.is_empty() {
            String::new()
        } else {
            words::marks(self.language, &marks.join(common::comma(self.language)))
        }
    }

    fn hint_and_answer(&self, index: EntryIndex) -> String {
        let parts = [
            (own::hint_label(self.language), self.deck.hint(index)),
            (own::answer_label(self.language), self.deck.answer(index)),
        ];
        let mut text = String::new();
        for (label, part) in parts.iter().filter(|(_, part)| !part.is_empty()) {
            let part = as_text(&below(part, LEVEL));
            text.push_str(&format!("\n{label}\n\n{part}"));
        }
        text
    }

    /// What is known of the question: its better wording, how much it matters, why it is hidden.
    fn facts(&self) -> Vec<String> {
        let title = self.card.title_in(self.language);
        let mut paragraphs = Vec::new();
        if title != self.card.question {
            paragraphs.push(format!("**{}**", escaped(title)));
        }
        let mut facts = vec![words::importance(
            self.language,
            self.card.importance.number(),
        )];
        let tags = self.card.tags.iter().filter_map(|tag| match tag {
            Tag::Own(name) => Some(name.as_str()),
            _ => None,
        });
        let tags: Vec<&str> = tags.collect();
        if !tags.is_empty() {
            let tags = tags.join(common::comma(self.language));
            facts.push(words::tags(self.language, &escaped(&tags)));
        }
        facts.extend(
            self.card
                .hidden
                .as_deref()
                .map(|why| words::hidden(self.language, &escaped(why))),
        );
        paragraphs.push(facts.join(common::semicolon(self.language)));
        paragraphs
    }

    /// What is said below the first answer: remarks, points, what is asked next, and sources.
    fn said_of_card(&self, told: &[EntryIndex]) -> Vec<String> {
        let mut paragraphs = Vec::new();
        let concerns = |remark: &Remark, index: &EntryIndex| {
            self.deck.concerns(remark, self.deck.entry(*index))
        };
        let is_here = |remark: &&Remark| {
            let is_of_first = told.first().is_some_and(|first| concerns(remark, first));
            is_of_first || !told.iter().any(|index| concerns(remark, index))
        };
        let here = self.card.remarks.iter().filter(is_here);
        paragraphs.extend(here.map(|remark| self.remark(remark)));
        paragraphs.extend(self.points());
        paragraphs.extend(self.follow_ups());
        paragraphs.extend(self.other_wordings());
        if let Some(first) = told.first() {
            paragraphs.push(self.place(*first, (1, told.len())));
        } else {
            paragraphs.push(cli::no_answer_yet(self.language).to_owned());
        }
        let untold = self.entries.iter().filter(|index| !told.contains(index));
        paragraphs.extend(untold.map(|index| self.place(*index, (1, 1))));
        paragraphs
    }

    fn said_of_answer(&self, index: EntryIndex, n: (usize, usize)) -> Vec<String> {
        let entry = self.deck.entry(index);
        let is_of_it =
            |remark: &&Remark| remark.entry.is_some() && self.deck.concerns(remark, entry);
        let remarks = self.card.remarks.iter().filter(is_of_it);
        let mut paragraphs: Vec<String> = remarks.map(|remark| self.remark(remark)).collect();
        paragraphs.push(self.place(index, n));
        paragraphs
    }

    /// Where an entry stands, which answer of how many it gives, and what else is noted there.
    fn place(&self, index: EntryIndex, (n, of): (usize, usize)) -> String {
        let entry = self.deck.entry(index);
        let file = self.deck.file_name(entry);
        let mut said = Vec::new();
        if of > 1 {
            said.push(cli::answer_n(self.language, n, of));
        }
        said.push(cli::source_at(self.language, &escaped(file), entry.line));
        if !entry.note.is_empty() {
            let note = escaped(&self.deck.note(index));
            said.push(words::noted(self.language, &note));
        }
        said.join(common::semicolon(self.language))
    }

    fn remark(&self, remark: &Remark) -> String {
        let kind = match remark.kind {
            RemarkKind::Wrong => study::remark_wrong(self.language),
            RemarkKind::Outdated => study::remark_outdated(self.language),
            RemarkKind::Incomplete => study::remark_incomplete(self.language),
            RemarkKind::Context => study::remark_context(self.language),
        };
        let since = remark.since.as_deref();
        let since = since.map_or_else(String::new, |since| study::since(self.language, since));
        let colon = common::colon(self.language);
        let text = escaped(remark.text.get(self.language));
        let mut quote = format!("> **{kind}**{}{colon}{text}", escaped(&since));
        if let Some(source) = &remark.source {
            quote.push_str(&format!("\n>\n> {}", escaped(source)));
        }
        quote
    }

    /// What a good answer says; numbered where it is a procedure.
    fn points(&self) -> Option<String> {
        let mut list = format!("**{}**\n", cli::points(self.language));
        for (n, point) in self.card.points.iter().enumerate() {
            let point = escaped(point.text.get(self.language));
            list.push_str(&if self.card.steps {
                format!("\n{}. {point}", n + 1)
            } else {
                format!("\n- {point}")
            });
        }
        (!self.card.points.is_empty()).then_some(list)
    }

    /// What an interviewer asks next, each with the points of a good answer.
    fn follow_ups(&self) -> Option<String> {
        let mut list = format!("**{}**\n", cli::follow_ups(self.language));
        for follow_up in &self.card.follow_ups {
            let text = escaped(follow_up.text.get(self.language));
            list.push_str(&format!("\n- {text}"));
            for point in &follow_up.points {
                let point = escaped(point.text.get(self.language));
                list.push_str(&format!("\n  - {point}"));
            }
        }
        (!self.card.follow_ups.is_empty()).then_some(list)
    }

    /// The questions of the notes where they are worded differently.
    fn other_wordings(&self) -> Option<String> {
        let mut list = format!("**{}**\n", cli::also_asked_as(self.language));
        let mut seen = HashSet::from([
            self.card.question.as_str(),
            self.card.title_in(self.language),
        ]);
        let n_known = seen.len();
        for entry in self.deck.entries_of(self.card) {
            if seen.insert(&entry.question) {
                list.push_str(&format!("\n- {}", escaped(&entry.question)));
            }
        }
        (seen.len() > n_known).then_some(list)
    }
}

fn push_aside(text: &mut String, paragraphs: &[String]) {
    text.push('\n');
    text.push_str(&as_aside(&paragraphs.join("\n\n")));
}

/// A text on one line.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A plain text on one line, its signs shown as they are; code between backticks stays code.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut in_code = false;
    for character in folded(text).chars() {
        in_code ^= character == '`';
        if !in_code && "\\*_<>[]#|".contains(character) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}
