//! A sheet: cards as one document to read, which `notes` reads back as the same cards.
//!
//! ```text
//! ## etcd                      a topic
//! ### 简述 ETCD 及其特点？       a question in the words of the notes, because its id depends on them
//! > ...                        what to say in short, and what was missed; not read back
//! **回答**：...                 the hint and the answer, unchanged, between marks
//! > ...                        details, which are not read back
//! #### 简述 ETCD 及其特点？      the same question again, above a further answer
//! ```

mod details;

use std::path::PathBuf;

use super::learner::write;
use super::{Error, Hidden, Library};
use crate::deck::Deck;
use crate::domain::{Card, CardState, EntryIndex, Hits, Language, Tag, TopicId};
use crate::markdown::{below, escaped, on_one_line};
use crate::notes::{as_aside, as_text, heading_of};
use crate::query::Query;
use crate::words::{cli, common, own, sheet as words};

/// The heading level of a question.
const QUESTION: u8 = 3;
/// The heading level of a question repeated above a further answer.
const FURTHER: u8 = 4;

/// How much of each card a sheet has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetLength {
    /// Everything, to be read back as the same cards.
    Full,
    /// What one reads before an interview: the points, or the first answer of a card without them.
    Brief,
}

impl Library {
    /// The document of some cards, grouped by topic.
    pub fn sheet(
        &self,
        cards: &[(&Card, CardState)],
        length: SheetLength,
        language: Language,
    ) -> String {
        let deck = &self.deck;
        let title = deck.title.as_ref().map(|title| title.get(language));
        let title = title.unwrap_or_else(|| words::title(language));
        let n_cards = cli::n_cards(language, cards.len());
        let now = self.now();
        let day = now.offset.to_datetime(now.instant).date().to_string();
        let mut text = format!("# {}\n\n", on_one_line(title));
        text.push_str(&match length {
            SheetLength::Full => {
                let about = words::about(language, &n_cards, &day);
                let marks = words::about_marks(language);
                format!("<!-- {about} -->\n<!-- {marks} -->\n")
            }
            SheetLength::Brief => words::about_brief(language, &n_cards, &day) + "\n",
        });
        for (topic, cards) in by_topic(deck, cards) {
            if let Some(topic) = topic.and_then(|topic| deck.topics.get(topic)) {
                text.push_str(&format!(
                    "\n## {}\n",
                    on_one_line(topic.title.get(language))
                ));
            }
            for (card, state) in cards {
                let entries = self.answers(card);
                let writer = ExportedCard {
                    deck,
                    card,
                    missed: self.missed(card, state),
                    last_hits: state.last_hits.as_ref(),
                    entries: &entries,
                    language,
                };
                text.push_str(&match length {
                    SheetLength::Full => writer.text(),
                    SheetLength::Brief => writer.brief(),
                });
            }
        }
        text
    }

    /// Writes the sheet of the cards that a query matches into the learner's folder. Returns its
    /// path and how many cards it has; without cards, nothing is written.
    pub fn write_sheet(&self, query: &Query) -> Result<Option<(PathBuf, usize)>, Error> {
        let cards = self.matching(query, Hidden::LeftOut, self.now());
        if cards.is_empty() {
            return Ok(None);
        }
        let path = self.paths().sheet();
        let sheet = self.sheet(&cards, SheetLength::Brief, self.language());
        write(&path, &sheet)?;
        Ok(Some((path, cards.len())))
    }

    /// The points that the last review missed, if they come from the structure of the answer. Those
    /// of a manifest are marked where they are listed.
    fn missed(&self, card: &Card, state: &CardState) -> Vec<String> {
        if state.last_hits.is_none() || !card.points.is_empty() {
            return Vec::new();
        }
        let view = self.card_view(card, self.now());
        let points = view.point_texts();
        let is_missed = |(n, _): &(usize, &&str)| view.was_missed(*n, points.len());
        let missed = points.iter().enumerate().filter(is_missed);
        missed.map(|(_, point)| (*point).to_owned()).collect()
    }
}

/// A topic, and the cards whose primary topic it is.
type CardsOfTopic<'a> = (Option<&'a TopicId>, Vec<&'a (&'a Card, CardState)>);

/// The cards of each primary topic, in the order of the topic tree. Cards without a topic come
/// first; later they would be read as cards of the topic above them.
fn by_topic<'a>(deck: &'a Deck, cards: &'a [(&'a Card, CardState)]) -> Vec<CardsOfTopic<'a>> {
    let topic_of = |card: &'a Card| {
        let topic = card.primary_topic();
        topic.filter(|topic| deck.topics.get(topic).is_some())
    };
    let mut topics = vec![None];
    let known = deck.topics.tree().into_iter();
    topics.extend(known.map(|(topic, _)| Some(&topic.id)));
    let cards_of = |topic: Option<&'a TopicId>| {
        let cards = cards.iter().filter(|(card, _)| topic_of(card) == topic);
        (topic, cards.collect::<Vec<_>>())
    };
    let all = topics.into_iter().map(cards_of);
    all.filter(|(_, cards)| !cards.is_empty()).collect()
}

struct ExportedCard<'a> {
    deck: &'a Deck,
    card: &'a Card,
    /// Points of the answer's structure that the last review missed.
    missed: Vec<String>,
    /// The points that the last review covered.
    last_hits: Option<&'a Hits>,
    /// In display order: a preferred answer comes first.
    entries: &'a [EntryIndex],
    language: Language,
}

impl ExportedCard<'_> {
    /// The question, and what the learner should say.
    fn brief(&self) -> String {
        let mut text = title(QUESTION, &escaped(self.card.title_in(self.language)));
        for paragraph in self.options().into_iter().chain(self.in_short()) {
            text.push_str(&format!("\n{paragraph}\n"));
        }
        let entries = self.entries_with_text();
        if let (Some(first), true) = (entries.first(), self.card.points.is_empty()) {
            let answer = below(&self.deck.answer(*first), QUESTION);
            text.push_str(&format!("\n{}\n", answer.trim_end()));
        }
        text
    }

    fn text(&self) -> String {
        let marks = self.marks();
        let question = heading_of(&self.card.question, &self.card.tags, &marks);
        let further = heading_of(&self.card.question, &[], "");
        let entries = self.entries_with_text();
        let mut text = title(QUESTION, &question);
        let mut above = self.facts();
        above.extend(self.in_short());
        push_quote(&mut text, &above);
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
