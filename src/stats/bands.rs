//! Distributions: how many cards are remembered how well, and how long answers take.

use super::Studied;
use crate::domain::Review;

/// The borders between the bands of recall.
const RECALL_BORDERS: [f64; 5] = [0.5, 0.6, 0.7, 0.8, 0.9];

/// The borders between the bands of answer times, in seconds.
const TIME_BORDERS: [f64; 5] = [15.0, 30.0, 60.0, 120.0, 300.0];

/// How many values are at least `from` and below `to`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// `None` for the lowest band.
    pub from: Option<f64>,
    /// `None` for the highest band.
    pub to: Option<f64>,
    pub n: usize,
}

/// How many values each band has, the lowest first.
fn bands(values: &[f64], borders: &[f64]) -> Vec<Band> {
    let from = std::iter::once(None).chain(borders.iter().copied().map(Some));
    let to = borders.iter().copied().map(Some).chain([None]);
    let bands = from.zip(to).map(|(from, to)| {
        let is_in = |value: &&f64| {
            from.is_none_or(|from| **value >= from) && to.is_none_or(|to| **value < to)
        };
        let n = values.iter().filter(is_in).count();
        Band { from, to, n }
    });
    bands.collect()
}

/// How well the reviewed cards are remembered now.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RecallSpread {
    /// Cards by recall.
    pub bands: Vec<Band>,
    /// The mean recall; `None` without a reviewed card.
    pub mean: Option<f64>,
}

impl RecallSpread {
    pub fn new(cards: &[Studied<'_>]) -> Self {
        let answered = cards.iter().filter(|studied| !studied.card.unanswered);
        let recalls: Vec<f64> = answered
            .filter_map(|studied| studied.state.recall)
            .collect();
        let sum: f64 = recalls.iter().sum();
        Self {
            bands: bands(&recalls, &RECALL_BORDERS),
            mean: (!recalls.is_empty()).then(|| sum / recalls.len() as f64),
        }
    }
}

/// How long answers take, of the reviews that recorded it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AnswerTimes {
    /// Reviews by seconds from shown to graded.
    pub bands: Vec<Band>,
    /// The median seconds from shown to graded.
    pub median: Option<f64>,
    /// The median seconds from shown to the reveal.
    pub median_think: Option<f64>,
}

impl AnswerTimes {
    pub fn new<'a>(reviews: impl Iterator<Item = &'a Review>) -> Self {
        let (mut times, mut thoughts) = (Vec::new(), Vec::new());
        let seconds = |ms: u32| f64::from(ms) / 1000.0;
        for review in reviews {
            times.extend(review.ms.map(seconds));
            thoughts.extend(review.think.map(seconds));
        }
        Self {
            bands: bands(&times, &TIME_BORDERS),
            median: median(times),
            median_think: median(thoughts),
        }
    }
}

/// The middle value; the lower of two.
fn median(mut values: Vec<f64>) -> Option<f64> {
    let middle = values.len().checked_sub(1)? / 2;
    let (_, median, _) = values.select_nth_unstable_by(middle, f64::total_cmp);
    Some(*median)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_border_belongs_to_the_band_above_it() {
        let found = bands(&[0.1, 0.5, 0.79, 0.8, 1.0], &[0.5, 0.8]);
        let counts: Vec<usize> = found.iter().map(|band| band.n).collect();
        assert_eq!(counts, [1, 2, 2]);
        assert_eq!((found[0].from, found[2].to), (None, None));
        assert_eq!((found[1].from, found[1].to), (Some(0.5), Some(0.8)));
    }

    #[test]
    fn the_median_is_the_middle_value() {
        assert_eq!(median(Vec::new()), None);
        assert_eq!(median(vec![3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(vec![4.0, 1.0, 3.0, 2.0]), Some(2.0));
    }
}
