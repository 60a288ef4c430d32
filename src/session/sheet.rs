//! All that is shown of one card, taken from the deck when its turn comes.

use super::links::links;
use crate::deck::{Deck, Origin};
use crate::domain::{
    Card, CardId, CardState, Entry, EntryIndex, Grade, Importance, Language, Memory, RemarkKind,
    Tag, TopicId, folded,
};
use crate::exercise::{self, StructurePoints};
use crate::markdown::plain_text;
use crate::markdown::tree::{self, Document};

/// A card as it lies before the learner.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// The card; none on an empty sheet.
    pub card: Option<CardId>,
    /// The question to be read.
    pub title: String,
    /// Titles of its topic and of what that belongs to, outermost first.
    pub topics: Vec<String>,
    /// Its primary topic.
    pub topic: Option<TopicId>,
    /// Its marks.
    pub tags: Vec<Tag>,
    /// How much it matters.
    pub importance: Importance,
    /// How many notes ask it.
    pub n_notes: usize,
    /// Where the entry that gives the id stands.
    pub asked_at: Place,
    /// The question as it stands there.
    pub question: String,
    /// The hint, if a note gives one.
    pub hint: Option<Document>,
    /// Its answers, the first one first; empty for an unanswered card.
    pub answers: Vec<Answer>,
    /// Points that hold for every answer; empty when the manifest gives none.
    pub points: Vec<String>,
    /// What is amiss with its answers.
    pub remarks: Vec<SheetRemark>,
    /// The learner's side of it, as it stood when the sheet was made.
    pub state: CardState,
    /// The memories that each grade would give, lowest grade first.
    pub previews: [Memory; 4],
}

/// Where something stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The file's name, as the learner knows it.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
}

impl Place {
    /// The last part of the file's name.
    pub fn base_name(&self) -> &str {
        self.file.rsplit('/').next().unwrap_or(&self.file)
    }
}

/// One answer of a card.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// The entry of the notes it belongs to; none for the learner's own answer.
    pub entry: Option<CardId>,
    /// Whether the learner wrote it.
    pub is_own: bool,
    /// Whether it goes with the deck, beside the notes.
    pub is_ours: bool,
    /// The question that it answers, as it stands there.
    pub question: String,
    /// Where it stands.
    pub place: Place,
    /// Its Markdown.
    pub text: String,
    /// The same, taken apart.
    pub document: Document,
    /// The same as points, where its structure gives some.
    pub structure: Option<StructurePoints>,
    /// Whether a remark says that it is wrong.
    pub is_wrong: bool,
    /// Whether the learner prefers it.
    pub is_preferred: bool,
    /// Links in it.
    pub links: Vec<Link>,
}

/// A link of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its text; empty for a bare address.
    pub text: String,
    /// Where it leads.
    pub address: String,
}

/// A remark in the learner's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRemark {
    /// What is amiss.
    pub kind: RemarkKind,
    /// The Kubernetes version since which it holds.
    pub since: Option<String>,
    /// What is true.
    pub text: String,
    /// Where that is written.
    pub source: Option<String>,
    /// The entry it is about; the whole card when none.
    pub entry: Option<CardId>,
}

impl Sheet {
    /// The sheet of a card, as it stands with the learner.
    pub fn of(
        deck: &Deck,
        card: &Card,
        state: CardState,
        previews: [Memory; 4],
        language: Language,
    ) -> Self {
        // The learner's own answer has the id of its card, but no note asks there.
        let is_note = |entry: &&Entry| deck.source_of(entry).origin != Origin::Own;
        let mut asking = deck.entries_of(card).filter(is_note);
        let gives_id = asking.find(|entry| entry.id == card.id);
        let asked_at = gives_id.map(|entry| Place {
            file: deck.file_name(entry).to_owned(),
            line: entry.line,
        });
        let entries = deck.entries_preferring(card, state.prefers.as_ref());
        let hints = entries.iter().map(|index| deck.hint(*index));
        let hint = hints.into_iter().find(|hint| !hint.trim().is_empty());
        Self {
            card: Some(card.id),
            title: plain_text(card.title_in(language)),
            topics: topic_path(deck, card, language),
            topic: card.primary_topic().cloned(),
            tags: card.tags.clone(),
            importance: card.importance,
            n_notes: n_notes(deck, card),
            asked_at: asked_at.unwrap_or_default(),
            question: card.question.clone(),
            hint: hint.map(|hint| tree::parse(&hint)),
            answers: answers(deck, card, &entries, &state),
            points: card
                .points
                .iter()
                .map(|point| point.text.get(language).to_owned())
                .collect(),
            remarks: remarks(card, language),
            previews,
            state,
        }
    }

