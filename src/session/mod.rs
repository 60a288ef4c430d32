//! One run of study as a pure state machine: what is asked, graded, undone, in which order.
//!
//! [`Study`] keeps a [`StudyDay`](crate::plan::StudyDay) up to date and says what comes now and what
//! a grade does. [`CardView`] is all that is shown of one card, and [`CardLines`] lays it out.
//! [`Revealed`] is the state of a revealed card: ticks, cursor, folds. [`Checklist`] turns ticks into
//! a proposed grade, [`Overview`] is what home shows, [`CardList`] what the browse screen lists,
//! [`StatsReport`] what `stats` shows, [`Choosing`] a multiple-choice question being answered, and
//! [`Tally`] counts what was done. [`MockRun`] is a mock interview and [`MockReport`] its report.

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
    AskedFollowUp, Candidate, DrawnQuestion, MarkRow, Marks, MissedInMock, MockBack, MockReport,
    MockReportLines, MockResult, MockRun, MockSetup, MockStage, QuestionShape, ReportedQuestion,
    SOFT_LIMIT, TopicScore, draw,
};
pub use options::Options;
pub use overview::{Overview, TopicRow};
pub use report::{
    InterviewFigures, MissedText, ReportLines, ReportPage, StatsReport, TodayFigures,
};
pub use revealed::{Below, Revealed, RevealedRow};
pub use study::{SPOKEN_MS, Study};
pub use tally::Tally;
pub use undo_stack::Undo;
