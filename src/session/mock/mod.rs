//! A mock interview as a pure state machine: which questions are drawn, when the clock runs, what
//! the marks are worth, and the report.
//!
//! [`draw()`] chooses the questions, [`MockRun`] leads through them, [`Marks`] scores one answer,
//! [`follow_up()`] says what the interviewer asks next, and [`MockReport`] what became of it all. Reading the log and drawing screens are left
//! to `library` and `tui`.

mod draw;
mod follow_up;
mod marks;
mod report;
mod report_lines;
mod run;
mod sheet;
mod stopwatch;

pub use draw::{Candidate, draw};
pub use follow_up::{AskedFollowUp, QuestionShape, follow_up};
pub use marks::{MarkRow, Marks};
pub use report::{MissedInMock, MockReport, MockResult, ReportedQuestion, TopicScore};
pub use report_lines::MockReportLines;
pub use run::{DrawnQuestion, MockBack, MockRun, MockSetup, MockStage, SOFT_LIMIT};
