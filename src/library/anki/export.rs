//! The cards of a query as a package for Anki.

use std::fmt::Write;

use crate::anki::{self, Calendar, FIELDS, OutgoingCard, OutgoingReview};
use crate::domain::{Card, CardState, Memory, Remark, Review, Tag, TopicId, option_letter};
use crate::library::{Error, Library};
use crate::markdown::{escape, html, html_of_line};
use crate::session::CardView;
use crate::words::{card as words, common};

/// The most parents of a topic that become decks.
const MAX_DECKS: usize = 8;

impl Library {
    /// The bytes of a package with these cards, their memory and their reviews.
    pub fn anki_package(&self, cards: &[(&Card, CardState)]) -> Result<Vec<u8>, Error> {
        let settings = self.scheduler.settings();
        let parameters = settings.parameters.last().copied();
        let calendar = Calendar {
            now: self.now(),
            day_start: settings.day_start,
            desired_retention: settings.desired_retention,
            decay: parameters.unwrap_or(fsrs::FSRS6_DEFAULT_DECAY),
        };
        let cards = cards.iter();
        let cards = cards.map(|(card, state)| self.outgoing_card(card, state));
        let package = anki::write(&cards.collect::<Vec<_>>(), &calendar);
        package.map_err(Error::Package)
    }

    fn outgoing_card(&self, card: &Card, state: &CardState) -> OutgoingCard {
        let view = self.card_view(card, self.now());
        OutgoingCard {
            id: card.id,
            decks: self.topic_ids(card),
            fields: fields(&view),
            tags: card.tags.iter().map(Tag::name).map(str::to_owned).collect(),
            memory: state.memory,
            suspended: state.suspended,
            reviews: self.outgoing_reviews(card),
        }
    }

    /// The ids of the primary topic and its parents, outermost first.
    fn topic_ids(&self, card: &Card) -> Vec<String> {
        let parent = |id: &TopicId| self.deck.topics.get(id)?.parent.clone();
        let path = std::iter::successors(card.primary_topic().cloned(), parent);
        let mut ids: Vec<String> = path.take(MAX_DECKS).map(|topic| topic.0).collect();
        ids.reverse();
        ids
    }

    fn outgoing_reviews(&self, card: &Card) -> Vec<OutgoingReview> {
        let history = self.card_history(card);
        let mut reviews: Vec<OutgoingReview> = Vec::new();
        for (n, since) in history.split_at_forgets().enumerate() {
            let mut memory = Memory::default();
            // The log keeps no time for a forget that Anki could need: it is before the next review.
            if let Some(last) = reviews.last().filter(|_| n > 0) {
                let at = last.at.after(jiff::SignedDuration::from_millis(1));
                reviews.push(OutgoingReview {
                    at,
                    grade: None,
                    ms: 0,
                    cram: false,
                    before: last.after,
                    after: memory,
                });
            }
            for review in since {
                let before = memory;
                if !review.cram {
                    memory = self
                        .scheduler
                        .review(&memory, card.id, review.grade, review.at);
                }
                reviews.push(outgoing_review(review, before, memory));
            }
        }
        reviews
    }
}

fn outgoing_review(review: &Review, before: Memory, after: Memory) -> OutgoingReview {
    OutgoingReview {
        at: review.at,
        grade: Some(review.grade),
        ms: review.ms.unwrap_or(0),
        cram: review.cram,
        before,
        after,
    }
}

fn fields(view: &CardView) -> [String; FIELDS.len()] {
    let answer = view.answers.first();
    let location = answer.map_or(&view.asked_at, |answer| &answer.location);
    let topic = view.topics.first().map(|topic| topic.titles.join(" / "));
    [
        question(view),
        points(view),
        answers(view),
        view.hint.as_ref().map(html).unwrap_or_default(),
        escape(&format!("{}:{}", location.base_name(), location.line)),
        escape(&topic.unwrap_or_default()),
        view.id.map(|id| id.to_string()).unwrap_or_default(),
    ]
}

fn question(view: &CardView) -> String {
    let mut question = html_of_line(&view.title);
    if !view.options.is_empty() {
        question.push_str("<div class=\"options\">");
        for (option, text) in view.options.texts.iter().enumerate() {
            let letter = option_letter(option);
            let _ = write!(question, "<div>{letter}. {}</div>", escape(text));
        }
        question.push_str("</div>");
    }
    question
}

/// The short answer and the points of the manifest. Points from the structure of the answer are
/// in the answer already.
fn points(view: &CardView) -> String {
    let mut points = String::new();
    if let Some(short) = &view.short {
        let _ = write!(points, "<p>{}</p>", html_of_line(short));
    }
    if !view.points.is_empty() {
        points.push_str("<ul>");
        for (n, point) in view.points.iter().enumerate() {
            let is_core = !view.bonus.is_empty() && !view.is_bonus(n);
            let class = if is_core { " class=\"core\"" } else { "" };
            let _ = write!(points, "<li{class}>{}</li>", html_of_line(point));
        }
        points.push_str("</ul>");
    }
    points
}

/// The first answer below its corrections, then the further answers, folded.
fn answers(view: &CardView) -> String {
    let language = view.language;
    let mut text: String = view.remarks_on(0).map(|one| remark(view, one)).collect();
    for (n, answer) in view.answers.iter().enumerate() {
        if n == 0 {
            text.push_str(&html(&answer.document));
            continue;
        }
        let title = words::answer_n(language, n + 1, view.answers.len());
        let file = escape(answer.location.base_name());
        let remarks: String = view
            .remarks_on_only(n)
            .map(|one| remark(view, one))
            .collect();
        let _ = write!(
            text,
            "\n<details class=\"further\"><summary>{title} ({file})</summary>{remarks}{}</details>",
            html(&answer.document)
        );
    }
    text
}

fn remark(view: &CardView, remark: &Remark) -> String {
    let language = view.language;
    let title = words::remark_title(language, remark.kind, remark.since.as_deref());
    format!(
        "<div class=\"remark\"><strong>{}</strong>{}{}</div>\n",
        escape(&title),
        common::colon(language),
        html_of_line(remark.text.get(language))
    )
}
