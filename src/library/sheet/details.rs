//! The quoted details below a question and its answers: titles, remarks, points, sources. They are
//! not read back.

use std::collections::HashSet;

use crate::domain::{EntryIndex, Importance, Remark, Tag, option_letter};
use crate::markdown::escaped;
use crate::session::Options;
use crate::words::{card, common, sheet as words, study};

use super::ExportedCard;

impl ExportedCard<'_> {
    /// What to say: the short answer, the points with those missed last time marked, and the
    /// follow-ups.
    pub(super) fn in_short(&self) -> Vec<String> {
        let mut paragraphs = Vec::new();
        if let Some(short) = &self.card.short {
            let label = card::in_short(self.language);
            let colon = common::colon(self.language);
            let short = escaped(short.get(self.language));
            paragraphs.push(format!("**{label}**{colon}{short}"));
        }
        paragraphs.extend(self.points());
        paragraphs.extend(self.missed_points());
        paragraphs.extend(self.follow_ups());
        paragraphs
    }

    pub(super) fn options(&self) -> Vec<String> {
        let options = Options::new(self.deck, self.entries);
        let lettered = options.texts.iter().enumerate();
        lettered
            .map(|(option, text)| escaped(&format!("{}. {text}", option_letter(option))))
            .collect()
    }

    /// The title, the options, the importance, the tags, and why the card is hidden.
    pub(super) fn facts(&self) -> Vec<String> {
        let title = self.card.title_in(self.language);
        let mut paragraphs = Vec::new();
        if title != self.card.question {
            paragraphs.push(format!("**{}**", escaped(title)));
        }
        paragraphs.extend(self.options());
        let mut facts = Vec::new();
        if self.card.importance > Importance::Low {
            let importance = self.card.importance.number();
            facts.push(words::importance(self.language, importance));
        }
        let tags = self.card.tags.iter().filter_map(|tag| match tag {
            Tag::Own(name) => Some(name.as_str()),
            _ => None,
        });
        let tags: Vec<&str> = tags.collect();
        if !tags.is_empty() {
            let tags = tags.join(common::comma(self.language));
            facts.push(words::tags(self.language, &escaped(&tags)));
        }
        let hidden = self.card.hidden.as_deref();
        facts.extend(hidden.map(|why| words::hidden(self.language, &escaped(why))));
        if !facts.is_empty() {
            paragraphs.push(facts.join(common::semicolon(self.language)));
        }
        paragraphs
    }

    /// The remarks, other wordings and sources below the first answer.
    pub(super) fn card_details(&self, entries: &[EntryIndex]) -> Vec<String> {
        let mut paragraphs = Vec::new();
        let concerns = |remark: &Remark, index: &EntryIndex| {
            self.deck.concerns(remark, self.deck.entry(*index))
        };
        // A remark on a later answer follows that answer.
        let is_here = |remark: &&Remark| {
            let is_of_first = entries.first().is_some_and(|first| concerns(remark, first));
            is_of_first || !entries.iter().any(|index| concerns(remark, index))
        };
        let here = self.card.remarks.iter().filter(is_here);
        paragraphs.extend(here.map(|remark| self.remark(remark)));
        paragraphs.extend(self.other_wordings());
        if let Some(first) = entries.first() {
            paragraphs.push(self.source(*first, (1, entries.len())));
        } else {
            paragraphs.push(card::no_answer(self.language).to_owned());
        }
        let others = self.entries.iter().filter(|index| !entries.contains(index));
        paragraphs.extend(others.map(|index| self.source(*index, (1, 1))));
        paragraphs
    }

    /// The remarks and the source below a further answer.
    pub(super) fn answer_details(&self, index: EntryIndex, n: (usize, usize)) -> Vec<String> {
        let entry = self.deck.entry(index);
        let is_of_it =
            |remark: &&Remark| remark.entry.is_some() && self.deck.concerns(remark, entry);
        let remarks = self.card.remarks.iter().filter(is_of_it);
        let mut paragraphs: Vec<String> = remarks.map(|remark| self.remark(remark)).collect();
        paragraphs.push(self.source(index, n));
        paragraphs
    }

    /// The number of an answer, the place of its entry, and the note there.
    fn source(&self, index: EntryIndex, (n, of): (usize, usize)) -> String {
        let entry = self.deck.entry(index);
        let file = self.deck.file_name(entry);
        let mut parts = Vec::new();
        if of > 1 {
            parts.push(card::answer_n(self.language, n, of));
        }
        parts.push(card::source_at(self.language, &escaped(file), entry.line));
        if !entry.note.is_empty() {
            let note = escaped(&self.deck.note(index));
            parts.push(words::noted(self.language, &note));
        }
        parts.join(common::semicolon(self.language))
    }

    fn remark(&self, remark: &Remark) -> String {
        let kind = card::remark_kind(self.language, remark.kind);
        let since = remark.since.as_deref();
        let since = since.map(|since| card::since(self.language, &escaped(since)));
        let colon = common::colon(self.language);
        let text = escaped(remark.text.get(self.language));
        let mut quote = format!("> **{kind}**{}{colon}{text}", since.unwrap_or_default());
        if let Some(source) = &remark.source {
            quote.push_str(&format!("\n>\n> {}", escaped(source)));
        }
        quote
    }

    /// The points, numbered if they are steps.
    fn points(&self) -> Option<String> {
        let mut list = format!("**{}**\n", card::points(self.language));
        for (n, point) in self.card.points.iter().enumerate() {
            let missed = match self.was_missed(n) {
                true => format!(" **({})**", study::missed_last_time(self.language)),
                false => String::new(),
            };
            let point = escaped(point.text.get(self.language)) + &missed;
            list.push_str(&if self.card.steps {
                format!("\n{}. {point}", n + 1)
            } else {
                format!("\n- {point}")
            });
        }
        (!self.card.points.is_empty()).then_some(list)
    }

    /// Whether the last review missed a point (from 0) of the manifest.
    fn was_missed(&self, point: usize) -> bool {
        let number = u8::try_from(point + 1).unwrap_or(u8::MAX);
        let hits = self.last_hits;
        let hits = hits.filter(|hits| usize::from(hits.of) == self.card.points.len());
        hits.is_some_and(|hits| !hits.has(number))
    }

    /// The points of the answer's structure that the last review missed.
    fn missed_points(&self) -> Option<String> {
        let mut list = format!("**{}**\n", study::missed_last_time(self.language));
        for point in &self.missed {
            list.push_str(&format!("\n- {}", escaped(point)));
        }
        (!self.missed.is_empty()).then_some(list)
    }

    fn follow_ups(&self) -> Option<String> {
        let mut list = format!("**{}**\n", card::follow_ups(self.language));
        for follow_up in &self.card.follow_ups {
            let text = escaped(follow_up.text.get(self.language));
            list.push_str(&format!("\n- {text}"));
            for point in &follow_up.points {
                let point = escaped(point.get(self.language));
                list.push_str(&format!("\n  - {point}"));
            }
        }
        (!self.card.follow_ups.is_empty()).then_some(list)
    }

    /// Other wordings of the question in the notes.
    fn other_wordings(&self) -> Option<String> {
        let mut list = format!("**{}**\n", card::also_asked_as(self.language));
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
