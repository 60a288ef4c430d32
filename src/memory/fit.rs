//! Fits the parameters of FSRS-6 to a learner, and compares them with those in use.
//!
//! The `fsrs` crate fits; this module scores the fit on reviews that it did not see. The cards are
//! split into five folds, and a fit to four of them predicts the fifth. The result is a fit to all
//! five. The same reviews give the same result.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use fsrs::{
    CombinedProgressState, ComputeParametersInput, FSRS, FSRSItem, FSRSReview,
    current_retrievability,
};

use super::scheduler::elapsed_days;
use super::{PARAMETER_RANGES, Scheduler};
use crate::domain::{Grade, Moment};

/// With fewer reviews, the defaults predict better: they come from many learners.
pub const MIN_REVIEWS: usize = 400;

/// How many reviews must come on a later day than the review before. Reviews of the same day say
/// little about forgetting.
pub const MIN_EVALUATIONS: usize = 200;

/// The number of folds of the cross-validation.
pub const N_FOLDS: usize = 5;

/// Longer histories of a card are scored but not fitted.
const MAX_HISTORY: usize = 128;

/// The reviews of one card that memory is made from, in order of time.
pub type CardReviews = Vec<(Grade, Moment)>;

/// Why parameters cannot be fitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FitError {
    /// Fewer than [`MIN_REVIEWS`].
    TooFewReviews(usize),
    /// Fewer than [`MIN_EVALUATIONS`] of them on a later day than the one before.
    TooFewEvaluations(usize),
    /// The fit did not converge to valid parameters.
    NoFit,
}

/// How well parameters predict recall. Both figures are 0 for perfect predictions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// Mean of -ln of the predicted probability of each outcome.
    pub log_loss: f64,
    /// Root mean square of predicted minus real recall, over bins of reviews with similar elapsed
    /// days, number of reviews and lapses, weighted by the size of the bin.
    pub rmse: f64,
}

/// Fitted parameters and their scores.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// The 21 parameters, to four places.
    pub parameters: Vec<f32>,
    /// How many reviews were predicted: those on a later day than the one before.
    pub n_predicted: usize,
    /// The score of the parameters in use.
    pub in_use: Score,
    /// The score of fits that did not see the cards they predict.
    pub fitted: Score,
    /// Standard error of the difference between the two log losses.
    pub standard_error: f64,
}

impl Fit {
    /// Whether the fitted parameters are better: by log loss, by more than the standard error of
    /// the difference, and not worse by RMSE.
    pub fn is_better(&self) -> bool {
        self.gain() > self.standard_error && self.fitted.rmse <= self.in_use.rmse
    }

    /// By how much the log loss is lower than with the parameters in use.
    pub fn gain(&self) -> f64 {
        self.in_use.log_loss - self.fitted.log_loss
    }
}

/// The progress of a fit, for another thread.
#[derive(Debug, Default)]
pub struct FitProgress {
    /// That of the current fold.
    fold: Arc<Mutex<CombinedProgressState>>,
    n_done: AtomicUsize,
}

impl FitProgress {
    /// From 0 to 1.
    pub fn share(&self) -> f64 {
        let fold = self.fold.lock().map_or(0.0, |state| {
            let total = state.total().max(1);
            state.current() as f64 / total as f64
        });
        let n_done = self.n_done.load(Ordering::Relaxed) as f64;
        ((n_done + fold) / (N_FOLDS + 1) as f64).min(1.0)
    }
}

/// Fits parameters to the reviews of cards. The order of the cards does not matter.
pub fn fit(
    cards: &[CardReviews],
    scheduler: &Scheduler,
    progress: &FitProgress,
) -> Result<Fit, FitError> {
    let n_reviews = cards.iter().map(Vec::len).sum();
    if n_reviews < MIN_REVIEWS {
        return Err(FitError::TooFewReviews(n_reviews));
    }
    let mut cards: Vec<ReviewedCard> = cards
        .iter()
        .map(|card| ReviewedCard::new(card, scheduler))
        .collect();
    let key = |card: &ReviewedCard| -> Vec<(Moment, u32)> {
        let ratings = card.reviews.iter().map(|review| review.rating);
        card.at.iter().copied().zip(ratings).collect()
    };
    cards.sort_by_cached_key(key);
    let evaluations = evaluations(&cards);
    if evaluations.len() < MIN_EVALUATIONS {
        return Err(FitError::TooFewEvaluations(evaluations.len()));
    }
    let (mut in_use, mut predicted) = (Vec::new(), Vec::new());
    for fold in 0..N_FOLDS {
        let (held_out, known): (Vec<Evaluation>, Vec<Evaluation>) = {
            let evaluations = evaluations.iter().copied();
            evaluations.partition(|evaluation| evaluation.card % N_FOLDS == fold)
        };
        let parameters = fitted(&cards, &known, scheduler, progress)?;
        let now = &scheduler.settings().parameters;
        in_use.extend(predictions(&cards, &held_out, now)?);
        predicted.extend(predictions(&cards, &held_out, &parameters)?);
    }
    Ok(Fit {
        parameters: fitted(&cards, &evaluations, scheduler, progress)?,
        n_predicted: predicted.len(),
        standard_error: standard_error(&in_use, &predicted),
        in_use: score(&in_use),
        fitted: score(&predicted),
    })
}

