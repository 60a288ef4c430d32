//! Study sessions and mock interviews as pure state machines, and the data of the screens.
//!
//! [`Study`] keeps a [`StudyDay`](crate::plan::StudyDay) up to date, chooses the next card and
//! applies grades. [`CardView`] is the data of one card, and [`CardLines`] lays it out.
//! [`Revealed`] is the state of a revealed card: ticks, cursor, folds. [`Checklist`] turns ticks
//! into a proposed grade, and [`Choosing`] is a multiple-choice question being answered. [`Tally`]
//! has the figures of finished sessions. [`MockRun`] is a mock interview and [`MockReport`] its
//! report. [`Overview`] is the data of the home screen, [`CardList`] of the browse screen,
//! [`StatsReport`] of `stats`.

mod asking;
mod card_lines;
mod card_list;
mod card_view;
mod checklist;
mod choosing;
mod links;
mod mock;
mod options;
mod overview;
mod report;
mod revealed;
mod study;
mod tally;
#[cfg(test)]
mod testing;
mod undo_stack;

pub use asking::asking;
pub use card_lines::{CardLines, ListItem};
pub use card_list::{CardList, CardListRequest, CardRow, CardSort};
pub use card_view::{Answer, CardView, Link, SourceLocation, Withheld};
pub use checklist::{Checklist, Covered};
pub use choosing::{Choosing, Chosen};
pub use mock::{
    AskedFollowUp, Candidate, DrawnQuestion, MarkRow, Marks, MissedFollowUp, MissedInMock,
    MockBack, MockReport, MockReportLines, MockResult, MockRun, MockSetup, MockStage,
    ReportedQuestion, SOFT_LIMIT, TopicScore, draw, template_question,
};
pub use options::Options;
pub use overview::{Overview, TopicRow};
pub use report::{
    InterviewFigures, MasteredDay, MissedText, ReportLines, ReportPage, StatsReport, TodayFigures,
};
pub use revealed::{Below, Revealed, RevealedRow};
pub use study::{SPOKEN_MS, Study};
pub use tally::Tally;
pub use undo_stack::Undo;
