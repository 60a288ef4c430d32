//! Chooses what a mock interview is about and how long it is.

use super::OverlayRows;
use super::texts::content;
use crate::domain::TopicId;
use crate::library::MockRequest;
use crate::plan::PlannedMock;
use crate::query::Query;
use crate::session::TopicRow;
use crate::text::{Role, pad_to};
use crate::tui::list::List;
use crate::tui::screens::home::topic_title;
use crate::tui::state::State;
use crate::words::{common, home as home_words, mock as words};

const N_QUESTIONS: [usize; 8] = [2, 3, 4, 5, 6, 8, 10, 12];
const MINUTES: [u32; 8] = [5, 10, 15, 20, 25, 30, 45, 60];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChooserRow {
    Topic,
    Questions,
    Minutes,
}

#[derive(Clone, Debug)]
pub struct MockChooser {
    topics: Vec<(Option<TopicId>, Query)>,
    topic: usize,
    n_questions: usize,
    minutes: u32,
    pub rows: List<ChooserRow>,
}

impl MockChooser {
    /// The topics of the home screen with the one under its cursor, and the length that the day's
    /// plan has room for, else the usual one.
    pub fn new(topics: &[TopicRow], topic: usize, planned: Option<PlannedMock>) -> Self {
        let usual = MockRequest::default();
        let usual = planned.map_or(usual.clone(), |planned| MockRequest {
            n_questions: planned.n_questions,
            minutes: planned.minutes,
            ..usual
        });
        let topics = topics.iter();
        Self {
            topics: topics
                .map(|row| (row.topic.clone(), row.query.clone()))
                .collect(),
            topic,
            n_questions: usual.n_questions,
            minutes: usual.minutes,
            rows: List::new(vec![
                ChooserRow::Topic,
                ChooserRow::Questions,
                ChooserRow::Minutes,
            ]),
        }
    }

    pub fn request(&self) -> MockRequest {
        let topic = self.topics.get(self.topic);
        MockRequest {
            query: topic.map(|(_, query)| query.clone()).unwrap_or_default(),
            n_questions: self.n_questions,
            minutes: self.minutes,
            seed: None,
        }
    }

    /// Changes the value of the row under the cursor. After the last topic comes the first.
    pub fn turn(&mut self, step: isize) {
        match self.rows.selected() {
            Some(ChooserRow::Topic) => {
                let n = self.topics.len().max(1) as isize;
                self.topic = (self.topic as isize + step).rem_euclid(n) as usize;
            }
            Some(ChooserRow::Questions) => {
                self.n_questions = neighbor(&N_QUESTIONS, self.n_questions, step);
            }
            Some(ChooserRow::Minutes) => self.minutes = neighbor(&MINUTES, self.minutes, step),
            None => {}
        }
    }

    pub(super) fn content(&self, state: &State, height: usize) -> OverlayRows {
        let language = state.language;
        let columns = [
            ChooserRow::Topic,
            ChooserRow::Questions,
            ChooserRow::Minutes,
        ]
        .map(|row| state.glyphs.width(label(state, row)));
        let columns = columns.into_iter().max().unwrap_or(0);
        let rows = self.rows.lines(height, |item| {
            let label = pad_to(label(state, *item.value), columns, state.glyphs.ambiguous);
            let value = match item.value {
                ChooserRow::Topic => self.topic_name(state),
                ChooserRow::Questions => self.n_questions.to_string(),
                ChooserRow::Minutes => common::minutes(language, self.minutes.into()),
            };
            let line = item.line.with(label, item.role);
            line.with(format!("  {value}"), Role::Figure)
        });
        content(words::title(language), rows).with_items(&self.rows, 0, height)
    }

    fn topic_name(&self, state: &State) -> String {
        match self.topics.get(self.topic) {
            Some((Some(topic), _)) => state.in_one_row(&topic_title(state, topic)),
            _ => home_words::all_topics(state.language).to_owned(),
        }
    }
}

fn label(state: &State, row: ChooserRow) -> &'static str {
    match row {
        ChooserRow::Topic => home_words::topic(state.language),
        ChooserRow::Questions => words::n_questions(state.language),
        ChooserRow::Minutes => words::minutes(state.language),
    }
}

/// The value before or after one; at either end, the same.
fn neighbor<T: Copy + PartialEq>(values: &[T], value: T, step: isize) -> T {
    let place = values.iter().position(|it| *it == value);
    let to = place.and_then(|place| place.checked_add_signed(step));
    to.and_then(|to| values.get(to)).copied().unwrap_or(value)
}
