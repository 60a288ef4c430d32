//! A clock that runs only while the learner speaks.

use jiff::SignedDuration;

use crate::domain::Moment;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stopwatch {
    /// The milliseconds up to the last stop.
    before: u64,
    /// The last start. `None` while it is stopped.
    since: Option<Moment>,
}

impl Stopwatch {
    pub fn is_running(self) -> bool {
        self.since.is_some()
    }

    pub fn start(&mut self, now: Moment) {
        self.since.get_or_insert(now);
    }

    pub fn stop(&mut self, now: Moment) {
        self.before = self.milliseconds(now);
        self.since = None;
    }

    /// Stops it and caps its time at this many milliseconds.
    pub fn stop_at(&mut self, most: u64, now: Moment) {
        self.stop(now);
        self.before = self.before.min(most);
    }

    /// The time it ran, in milliseconds. Counts 0 if the system clock went back.
    pub fn milliseconds(self, now: Moment) -> u64 {
        let running = self.since.map(|since| now.since(since));
        let running = running.unwrap_or(SignedDuration::ZERO).as_millis();
        self.before + u64::try_from(running).unwrap_or(0)
    }
}