    /// How a note words the question, where that is not how it is asked here.
    pub fn other_wording<'a>(&self, question: &'a str) -> Option<&'a str> {
        let question = question.trim();
        (!question.is_empty() && folded(question) != folded(&self.title)).then_some(question)
    }

    /// Whether no note answers the question.
    pub fn is_unanswered(&self) -> bool {
        self.answers.is_empty()
    }

    /// The memory that a grade would give.
    pub fn preview(&self, grade: Grade) -> &Memory {
        let [again, hard, good, easy] = &self.previews;
        match grade {
            Grade::Again => again,
            Grade::Hard => hard,
            Grade::Good => good,
            Grade::Easy => easy,
        }
    }

    /// Whether a point (from 0) of a list of `of` points was missed when the card was asked last.
    pub fn was_missed(&self, point: usize, of: usize) -> bool {
        let hits = self.state.last_hits.as_ref();
        let number = u8::try_from(point + 1).unwrap_or(u8::MAX);
        hits.is_some_and(|hits| usize::from(hits.of) == of && !hits.has(number))
    }

    /// Question and answer as Markdown, for other programs.
    pub fn markdown(&self, answer: usize) -> String {
        let answer = self
            .answers
            .get(answer)
            .map_or("", |answer| answer.text.as_str());
        format!("# {}\n\n{}\n", self.title, answer.trim_end())
    }

    /// The remarks that concern an answer (from 0): its own and those about all that notes say.
    /// What the learner or the deck answers is not meant by any.
    pub fn remarks_on(&self, answer: usize) -> impl Iterator<Item = &SheetRemark> {
        let answer = self.answers.get(answer);
        let is_meant = answer.is_none_or(|answer| !answer.is_own && !answer.is_ours);
        let entry = answer.and_then(|answer| answer.entry);
        let remarks = self.remarks.iter().filter(move |_| is_meant);
        remarks.filter(move |remark| remark.entry.is_none() || remark.entry == entry)
    }
}

/// Titles of the primary topic and its parents, outermost first.
fn topic_path(deck: &Deck, card: &Card, language: Language) -> Vec<String> {
    let mut path = Vec::new();
    let mut next = card.primary_topic().cloned();
    while let Some(id) = next.take() {
        let topic = deck.topics.get(&id);
        let title = topic
            .map(|topic| topic.title.get(language))
            .filter(|title| !title.is_empty());
        path.push(title.unwrap_or(&id.0).to_owned());
        // A ring of parents is a mistake that was reported; here it only must not go on for ever.
        next = topic
            .and_then(|topic| topic.parent.clone())
            .filter(|_| path.len() < 4);
    }
    path.reverse();
    path
}

/// How many files of notes ask the question.
fn n_notes(deck: &Deck, card: &Card) -> usize {
    let entries = deck.entries_of(card);
    let notes = entries.filter(|entry| deck.source_of(entry).origin == Origin::Notes);
    let mut sources: Vec<_> = notes.map(|entry| entry.source).collect();
    sources.sort_unstable();
    sources.dedup();
    sources.len()
}

fn answers(deck: &Deck, card: &Card, entries: &[EntryIndex], state: &CardState) -> Vec<Answer> {
    let is_preferred = |entry: &Entry| {
        let preference = state.prefers.as_ref();
        preference.is_some_and(|one| one.distance(entry.id, deck.file_name(entry)) == 0)
    };
    let answered = entries
        .iter()
        .filter(|index| !deck.entry(**index).is_unanswered());
    answered
        .map(|index| {
            let entry = deck.entry(*index);
            let text = deck.answer(*index);
            let document = tree::parse(&text);
            let is_own = deck.source_of(entry).origin == Origin::Own;
            let is_wrong = deck.is_wrong(entry, &card.remarks);
            Answer {
                entry: (!is_own).then_some(entry.id),
                question: plain_text(&entry.question),
                is_own,
                is_ours: deck.source_of(entry).origin == Origin::Bundled,
                place: Place {
                    file: deck.file_name(entry).to_owned(),
                    line: entry.line,
                },
                structure: exercise::points(&document),
                links: links(&document),
                is_preferred: is_preferred(entry),
                is_wrong,
                text,
                document,
            }
        })
        .collect()
}

fn remarks(card: &Card, language: Language) -> Vec<SheetRemark> {
    let remarks = card.remarks.iter().map(|remark| SheetRemark {
        kind: remark.kind,
        since: remark.since.clone(),
        text: remark.text.get(language).to_owned(),
        source: remark.source.clone(),
        entry: remark.entry,
    });
    remarks.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_are_about_what_notes_say() {
        let answer = |is_ours, is_own| Answer {
            is_ours,
            is_own,
            ..Answer::default()
        };
        let remark = SheetRemark {
            kind: RemarkKind::Outdated,
            since: None,
            text: "gone".to_owned(),
            source: None,
            entry: None,
        };
        let sheet = Sheet {
            answers: vec![
                answer(true, false),
                answer(false, false),
                answer(false, true),
            ],
            remarks: vec![remark],
            ..Sheet::default()
        };
        let n_remarks = |place| sheet.remarks_on(place).count();
        assert_eq!([0, 1, 2].map(n_remarks), [0, 1, 0]);
    }
}
