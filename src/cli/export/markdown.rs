//! `export --format markdown`: cards as one document, which `notes` reads back as the same cards.
//!
//! ```text
//! ## etcd                      a topic
//! ### 简述 ETCD 及其特点？       a question in the words of the notes, because its id depends on them
//! **回答**：...                 the hint and the answer, unchanged, between marks
//! > ...                        details, which are not read back
//! #### 简述 ETCD 及其特点？      the same question again, above a further answer
//! ```

mod details;

use crate::deck::Deck;
use crate::domain::{Card, CardState, EntryIndex, Language, Tag, TopicId};
use crate::library::Library;
use crate::markdown::{below, on_one_line};
use crate::notes::{as_aside, as_text, heading_of};
use crate::words::{cli, common, own, sheet as words};

/// The heading level of a question.
const QUESTION: u8 = 3;
/// The heading level of a question repeated above a further answer.
const FURTHER: u8 = 4;

/// The document of some cards, grouped by topic.
pub fn document(library: &Library, cards: &[(&Card, CardState)], language: Language) -> String {
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
        on_one_line(title)
    );
    for (topic, cards) in by_topic(deck, cards) {
        if let Some(topic) = topic.and_then(|topic| deck.topics.get(topic)) {
            text.push_str(&format!(
                "\n## {}\n",
                on_one_line(topic.title.get(language))
            ));
        }
        for card in cards {
            let entries = library.answers(card);
            let writer = ExportedCard {
                deck,
                card,
                entries: &entries,
                language,
            };
            text.push_str(&writer.text());
        }
    }
    text
}

/// The cards of each primary topic, in the order of the topic tree. Cards without a topic come
/// first; later they would be read as cards of the topic above them.
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

struct ExportedCard<'a> {
    deck: &'a Deck,
    card: &'a Card,
    /// In display order: a preferred answer comes first.
    entries: &'a [EntryIndex],
    language: Language,
}

impl ExportedCard<'_> {
    fn text(&self) -> String {
        let marks = self.marks();
        let question = heading_of(&self.card.question, &self.card.tags, &marks);
        let further = heading_of(&self.card.question, &[], "");
        let entries = self.entries_with_text();
        let mut text = title(QUESTION, &question);
        push_quote(&mut text, &self.facts());
        if let Some(first) = entries.first() {
            text.push_str(&self.hint_and_answer(*first, QUESTION));
        }
        push_quote(&mut text, &self.card_details(&entries));
        for (n, index) in entries.iter().enumerate().skip(1) {
            text.push_str(&title(FURTHER, &further));
            text.push_str(&self.hint_and_answer(*index, FURTHER));
            push_quote(
                &mut text,
                &self.answer_details(*index, (n + 1, entries.len())),
            );
        }
        text
    }

    /// The entries with an answer or a hint.
    fn entries_with_text(&self) -> Vec<EntryIndex> {
        let has_text = |index: &EntryIndex| {
            let entry = self.deck.entry(*index);
            !entry.is_unanswered() || !entry.hint.is_empty()
        };
        self.entries.iter().copied().filter(has_text).collect()
    }

    /// The importance marks for a heading, such as ` (frequent)`.
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

    /// The hint and the answer below their labels. Headings inside them are moved below `level`.
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

fn push_quote(text: &mut String, paragraphs: &[String]) {
    if !paragraphs.is_empty() {
        text.push('\n');
        text.push_str(&as_aside(&paragraphs.join("\n\n")));
    }
}