/// A card's reviews in the form that the `fsrs` crate expects.
struct ReviewedCard {
    at: Vec<Moment>,
    reviews: Vec<FSRSReview>,
}

impl ReviewedCard {
    fn new(reviews: &CardReviews, scheduler: &Scheduler) -> Self {
        let mut last = None;
        let each = reviews.iter().map(|(grade, at)| {
            let day = scheduler.day(*at);
            let elapsed = last.map_or(0, |last| elapsed_days(last, day));
            last = Some(day);
            FSRSReview {
                rating: u32::from(grade.number()),
                delta_t: elapsed,
            }
        });
        Self {
            reviews: each.collect(),
            at: reviews.iter().map(|(_, at)| *at).collect(),
        }
    }
}

/// A review that shows whether the card was remembered: it is on a later day than the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Evaluation {
    at: Moment,
    card: usize,
    index: usize,
}

/// The reviews to predict, by time.
fn evaluations(cards: &[ReviewedCard]) -> Vec<Evaluation> {
    let of_card = |(card, reviews): (usize, &ReviewedCard)| {
        let later = reviews.reviews.iter().zip(&reviews.at).enumerate();
        let later = later.filter(|(index, (review, _))| *index > 0 && review.delta_t > 0);
        let evaluations = later.map(|(index, (_, at))| Evaluation {
            at: *at,
            card,
            index,
        });
        evaluations.collect::<Vec<_>>()
    };
    let mut evaluations: Vec<Evaluation> = cards.iter().enumerate().flat_map(of_card).collect();
    evaluations.sort_unstable();
    evaluations
}

fn fitted(
    cards: &[ReviewedCard],
    evaluations: &[Evaluation],
    scheduler: &Scheduler,
    progress: &FitProgress,
) -> Result<Vec<f32>, FitError> {
    let short = || {
        evaluations
            .iter()
            .filter(|evaluation| evaluation.index < MAX_HISTORY)
    };
    let item = |evaluation: &Evaluation| FSRSItem {
        reviews: cards[evaluation.card].reviews[..=evaluation.index].to_vec(),
    };
    let input = ComputeParametersInput {
        train_set: short().map(item).collect(),
        card_ids: Some(short().map(|evaluation| evaluation.card as i64).collect()),
        progress: Some(Arc::clone(&progress.fold)),
        num_relearning_steps: Some(scheduler.settings().relearning_steps.len()),
        ..ComputeParametersInput::default()
    };
    let parameters = fsrs::compute_parameters(input).map_err(|_| FitError::NoFit)?;
    progress.n_done.fetch_add(1, Ordering::Relaxed);
    let each = parameters.iter().zip(&PARAMETER_RANGES);
    // Rounds to four decimals: more are noise, and the score must be that of the values written to
    // the config.
    let rounded = each.map(|(parameter, range)| {
        let rounded = (parameter * 10_000.0).round() / 10_000.0;
        rounded.clamp(*range.start(), *range.end())
    });
    let rounded: Vec<f32> = rounded.collect();
    let usable = rounded.len() == PARAMETER_RANGES.len();
    let usable = usable && rounded.iter().all(|parameter| parameter.is_finite());
    usable.then_some(rounded).ok_or(FitError::NoFit)
}

/// A prediction, and the outcome of the review.
struct Prediction {
    /// Probability of remembering, 0 to 1.
    recall: f64,
    passed: bool,
    /// By elapsed days, reviews and lapses, as in [`Score::rmse`].
    bin: (u32, u32, u32),
}

impl Prediction {
    fn log_loss(&self) -> f64 {
        let given = if self.passed {
            self.recall
        } else {
            1.0 - self.recall
        };
        -given.max(1e-6).ln()
    }
}

