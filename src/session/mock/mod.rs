//! A mock interview as a pure state machine.
//!
//! [`draw()`] chooses the questions, [`MockRun`] asks them one by one and runs the clock, [`Marks`]
//! scores one answer, [`follow_up()`] chooses the follow-up question, and [`MockReport`] is the
//! report. Reading the log and drawing screens are left to `library` and `tui`.

mod draw;
mod follow_up;
mod marks;
mod report;
mod report_lines;
mod run;
mod sheet;
mod stopwatch;

pub use draw::{Candidate, draw};
pub use follow_up::{AskedFollowUp, follow_up, template_question};
pub use marks::{MarkRow, Marks};
pub use report::{
    MissedFollowUp, MissedInMock, MockReport, MockResult, ReportedQuestion, TopicScore,
};
pub use report_lines::MockReportLines;
pub use run::{DrawnQuestion, MockBack, MockRun, MockSetup, MockStage, SOFT_LIMIT};
