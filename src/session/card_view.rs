//! The data that screens show of one card, read from the deck when the card is asked.

mod build;

use super::options::Options;
use crate::domain::{
    CardId, CardKind, CardState, FollowUp, Grade, Hits, Importance, Language, Memory, Remark, Tag,
    TopicId, is_han,
};
use crate::exercise::{StructurePoint, StructurePoints};
use crate::markdown::tree::{Block, Document};
use crate::query::Query;

/// A card in the learner's language.
#[derive(Clone, Debug, Default)]
pub struct CardView {
    /// `None` before the first card is loaded.
    pub id: Option<CardId>,
    /// The language of the title, the points and the remarks.
    pub language: Language,
    /// The question as it is asked.
    pub title: String,
    /// Its topics, the primary one first.
    pub topics: Vec<TopicPath>,
    pub tags: Vec<Tag>,
    pub importance: Importance,
    /// How many notes ask the question.
    pub n_notes: usize,
    /// The location of the entry that gives the card its id.
    pub asked_at: SourceLocation,
    /// The question in the words of that entry.
    pub question: String,
    /// The question in the words of the notes, if these ask it and the words differ from `title`.
    pub question_in_notes: Option<String>,
    /// The options of a multiple-choice question.
    pub options: Options,
    /// What sort of question it asks.
    pub kind: CardKind,
    /// The first hint that a note gives.
    pub hint: Option<Document>,
    /// The answers in display order; empty for an unanswered card.
    pub answers: Vec<Answer>,
    /// The entries without an answer.
    pub unanswered: Vec<Unanswered>,
    /// Wordings of the question in the notes other than `title`.
    pub wordings: Vec<String>,
    /// The answer in one sentence.
    pub short: Option<String>,
    /// The manifest's points, which hold for every answer.
    pub points: Vec<String>,
    /// Which points (from 0) are bonus points. The others are core.
    pub bonus: Vec<usize>,
    /// What an interviewer asks next.
    pub follow_ups: Vec<FollowUp>,
    /// Corrections and notes of the manifest.
    pub remarks: Vec<Remark>,
    /// The learning state when the view was made.
    pub state: CardState,
    /// The memory after each grade, lowest grade first.
    pub previews: [Memory; 4],
}

/// Why the text of an answer is folded when the answers are open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Withheld {
    /// A remark says that it is wrong.
    Wrong,
    /// It is in another language than the screens.
    Foreign(Language),
    /// It is another person's own story.
    Story,
}

/// A topic of a card with its place among the topics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicPath {
    pub id: TopicId,
    /// Its title after those of its parents, outermost first.
    pub titles: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceLocation {
    /// The file's path as the learner knows it.
    pub file: String,
    /// From 1.
    pub line: u32,
}

impl SourceLocation {
    /// The file's name without its folders.
    pub fn base_name(&self) -> &str {
        self.file.rsplit('/').next().unwrap_or(&self.file)
    }
}

/// An entry that asks the question and doesn't answer it.
#[derive(Clone, Debug, Default)]
pub struct Unanswered {
    pub location: SourceLocation,
    pub hint: Option<Document>,
}

#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// The entry with this answer; `None` for the learner's own answer.
    pub entry: Option<CardId>,
    /// Whether the learner wrote it.
    pub is_own: bool,
    /// Whether it was written for the deck, not taken from the notes.
    pub is_bundled: bool,
    /// The question in the words of its note, if these differ from the title and from those that
    /// give the card its id. Above the learner's own answer, which may reword the question, the
    /// latter.
    pub question_in_notes: Option<String>,
    pub location: SourceLocation,
    pub hint: Option<Document>,
    /// Its Markdown.
    pub text: String,
    /// `text`, parsed.
    pub document: Document,
    /// Its points, if its structure has some.
    pub structure: Option<StructurePoints>,
    /// Whether a remark says that it is wrong.
    pub is_wrong: bool,
    /// The language it is written in.
    pub language: Language,
    /// Whether the learner prefers it.
    pub is_preferred: bool,
    pub links: Vec<Link>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Empty for a bare address.
    pub text: String,
    pub address: String,
}

impl CardView {
    /// The primary topic.
    pub fn topic(&self) -> Option<&TopicId> {
        self.topics.first().map(|topic| &topic.id)
    }

    /// The titles of the topic that a query asks for, with its parents; else of the primary topic.
    pub fn topic_titles(&self, asked: &Query) -> &[String] {
        let named = self
            .topics
            .iter()
            .find(|topic| asked.asks_for_topic(&topic.id));
        let shown = named.or_else(|| self.topics.first());
        shown.map_or(&[], |topic| &topic.titles)
    }

    /// Shows a new learning state, and which answer it prefers.
    pub fn set_state(&mut self, state: CardState) {
        for answer in &mut self.answers {
            let preference = state.prefers.as_ref().zip(answer.entry);
            answer.is_preferred = preference
                .is_some_and(|(one, entry)| one.distance(entry, &answer.location.file) == 0);
        }
        self.state = state;
    }

    /// Whether there is nothing to reveal: no answer and no points.
    pub fn is_unanswered(&self) -> bool {
        self.answers.is_empty() && self.points.is_empty()
    }

    /// The texts of the points to tick: those of the manifest, else those of the first answer's
    /// structure.
    pub fn point_texts(&self) -> Vec<&str> {
        if !self.points.is_empty() {
            return self.points.iter().map(String::as_str).collect();
        }
        let points = self.structure_points().iter();
        points.map(|point| point.text.as_str()).collect()
    }

