//! The time in the learner's time zone.

use std::ffi::OsStr;
use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};
use std::{env, fs};

use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};

use crate::disk;
use crate::domain::Moment;

/// The system clock, or one set to another time when the program started.
#[derive(Clone, Debug)]
pub struct Clock {
    zone: Zone,
    set: Option<SetClock>,
}

/// A clock that does not show the system's time.
#[derive(Clone, Copy, Debug)]
struct SetClock {
    /// What it showed when it was set.
    start: Timestamp,
    since: Instant,
    /// How many seconds it shows for each that passes.
    speed: u32,
}

#[derive(Clone, Debug)]
enum Zone {
    Named(TimeZone),
    Fixed(Offset),
    System,
}

/// The size limit of a file with the rules of a time zone. The largest have a few kilobytes.
const MAX_ZONE_BYTES: u64 = 1 << 20;

/// The time zone of the system. Lazy, since many commands need no time.
static SYSTEM: LazyLock<TimeZone> =
    LazyLock::new(|| zone_of_file().unwrap_or_else(TimeZone::system));

/// The rules of the system's time zone without its name, which would need a list of all zones.
fn zone_of_file() -> Option<TimeZone> {
    match env::var_os("TZ") {
        None => read_zone(Path::new("/etc/localtime")),
        Some(name) if is_endless(&name) => Some(TimeZone::UTC),
        Some(_) => None,
    }
}

/// Whether `TZ` names a device, a pipe or a large file. It would be read to its end, and zones that
/// don't exist count as UTC.
fn is_endless(name: &OsStr) -> bool {
    let path = name.to_str().map(|name| name.trim_start_matches(':'));
    let metadata = path.and_then(|path| fs::metadata(path).ok());
    metadata.is_some_and(|file| !file.is_file() || file.len() > MAX_ZONE_BYTES)
}

fn read_zone(path: &Path) -> Option<TimeZone> {
    let rules = disk::read_own(path, MAX_ZONE_BYTES).ok()?;
    TimeZone::tzif("Local", &rules).ok()
}

/// Not an IANA time zone, or one that this system does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownZone(pub String);

impl Clock {
    /// The system clock in a named time zone, else in the system's zone.
    ///
    /// With `start`, the clock begins there and runs on. Without a zone name, it then keeps the
    /// offset of `start`.
    pub fn new(zone: Option<&str>, start: Option<Moment>) -> Result<Self, UnknownZone> {
        let zone = match (zone, start) {
            (Some(name), _) => {
                let zone = TimeZone::get(name).map_err(|_| UnknownZone(name.to_owned()))?;
                Zone::Named(zone)
            }
            (None, Some(start)) => Zone::Fixed(start.offset),
            (None, None) => Zone::System,
        };
        let set = start.map(|start| SetClock {
            start: start.instant,
            since: Instant::now(),
            speed: 1,
        });
        Ok(Self { zone, set })
    }

    /// The same clock, which shows `speed` seconds for each that passes from now on.
    pub fn at_speed(self, speed: u32) -> Self {
        let set = SetClock {
            start: self.now().instant,
            since: Instant::now(),
            speed,
        };
        Self {
            set: Some(set),
            ..self
        }
    }

    /// How long it takes until the clock shows a time later by this much; `None` if it stands still.
    pub fn wait_for(&self, time: Duration) -> Option<Duration> {
        time.checked_div(self.set.map_or(1, |set| set.speed))
    }

    /// The same clock in a named time zone, else in the zone it had without a name.
    pub fn in_zone(&self, name: Option<&str>) -> Result<Self, UnknownZone> {
        let Some(set) = self.set else {
            return Self::new(name, None);
        };
        let clock = Self::new(name, Some(self.now()))?;
        Ok(clock.at_speed(set.speed))
    }

    /// The current time.
    pub fn now(&self) -> Moment {
        let instant = match self.set {
            None => Timestamp::now(),
            Some(set) => {
                let elapsed = set.since.elapsed().saturating_mul(set.speed);
                let elapsed = SignedDuration::try_from(elapsed).unwrap_or(SignedDuration::MAX);
                set.start.saturating_add(elapsed).unwrap_or(Timestamp::MAX)
            }
        };
        Moment::new(instant, self.offset(instant))
    }

    /// The offset from UTC at an instant.
    pub fn offset(&self, instant: Timestamp) -> Offset {
        match &self.zone {
            Zone::Named(zone) => zone.to_offset(instant),
            Zone::Fixed(offset) => *offset,
            Zone::System => SYSTEM.to_offset(instant),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_clock_begins_there_and_runs_on() {
        let start: Moment = "2026-11-21T09:00:00+08:00".parse().unwrap();
        let clock = Clock::new(None, Some(start)).unwrap();
        let now = clock.now();
        assert!(now >= start && now.since(start) < SignedDuration::from_hours(1));
        assert_eq!(now.offset, start.offset);
        assert!(clock.now() >= now);
    }

    #[test]
    fn a_clock_runs_as_fast_as_it_is_told() {
        let start: Moment = "2026-11-21T09:00:00+08:00".parse().unwrap();
        let clock = || Clock::new(None, Some(start)).unwrap();
        let still = clock().at_speed(0);
        assert_eq!(still.now(), still.now());
        let second = Duration::from_secs(1);
        assert_eq!(still.wait_for(second), None);
        assert_eq!(clock().wait_for(second), Some(second));
        assert_eq!(clock().at_speed(50).wait_for(second), Some(second / 50));
    }

    #[test]
    fn the_file_of_the_systems_zone_says_what_the_system_says() {
        let system = TimeZone::system();
        for start in ["2026-01-21T09:00:00Z", "2026-07-21T09:00:00Z"] {
            let instant: Timestamp = start.parse().unwrap();
            assert_eq!(SYSTEM.to_offset(instant), system.to_offset(instant));
        }
    }

    #[test]
    fn a_named_zone_decides_the_offset() {
        let start: Moment = "2026-11-21T09:00:00Z".parse().unwrap();
        let clock = Clock::new(Some("Asia/Shanghai"), Some(start)).unwrap();
        assert_eq!(clock.now().offset.seconds(), 8 * 3600);
        let wrong = Clock::new(Some("Asia/Nowhere"), None).unwrap_err();
        assert_eq!(wrong, UnknownZone("Asia/Nowhere".to_owned()));
    }
}
