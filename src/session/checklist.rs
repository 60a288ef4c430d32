//! Points that the learner ticks, and the grade that the ticks propose.

use crate::domain::{Grade, Hits};

/// Which points of an answer were told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checklist {
    ticked: Vec<bool>,
}

impl Checklist {
    /// A list of `n` points, none of them told; more than 255 are not counted.
    pub fn new(n: usize) -> Self {
        let ticked = vec![false; n.min(usize::from(u8::MAX))];
        Self { ticked }
    }

    pub fn len(&self) -> usize {
        self.ticked.len()
    }

    /// Whether there is nothing to tick.
    pub fn is_empty(&self) -> bool {
        self.ticked.is_empty()
    }

    /// Whether the point (from 0) was told.
    pub fn is_ticked(&self, point: usize) -> bool {
        self.ticked.get(point).is_some_and(|ticked| *ticked)
    }

    /// Ticks the point (from 0), or takes the tick away.
    pub fn toggle(&mut self, point: usize) {
        if let Some(ticked) = self.ticked.get_mut(point) {
            *ticked = !*ticked;
        }
    }

    pub fn n_hit(&self) -> usize {
        self.ticked.iter().filter(|ticked| **ticked).count()
    }

    /// Which points were told, as the log keeps it; none where there are no points.
    pub fn hits(&self) -> Option<Hits> {
        if self.is_empty() {
            return None;
        }
        let numbers = (1..=u8::MAX).zip(&self.ticked);
        let hit = numbers
            .filter(|(_, ticked)| **ticked)
            .map(|(number, _)| number);
        Some(Hits {
            hit: hit.collect(),
            of: u8::try_from(self.len()).unwrap_or(u8::MAX),
        })
    }

    /// The grade that the ticks propose; none where there are no points.
    pub fn proposes(&self) -> Option<Grade> {
        (!self.is_empty()).then(|| proposed(self.n_hit(), self.len()))
    }
}

/// The grade for so many points told: below half Again, below 80 % Hard, else Good. Whether it
/// came fluently only the learner knows, so Easy is never proposed.
pub fn proposed(n_hit: usize, of: usize) -> Grade {
    if 2 * n_hit < of {
        Grade::Again
    } else if 10 * n_hit < 8 * of {
        Grade::Hard
    } else {
        Grade::Good
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_and_four_fifths_are_the_borders() {
        for (n_hit, of, grade) in [
            (0, 5, Grade::Again),
            (2, 5, Grade::Again),
            (3, 6, Grade::Hard),
            (3, 5, Grade::Hard),
            (4, 5, Grade::Good),
            (7, 9, Grade::Hard),
            (8, 9, Grade::Good),
            (2, 2, Grade::Good),
            (1, 2, Grade::Hard),
        ] {
            assert_eq!(proposed(n_hit, of), grade, "{n_hit}/{of}");
        }
    }

    #[test]
    fn a_second_tick_takes_the_first_away() {
        let mut list = Checklist::new(3);
        list.toggle(0);
        list.toggle(2);
        list.toggle(7);
        assert_eq!(
            list.hits(),
            Some(Hits {
                hit: vec![1, 3],
                of: 3
            })
        );
        list.toggle(0);
        assert_eq!(list.n_hit(), 1);
    }

    #[test]
    fn without_points_nothing_is_proposed() {
        assert_eq!(Checklist::new(0).proposes(), None);
        assert_eq!(Checklist::new(0).hits(), None);
        assert_eq!(Checklist::new(1000).hits().unwrap().of, 255);
    }
}
