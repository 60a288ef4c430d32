//! The settings of the scheduler, with their ranges.

use std::ops::RangeInclusive;

use jiff::SignedDuration;

use crate::domain::DayStart;

/// Desired retention. Below this range most cards are forgotten when they come, and above it all
/// cards come every day.
pub const RETENTION_RANGE: RangeInclusive<f64> = 0.70..=0.99;

/// Longest interval that can be set, in days: a hundred years.
pub const MAX_INTERVAL: u32 = 36_500;

/// Most learning or relearning steps.
pub const MAX_STEPS: usize = 16;

/// Longest learning or relearning step.
pub const MAX_STEP: SignedDuration = SignedDuration::from_hours(30 * 24);

/// The ranges of the 21 parameters of FSRS-6.
///
/// The `fsrs` crate silently clamps parameters. Here a parameter out of range is an error.
pub const PARAMETER_RANGES: [RangeInclusive<f32>; 21] = [
    0.001..=100.0,
    0.001..=100.0,
    0.001..=100.0,
    0.001..=100.0,
    1.0..=10.0,
    0.001..=4.0,
    0.001..=4.0,
    0.001..=0.75,
    0.0..=4.5,
    0.0..=0.8,
    0.001..=3.5,
    0.001..=5.0,
    0.001..=0.25,
    0.001..=0.9,
    0.0..=4.0,
    0.0..=1.0,
    1.0..=6.0,
    0.0..=2.0,
    0.0..=2.0,
    0.0..=0.8,
    0.1..=0.8,
];

#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Recall at which a card is due, 0.70 to 0.99.
    pub desired_retention: f64,
    /// The waits of a new card; empty for none.
    pub learning_steps: Vec<SignedDuration>,
    /// The waits of a forgotten card; empty for none.
    pub relearning_steps: Vec<SignedDuration>,
    /// Longest interval in days.
    pub maximum_interval: u32,
    /// When the learner's day begins.
    pub day_start: DayStart,
    /// Whether intervals vary a little, so that cards learned together come back on different days.
    pub fuzz: bool,
    /// The 21 parameters of FSRS-6; empty for the defaults.
    pub parameters: Vec<f32>,
    /// A card with this many lapses is a leech.
    pub leech_threshold: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            desired_retention: 0.9,
            learning_steps: vec![SignedDuration::from_mins(10)],
            relearning_steps: vec![SignedDuration::from_mins(10)],
            maximum_interval: MAX_INTERVAL,
            day_start: DayStart::default(),
            fuzz: true,
            parameters: Vec::new(),
            leech_threshold: 8,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingsError {
    /// Outside [`RETENTION_RANGE`].
    DesiredRetention,
    /// A step that is not positive or too long, or too many of them.
    Steps,
    /// 0 or above [`MAX_INTERVAL`].
    MaximumInterval,
    /// Neither none nor 21 parameters.
    ParameterCount,
    /// A parameter outside its range in [`PARAMETER_RANGES`], counted from 0.
    Parameter(usize),
}

impl Settings {
    /// Fails with the first setting that is out of range.
    pub fn check(&self) -> Result<(), SettingsError> {
        if !RETENTION_RANGE.contains(&self.desired_retention) {
            return Err(SettingsError::DesiredRetention);
        }
        if !are_steps(&self.learning_steps) || !are_steps(&self.relearning_steps) {
            return Err(SettingsError::Steps);
        }
        if !(1..=MAX_INTERVAL).contains(&self.maximum_interval) {
            return Err(SettingsError::MaximumInterval);
        }
        check_parameters(&self.parameters)
    }
}

fn are_steps(steps: &[SignedDuration]) -> bool {
    steps.len() <= MAX_STEPS
        && steps
            .iter()
            .all(|step| *step > SignedDuration::ZERO && *step <= MAX_STEP)
}

fn check_parameters(parameters: &[f32]) -> Result<(), SettingsError> {
    if parameters.is_empty() {
        return Ok(());
    }
    if parameters.len() != PARAMETER_RANGES.len() {
        return Err(SettingsError::ParameterCount);
    }
    let outside = parameters
        .iter()
        .zip(&PARAMETER_RANGES)
        .position(|(parameter, range)| !range.contains(parameter));
    outside.map_or(Ok(()), |place| Err(SettingsError::Parameter(place)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_defaults_are_sensible() {
        assert_eq!(Settings::default().check(), Ok(()));
        let defaults = Settings {
            parameters: fsrs::DEFAULT_PARAMETERS.to_vec(),
            ..Settings::default()
        };
        assert_eq!(defaults.check(), Ok(()));
    }

    type Change = fn(&mut Settings);

    #[test]
    fn each_setting_out_of_range_is_named() {
        let with = |change: Change| {
            let mut settings = Settings::default();
            change(&mut settings);
            settings.check()
        };
        let cases: [(Change, SettingsError); 8] = [
            (
                |s| s.desired_retention = 0.5,
                SettingsError::DesiredRetention,
            ),
            (
                |s| s.desired_retention = f64::NAN,
                SettingsError::DesiredRetention,
            ),
            (
                |s| s.learning_steps = vec![SignedDuration::ZERO],
                SettingsError::Steps,
            ),
            (
                |s| s.relearning_steps = vec![SignedDuration::MAX],
                SettingsError::Steps,
            ),
            (|s| s.maximum_interval = 0, SettingsError::MaximumInterval),
            (
                |s| s.parameters = vec![1.0; 20],
                SettingsError::ParameterCount,
            ),
            (
                |s| s.parameters = vec![1.0; 21],
                SettingsError::Parameter(7),
            ),
            (
                |s| s.parameters = vec![f32::NAN; 21],
                SettingsError::Parameter(0),
            ),
        ];
        for (change, error) in cases {
            assert_eq!(with(change), Err(error));
        }
    }
}
