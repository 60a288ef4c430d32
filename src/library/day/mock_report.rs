//! The reports of the mock interviews in the log.

use std::io;
use std::path::Path;

use super::statistics::follow_up_of;
use crate::disk;
use crate::domain::{AskedAs, Card, FollowUpSource, Hits, MarkedFollowUp, Moment, Review};
use crate::library::{Error, FileProblem, Library};
use crate::progress::{InterviewQuestion, MockInterview};
use crate::session::{
    MissedFollowUp, MissedInMock, MockReport, MockResult, ReportedQuestion, template_question,
};
use crate::stats::MissedPoint;

/// The mark of a full answer.
const BEST_MARK: u8 = 5;

impl Library {
    /// The results of all mock interviews, latest first.
    pub fn mock_results(&self) -> Vec<MockResult> {
        let interviews = self.history().interviews();
        interviews
            .map(|(at, interview)| self.mock_result(at, interview))
            .collect()
    }

    /// The report of the latest mock interview. `None` before the first.
    pub fn mock_report(&self) -> Option<MockReport> {
        let (at, interview) = self.history().interviews().next()?;
        let questions = interview.questions.iter();
        Some(MockReport {
            result: self.mock_result(at, interview),
            questions: questions
                .map(|question| self.reported(question, at))
                .collect(),
            earlier: self.mock_results().split_off(1),
        })
    }

    /// Writes the report of the latest mock interview as Markdown. Does nothing before the first.
    pub fn write_mock_report(&self, path: &Path) -> Result<(), Error> {
        check_report_file(path)?;
        let Some(report) = self.mock_report() else {
            return Ok(());
        };
        let text = report.markdown(self.language());
        disk::replace(path, text.as_bytes()).map_err(|cause| Error::File {
            path: path.to_owned(),
            cause: FileProblem::Write(cause),
        })
    }

    fn mock_result(&self, at: Moment, interview: &MockInterview) -> MockResult {
        MockResult {
            day: self.scheduler().day(at).civil(),
            seed: interview.seed,
            minutes: interview.minutes,
            used_ms: interview.used_ms,
            score: interview.score,
            predicted: interview.predicted,
            n_questions: interview.questions.len(),
        }
    }

    /// A question of an interview that ended at a moment, with what its review says.
    fn reported(&self, question: &InterviewQuestion, at: Moment) -> ReportedQuestion {
        let figures = ReportedQuestion {
            score: question.score,
            ms: question.ms,
            ..ReportedQuestion::default()
        };
        let id = self.home_card(question.card);
        let Some(card) = self.deck().card(id) else {
            return figures;
        };
        let history = self.card_history(card);
        let until = history.reviews.iter().filter(|review| review.at <= at);
        let until: Vec<&Review> = until.collect();
        let asked = until
            .iter()
            .rposition(|review| review.asked_as == AskedAs::Interview);
        let (before, review) = match asked {
            Some(place) => (&until[..place], until.get(place).copied()),
            None => (&until[..], None),
        };
        let before = before.iter().rev().find_map(|review| review.hits.as_ref());
        let topic = card.primary_topic();
        ReportedQuestion {
            card: Some(id),
            title: card.title_in(self.language()).to_owned(),
            topic: topic.map_or_else(String::new, |topic| self.topic_name(topic)),
            missed: self.missed_in_mock(card, question.hits.as_ref(), before),
            follow_up: match question.follow_up {
                Some(marked) => self.marked_follow_up(card, marked),
                None => review.and_then(|review| self.missed_follow_up(card, review)),
            },
            ..figures
        }
    }

    fn missed_in_mock(
        &self,
        card: &Card,
        hits: Option<&Hits>,
        before: Option<&Hits>,
    ) -> Vec<MissedInMock> {
        let Some(hits) = hits else {
            return Vec::new();
        };
        let missed = missed_numbers(hits).filter_map(|number| {
            Some(MissedInMock {
                text: self.text_of(card, None, number, hits.of)?,
                is_core: is_core(card, number, hits.of),
                again: before.is_some_and(|before| before.of == hits.of && !before.has(number)),
            })
        });
        let (mut missed, bonus): (Vec<_>, Vec<_>) = missed.partition(|missed| missed.is_core);
        missed.extend(bonus);
        missed
    }

    /// The follow-up of a review with its missed points, if it missed some.
    fn missed_follow_up(&self, card: &Card, review: &Review) -> Option<MissedFollowUp> {
        let follow_up = review.follow_ups.first()?;
        let asked = follow_up_of(card, follow_up.number)?;
        let hits = Hits {
            hit: follow_up.hit.clone(),
            of: follow_up.of,
        };
        let text = |number| self.text_of(card, Some(follow_up.number), number, hits.of);
        let missed: Vec<String> = missed_numbers(&hits).filter_map(text).collect();
        (!missed.is_empty()).then(|| MissedFollowUp {
            text: asked.text.get(self.language()).to_owned(),
            missed,
            mark: None,
        })
    }

    /// A follow-up without points, if its mark is not the best.
    fn marked_follow_up(&self, card: &Card, marked: MarkedFollowUp) -> Option<MissedFollowUp> {
        let language = self.language();
        let text = match marked.asked {
            FollowUpSource::Own(number) => follow_up_of(card, number)?.text.get(language),
            FollowUpSource::Template(template) => template_question(template, language),
        };
        (marked.mark < BEST_MARK).then(|| MissedFollowUp {
            text: text.to_owned(),
            missed: Vec::new(),
            mark: Some(marked.mark),
        })
    }

    fn text_of(&self, card: &Card, follow_up: Option<u8>, number: u8, of: u8) -> Option<String> {
        let point = MissedPoint {
            card: card.id,
            follow_up,
            number,
            of,
            missed: 1,
            asked: 1,
        };
        self.point_text(&point, self.language())
    }
}

/// Fails if a report can't be written to this path: a file is there, or its folder is not.
pub fn check_report_file(path: &Path) -> Result<(), Error> {
    let cause = if path.symlink_metadata().is_ok() {
        FileProblem::Exists
    } else if !disk::folder_of(path).is_dir() {
        FileProblem::Write(io::ErrorKind::NotFound.into())
    } else {
        return Ok(());
    };
    let path = path.to_owned();
    Err(Error::File { path, cause })
}

/// Whether a point (from 1) of so many is a core point. Where none is marked, all are.
fn is_core(card: &Card, number: u8, of: u8) -> bool {
    let is_marked = card.points.iter().any(|point| point.core);
    let point = card.points.get(usize::from(number).saturating_sub(1));
    let is_of_manifest = card.points.len() == usize::from(of);
    !is_marked || !is_of_manifest || point.is_none_or(|point| point.core)
}

fn missed_numbers(hits: &Hits) -> impl Iterator<Item = u8> {
    (1..=hits.of).filter(|number| !hits.has(*number))
}
