//! Points that the learner ticks, and the grade that the ticks propose.

use crate::domain::{Grade, Hits};

/// Which points of an answer were covered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checklist {
    points: Vec<CheckedPoint>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct CheckedPoint {
    is_core: bool,
    is_ticked: bool,
}

/// How many points of a kind are covered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Covered {
    pub hit: usize,
    pub of: usize,
}

impl Checklist {
    /// A list without ticks, with one entry for each point that says whether it is core. Ignores
    /// points after the 255th, which the log has no numbers for.
    pub fn new(is_core: impl IntoIterator<Item = bool>) -> Self {
        let point = |is_core| CheckedPoint {
            is_core,
            is_ticked: false,
        };
        let points = is_core.into_iter().take(usize::from(u8::MAX));
        Self {
            points: points.map(point).collect(),
        }
    }

    pub fn len(&self) -> usize {
        self.points.len()
    }

    pub fn is_empty(&self) -> bool {
        self.points.is_empty()
    }

    /// Whether the point (from 0) was covered.
    pub fn is_ticked(&self, point: usize) -> bool {
        self.points.get(point).is_some_and(|point| point.is_ticked)
    }

    /// Ticks or unticks the point (from 0).
    pub fn set(&mut self, point: usize, is_ticked: bool) {
        if let Some(point) = self.points.get_mut(point) {
            point.is_ticked = is_ticked;
        }
    }

    /// Ticks the points that a review covered, if it had as many points.
    pub fn tick_all(&mut self, hits: &Hits) {
        if usize::from(hits.of) == self.len() {
            for number in &hits.hit {
                self.set(usize::from(*number).saturating_sub(1), true);
            }
        }
    }

    pub fn n_ticked(&self) -> usize {
        let ticked = self.points.iter().filter(|point| point.is_ticked);
        ticked.count()
    }

    pub fn core(&self) -> Covered {
        self.covered(true)
    }

    /// The points that are not core; none of them where all points are.
    pub fn bonus(&self) -> Covered {
        self.covered(false)
    }

    fn covered(&self, is_core: bool) -> Covered {
        let points = self.points.iter().filter(|point| point.is_core == is_core);
        Covered {
            hit: points.clone().filter(|point| point.is_ticked).count(),
            of: points.count(),
        }
    }

    /// The covered points as the log has them. `None` without points.
    pub fn hits(&self) -> Option<Hits> {
        let numbers = (1..=u8::MAX).zip(&self.points);
        let hit = numbers.filter(|(_, point)| point.is_ticked);
        let hits = Hits {
            hit: hit.map(|(number, _)| number).collect(),
            of: u8::try_from(self.len()).unwrap_or(u8::MAX),
        };
        (!self.is_empty()).then_some(hits)
    }

    /// The grade that the ticks propose. `None` without points.
    ///
    /// Under half of the core points is Again, a missing core point Hard, else Good. Where all
    /// points are core, 80 % of them are enough for Good. Easy is never proposed, because only the
    /// learner knows whether the answer was fluent.
    pub fn proposes(&self) -> Option<Grade> {
        let Covered { hit, of } = self.core();
        let is_enough = match self.bonus().of {
            0 => 10 * hit >= 8 * of,
            _ => hit == of,
        };
        let grade = if 2 * hit < of {
            Grade::Again
        } else if is_enough {
            Grade::Good
        } else {
            Grade::Hard
        };
        (!self.is_empty()).then_some(grade)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A list of core and bonus points with the first ones of each ticked.
    fn checklist(core: Covered, bonus: Covered) -> Checklist {
        let is_core = (0..core.of + bonus.of).map(|point| point < core.of);
        let mut list = Checklist::new(is_core);
        for point in (0..core.hit).chain(core.of..core.of + bonus.hit) {
            list.set(point, true);
        }
        list
    }

    fn covered(hit: usize, of: usize) -> Covered {
        Covered { hit, of }
    }

    #[test]
    fn where_all_points_are_core_half_and_four_fifths_are_the_borders() {
        for (hit, of, grade) in [
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
            let list = checklist(covered(hit, of), covered(0, 0));
            assert_eq!(list.proposes(), Some(grade), "{hit}/{of}");
        }
    }

    #[test]
    fn bonus_points_do_not_change_the_grade() {
        for (hit, of, grade) in [
            (0, 3, Grade::Again),
            (1, 3, Grade::Again),
            (2, 3, Grade::Hard),
            (4, 5, Grade::Hard),
            (3, 3, Grade::Good),
        ] {
            for n_bonus in [0, 4] {
                let list = checklist(covered(hit, of), covered(n_bonus, 4));
                assert_eq!(list.proposes(), Some(grade), "{hit}/{of}, {n_bonus}");
            }
        }
    }

    #[test]
    fn the_log_numbers_points_from_1() {
        let mut list = Checklist::new([true, false, true]);
        for point in [0, 2, 7] {
            list.set(point, true);
        }
        let hits = Hits {
            hit: vec![1, 3],
            of: 3,
        };
        assert_eq!(list.hits(), Some(hits.clone()));
        assert_eq!((list.core(), list.bonus()), (covered(2, 2), covered(0, 1)));
        let mut again = Checklist::new([true, false, true]);
        again.tick_all(&hits);
        assert_eq!(again, list);
        let mut other = Checklist::new([true; 4]);
        other.tick_all(&hits);
        assert_eq!(other.n_ticked(), 0, "another number of points");
    }

    #[test]
    fn without_points_nothing_is_proposed() {
        let list = Checklist::new([]);
        assert_eq!((list.proposes(), list.hits()), (None, None));
        let long = Checklist::new([true; 1000]);
        assert_eq!(long.hits().unwrap().of, 255);
    }
}
