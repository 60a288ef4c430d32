//! `export --format markdown`: cards as one document to read and print, and notes that are read
//! back as the same questions.
//!
//! A topic is a heading, a question one below it in its own words, for its id is drawn from them.
//! Hint and answer stand below their labels, between marks, as they are; everything else is said
//! aside. A further answer stands below the same question, one level deeper.

mod asides;

use crate::deck::Deck;
use crate::domain::{Card, CardState, EntryIndex, Language, Tag, TopicId};
use crate::library::Library;
use crate::markdown::below;
use crate::notes::{as_aside, as_text, heading_of};
use crate::text::visible;
use crate::words::{cli, common, own, sheet as words};

/// The level of a card's question.
const QUESTION: u8 = 3;
/// The level at which it stands again above a further answer.
const FURTHER: u8 = 4;

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
        let mut text = title(QUESTION, &question);
        push_aside(&mut text, &self.facts());
        if let Some(first) = told.first() {
            text.push_str(&self.hint_and_answer(*first, QUESTION));
        }
        push_aside(&mut text, &self.said_of_card(&told));
        for (n, index) in told.iter().enumerate().skip(1) {
            text.push_str(&title(FURTHER, &further));
            text.push_str(&self.hint_and_answer(*index, FURTHER));
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
        let marks = marks.join(common::comma(self.language));
        match self.language {
            _ if marks.is_empty() => marks,
            Language::En => format!(" ({marks})"),
            Language::Zh => format!("（{marks}）"),
        }
    }

    /// Hint and answer below their labels, and their headings below `level`.
    fn hint_and_answer(&self, index: EntryIndex, level: u8) -> String {
        let parts = [
            (own::hint_label(self.language), self.deck.hint(index)),
            (own::answer_label(self.language), self.deck.answer(index)),
        ];
        let mut text = String::new();
        for (label, part) in parts.iter().filter(|(_, part)| !part.is_empty()) {
            let part = as_text(&below(part, level));
            text.push_str(&format!("\n{label}\n\n{part}"));
        }
        text
    }
}

fn title(level: u8, words: &str) -> String {
    format!("\n{} {words}\n", "#".repeat(usize::from(level)))
}

fn push_aside(text: &mut String, paragraphs: &[String]) {
    if !paragraphs.is_empty() {
        text.push('\n');
        text.push_str(&as_aside(&paragraphs.join("\n\n")));
    }
}

/// A text on one line.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
