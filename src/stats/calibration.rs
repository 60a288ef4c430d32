//! Predicted recall against what was remembered.

use super::facts::Fact;

/// How many tests of memory make a calibration worth showing.
const MIN_TESTS: usize = 200;

const N_BINS: usize = 10;

/// The predictions of one tenth of the scale.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CalibrationBin {
    /// The lowest prediction that can be in it, 0 to 0.9.
    pub from: f64,
    /// How many predictions it has.
    pub n: usize,
    /// Their mean.
    pub predicted: f64,
    /// The mean of what came of them, 0 to 1.
    pub observed: f64,
}

/// Predictions by tenths, without empty ones.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Calibration {
    pub bins: Vec<CalibrationBin>,
}

impl Calibration {
    /// Collects predictions with what came of each, both from 0 to 1.
    pub fn new(outcomes: impl IntoIterator<Item = (f64, f64)>) -> Self {
        let mut sums = [(0, 0.0, 0.0); N_BINS];
        for (predicted, observed) in outcomes {
            let bin = ((predicted * N_BINS as f64) as usize).min(N_BINS - 1);
            let (n, sum, sum_observed) = &mut sums[bin];
            *n += 1;
            *sum += predicted;
            *sum_observed += observed;
        }
        let bins = sums.into_iter().enumerate().filter(|(_, (n, ..))| *n > 0);
        let bins = bins.map(|(bin, (n, predicted, observed))| CalibrationBin {
            from: bin as f64 / N_BINS as f64,
            n,
            predicted: predicted / n as f64,
            observed: observed / n as f64,
        });
        Self {
            bins: bins.collect(),
        }
    }

    /// The calibration of the learner's recall, once there are enough tests of memory.
    pub(super) fn of_tests<'a>(facts: impl Iterator<Item = &'a Fact>) -> Option<Self> {
        let tests = facts.filter_map(|fact| fact.test);
        let outcomes = tests.map(|test| (test.predicted, f64::from(u8::from(test.passed))));
        let calibration = Self::new(outcomes);
        (calibration.n() >= MIN_TESTS).then_some(calibration)
    }

    /// How many predictions there are.
    pub fn n(&self) -> usize {
        self.bins.iter().map(|bin| bin.n).sum()
    }

    /// How far predictions are off: the mean difference of the bins, each weighted by its number of
    /// predictions.
    pub fn error(&self) -> f64 {
        let off = |bin: &CalibrationBin| bin.n as f64 * (bin.predicted - bin.observed).abs();
        self.bins.iter().map(off).sum::<f64>() / self.n().max(1) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn predictions_are_binned_by_tenths() {
        let found =
            Calibration::new([(0.0, 0.0), (0.89, 1.0), (0.81, 0.0), (0.9, 1.0), (1.0, 1.0)]);
        let bins: Vec<(f64, usize)> = found.bins.iter().map(|bin| (bin.from, bin.n)).collect();
        assert_eq!(bins, [(0.0, 1), (0.8, 2), (0.9, 2)]);
        let eighties = found.bins[1];
        assert!((eighties.predicted - 0.85).abs() < 1e-9);
        assert!((eighties.observed - 0.5).abs() < 1e-9);
        // Off by 0, 0.35 and 0.05, for 1, 2 and 2 predictions.
        assert!((found.error() - 0.16).abs() < 1e-9, "{}", found.error());
    }

    #[test]
    fn nothing_is_off_without_predictions() {
        let found = Calibration::new([]);
        assert_eq!((found.n(), found.error()), (0, 0.0));
    }
}