fn predictions(
    cards: &[ReviewedCard],
    evaluations: &[Evaluation],
    parameters: &[f32],
) -> Result<Vec<Prediction>, FitError> {
    let model = FSRS::new(parameters).map_err(|_| FitError::NoFit)?;
    let decay = parameters.last().copied();
    let decay = decay.unwrap_or(fsrs::FSRS6_DEFAULT_DECAY);
    let mut wanted: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for evaluation in evaluations {
        wanted
            .entry(evaluation.card)
            .or_default()
            .push(evaluation.index);
    }
    let mut predictions = Vec::with_capacity(evaluations.len());
    for (card, indices) in wanted {
        let reviews = &cards[card].reviews;
        let states = model.historical_memory_states(
            FSRSItem {
                reviews: reviews.clone(),
            },
            None,
        );
        let states = states.map_err(|_| FitError::NoFit)?;
        for index in indices {
            let elapsed = reviews[index].delta_t as f32;
            let recall = current_retrievability(states[index - 1], elapsed, decay);
            predictions.push(Prediction {
                recall: f64::from(recall),
                passed: reviews[index].rating > u32::from(Grade::Again.number()),
                bin: bin(&reviews[..=index]),
            });
        }
    }
    Ok(predictions)
}

/// The bin of the last of some reviews, as the FSRS benchmark divides them:
/// <https://github.com/open-spaced-repetition/srs-benchmark>.
fn bin(reviews: &[FSRSReview]) -> (u32, u32, u32) {
    let step = |value: f64, base: f64, factor: f64| {
        (factor * base.powf(value.log(base).floor())).round() as u32
    };
    let later = reviews.iter().filter(|review| review.delta_t > 0);
    let n_later = later.clone().count();
    let (now, before) = match reviews.split_last() {
        Some((now, before)) => (now.delta_t, before),
        None => (1, reviews),
    };
    let lapses = before.iter();
    let lapses = lapses.filter(|review| review.rating == 1 && review.delta_t > 0);
    let n_lapses = lapses.count();
    let lapses = if n_lapses == 0 {
        0
    } else {
        step(n_lapses as f64, 1.73, 1.65)
    };
    (
        step(f64::from(now), 3.62, 248.0),
        step(n_later as f64 + 1.0, 1.89, 1.99),
        lapses,
    )
}

fn score(predictions: &[Prediction]) -> Score {
    let n = predictions.len().max(1) as f64;
    let log_loss = predictions.iter().map(Prediction::log_loss).sum::<f64>() / n;
    let mut bins: BTreeMap<(u32, u32, u32), (f64, f64)> = BTreeMap::new();
    for prediction in predictions {
        let (difference, n) = bins.entry(prediction.bin).or_default();
        *difference += prediction.recall - f64::from(u8::from(prediction.passed));
        *n += 1.0;
    }
    let squares = bins.values().map(|(sum, n)| sum * sum / n);
    let rmse = (squares.sum::<f64>() / n).sqrt();
    Score { log_loss, rmse }
}

/// Standard error of the mean difference between two log losses of the same reviews.
fn standard_error(one: &[Prediction], other: &[Prediction]) -> f64 {
    let pairs = one.iter().zip(other);
    let differences: Vec<f64> = pairs
        .map(|(one, other)| one.log_loss() - other.log_loss())
        .collect();
    let n = differences.len().max(2) as f64;
    let mean = differences.iter().sum::<f64>() / n;
    let squares = differences
        .iter()
        .map(|difference| (difference - mean).powi(2));
    (squares.sum::<f64>() / (n - 1.0) / n).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prediction(recall: f64, passed: bool, bin: u32) -> Prediction {
        Prediction {
            recall,
            passed,
            bin: (bin, 0, 0),
        }
    }

    #[test]
    fn scores_are_those_of_the_formulas() {
        // -(ln 0.8 + ln 0.5) / 2; bins: (0.8 - 1)^2 and (0.5 - 0)^2, one review each.
        let apart = score(&[prediction(0.8, true, 1), prediction(0.5, false, 2)]);
        assert!((apart.log_loss - 0.458_145).abs() < 1e-6, "{apart:?}");
        assert!(
            (apart.rmse - (0.29_f64 / 2.0).sqrt()).abs() < 1e-9,
            "{apart:?}"
        );
        // One bin: predicted 0.65, real 0.5.
        let together = score(&[prediction(0.8, true, 1), prediction(0.5, false, 1)]);
        assert!((together.rmse - 0.15).abs() < 1e-9, "{together:?}");
    }

    #[test]
    fn equal_predictions_have_no_standard_error() {
        let some = || vec![prediction(0.8, true, 1), prediction(0.5, false, 2)];
        assert_eq!(standard_error(&some(), &some()), 0.0);
    }

    #[test]
    fn too_few_reviews_are_refused() {
        let scheduler = Scheduler::new(crate::memory::Settings::default()).unwrap();
        let at: Moment = "2026-11-21T09:00:00+08:00".parse().unwrap();
        let fit = |n| {
            let card = vec![(Grade::Good, at); n];
            fit(&[card], &scheduler, &FitProgress::default())
        };
        assert_eq!(fit(399), Err(FitError::TooFewReviews(399)));
        assert_eq!(fit(400), Err(FitError::TooFewEvaluations(0)));
    }
}
