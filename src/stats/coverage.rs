//! How much of an answer a showing covered.

use crate::domain::{Card, FirstShowing, Grade, Hits};

/// The share of points that covers an answer whose points are all core.
const COVERED_SHARE: f64 = 0.8;

/// How much more a core point counts than a bonus point.
const CORE_WEIGHT: f64 = 3.0;

/// The share of the answer that a showing covered, 0 to 1. A core point counts three times a bonus
/// point. Without points the grade decides: 1 for Good and Easy, 0.5 for Hard, 0 for Again.
pub fn share_covered(card: &Card, showing: &FirstShowing) -> f64 {
    let Some(hits) = &showing.hits else {
        return match showing.grade {
            Grade::Good | Grade::Easy => 1.0,
            Grade::Hard => 0.5,
            Grade::Again => 0.0,
        };
    };
    let core = core_points(card, hits);
    let n_core_hit = hits.hit.iter().filter(|point| core.contains(point)).count();
    let weight = |n_core: usize, n_points: usize| {
        CORE_WEIGHT * n_core as f64 + n_points.saturating_sub(n_core) as f64
    };
    match weight(core.len(), hits.of.into()) {
        0.0 => 1.0,
        all => weight(n_core_hit, hits.hit.len()) / all,
    }
}

/// Whether a showing covered what a mastered card needs: every core point; where all points are
/// core, 80 % of them; without points, a grade of Good or Easy.
pub fn is_covered(card: &Card, showing: &FirstShowing) -> bool {
    let Some(hits) = &showing.hits else {
        return showing.grade >= Grade::Good;
    };
    let core = core_points(card, hits);
    if core.len() < hits.of.into() {
        core.iter().all(|point| hits.has(*point))
    } else {
        hits.share() >= COVERED_SHARE
    }
}

/// The numbers of the core points, from 1.
fn core_points(card: &Card, hits: &Hits) -> Vec<u8> {
    let is_core = |number: &u8| card.is_core(*number, hits);
    (1..=hits.of).filter(is_core).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Bilingual, Point};
    use crate::stats::testing::card;

    fn with_points(core: &[bool]) -> Card {
        let point = |core: &bool| Point {
            text: Bilingual::default(),
            core: *core,
        };
        Card {
            points: core.iter().map(point).collect(),
            ..card(1, &[])
        }
    }

    fn covering(hit: &[u8], of: u8) -> FirstShowing {
        FirstShowing {
            grade: Grade::Hard,
            hits: Some(Hits {
                hit: hit.to_vec(),
                of,
            }),
        }
    }

    #[test]
    fn a_core_point_counts_three_times_a_bonus_point() {
        let two_core = with_points(&[true, true, false]);
        let all_core = with_points(&[true; 5]);
        let unmarked = with_points(&[]);
        for (card, hit, of, share, covered) in [
            (&two_core, &[1, 2][..], 3, 6.0 / 7.0, true),
            (&two_core, &[1, 3], 3, 4.0 / 7.0, false),
            (&two_core, &[], 3, 0.0, false),
            (&two_core, &[1, 2, 3, 4], 5, 0.8, true),
            (&all_core, &[1, 2, 3, 4], 5, 0.8, true),
            (&all_core, &[1, 2, 3], 5, 0.6, false),
            (&unmarked, &[1, 2, 3], 4, 0.75, false),
            (&unmarked, &[], 0, 1.0, true),
        ] {
            let showing = covering(hit, of);
            assert!(
                (share_covered(card, &showing) - share).abs() < 1e-9,
                "{hit:?}/{of}"
            );
            assert_eq!(is_covered(card, &showing), covered, "{hit:?}/{of}");
        }
    }

    #[test]
    fn without_points_the_grade_decides() {
        let card = with_points(&[true]);
        let of_grade = |grade| {
            let showing = FirstShowing { grade, hits: None };
            (share_covered(&card, &showing), is_covered(&card, &showing))
        };
        let expected = [(0.0, false), (0.5, false), (1.0, true), (1.0, true)];
        assert_eq!(Grade::ALL.map(of_grade), expected);
    }
}
