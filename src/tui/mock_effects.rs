//! Performs effects of the mock interview.

use super::executor::Executor;
use super::message::{Message, MockEffect, MockMessage};
use crate::domain::Moment;
use crate::words::mock as words;

impl Executor<'_> {
    pub(super) fn perform_mock(&mut self, effect: &MockEffect, now: Moment) -> Message {
        match effect {
            MockEffect::Open(request) => {
                let run = self.library.mock_interview(request, now);
                Message::Mock(MockMessage::Opened(Box::new(run), request.clone(), now))
            }
            MockEffect::LoadReport => {
                let report = self.library.mock_report();
                Message::Mock(MockMessage::Reported(report.map(Box::new)))
            }
            MockEffect::WriteReport => self.write_mock_report(),
        }
    }

    /// Writes the report to the file that the command line names.
    fn write_mock_report(&self) -> Message {
        let language = self.library.language();
        let Some(path) = &self.options.report else {
            return Message::Said(String::new());
        };
        match self.library.write_mock_report(path) {
            Ok(()) => {
                let path = path.display().to_string();
                Message::Said(words::saved_to(language, &path))
            }
            Err(error) => Message::Failed(error.complaint(language)),
        }
    }
}