    /// The part of the answer that belongs to a point (from 0); empty for points of the manifest.
    pub fn point_blocks(&self, point: usize) -> &[Block] {
        let points = self.structure_points();
        let point = points.get(point).filter(|_| self.points.is_empty());
        point.map_or(&[], |point| &point.blocks)
    }

    /// The points of the first answer's structure, unless that answer is wrong.
    fn structure_points(&self) -> &[StructurePoint] {
        let first = self.answers.first().filter(|answer| !answer.is_wrong);
        let structure = first.and_then(|answer| answer.structure.as_ref());
        structure.map_or(&[], |structure| &structure.points)
    }

    /// Why the text of an answer (from 0) is folded. The first answer is never folded for its
    /// language if there is nothing else to compare with.
    pub fn withheld(&self, answer: usize) -> Option<Withheld> {
        let shown = self.answers.get(answer)?;
        let is_only = answer == 0 && self.points.is_empty();
        if shown.is_wrong {
            Some(Withheld::Wrong)
        } else if self.kind == CardKind::Personal && shown.is_of_notes() {
            Some(Withheld::Story)
        } else if shown.language != self.language && !shown.is_own && !is_only {
            Some(Withheld::Foreign(shown.language))
        } else {
            None
        }
    }

    /// Whether the words of a question are of no use to a reader of the screens: Chinese ones on an
    /// English screen.
    pub fn is_foreign_question(&self, question: &str) -> bool {
        self.language == Language::En && question.chars().any(is_han)
    }

    /// Whether a point (from 0) is a bonus point. The others are core.
    pub fn is_bonus(&self, point: usize) -> bool {
        self.bonus.contains(&point)
    }

    /// Whether the learner forgets the card or missed core points of it.
    pub fn is_weak(&self) -> bool {
        let n_points = self.point_texts().len();
        self.state.is_weak(|number, hits| {
            usize::from(hits.of) != n_points || !self.is_bonus(usize::from(number) - 1)
        })
    }

    /// Whether a remark corrects one of the answers.
    pub fn has_corrections(&self) -> bool {
        self.remarks
            .iter()
            .any(|remark| remark.kind.is_correction())
    }

    /// The points covered at the last showing of today.
    pub fn covered_today(&self) -> Option<&Hits> {
        let today = self.state.first_showing.as_ref();
        let today = today.filter(|_| self.state.reviewed_today);
        // Without points at the first showing, the last ones may be of an earlier day.
        today.and_then(|showing| showing.hits.as_ref())?;
        self.state.last_hits.as_ref()
    }

    /// The memory after a grade.
    pub fn preview(&self, grade: Grade) -> &Memory {
        &self.previews[usize::from(grade.number()) - 1]
    }

    /// Whether the last review missed a core point (from 0). False if that review had a different
    /// number of points.
    pub fn was_missed(&self, point: usize, of: usize) -> bool {
        let hits = self.state.last_hits.as_ref();
        let number = u8::try_from(point + 1).unwrap_or(u8::MAX);
        let is_missed = hits.is_some_and(|hits| usize::from(hits.of) == of && !hits.has(number));
        is_missed && !self.is_bonus(point)
    }

    /// Question and answer as Markdown, for other programs.
    pub fn markdown(&self, answer: usize) -> String {
        let answer = self
            .answers
            .get(answer)
            .map_or("", |answer| answer.text.as_str());
        format!("# {}\n\n{}\n", self.title, answer.trim_end())
    }

    /// The remarks about an answer (from 0), and those about the whole card. The learner's own
    /// answer and bundled answers have none: remarks are about notes.
    pub fn remarks_on(&self, answer: usize) -> impl Iterator<Item = &Remark> {
        let answer = self.answers.get(answer);
        let is_meant = answer.is_none_or(Answer::is_of_notes);
        let remarks = self.remarks.iter().filter(move |_| is_meant);
        remarks.filter(move |remark| {
            remark.entry.is_none() || answer.is_some_and(|answer| answer.is_subject_of(remark))
        })
    }

    /// The remarks about an answer (from 0) and no other.
    pub fn remarks_on_only(&self, answer: usize) -> impl Iterator<Item = &Remark> {
        let answer = self.answers.get(answer);
        let is_subject =
            move |remark: &&Remark| answer.is_some_and(|one| one.is_subject_of(remark));
        self.remarks.iter().filter(is_subject)
    }

    /// The passages of an answer (from 0) that corrections are about.
    pub fn quotes(&self, answer: usize) -> Vec<&str> {
        let remarks = self.remarks_on_only(answer);
        let corrections = remarks.filter(|remark| remark.kind.is_correction());
        corrections.filter_map(|it| it.quote.as_deref()).collect()
    }

    /// The remarks that are about none of the answers alone.
    pub fn remarks_on_all(&self) -> impl Iterator<Item = &Remark> {
        let is_of_one = |remark: &Remark| self.answers.iter().any(|one| one.is_subject_of(remark));
        self.remarks.iter().filter(move |remark| !is_of_one(remark))
    }
}

impl Answer {
    fn is_of_notes(&self) -> bool {
        !self.is_own && !self.is_bundled
    }

    /// Whether a remark is about this answer alone.
    fn is_subject_of(&self, remark: &Remark) -> bool {
        self.is_of_notes() && remark.entry.is_some() && remark.entry == self.entry
    }
}

#[cfg(test)]
mod tests;
