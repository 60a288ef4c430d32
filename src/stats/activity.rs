//! How much was reviewed and remembered, by day, week, month, and in all.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use jiff::civil::Weekday;

use super::facts::Fact;
use crate::domain::Day;

/// How many tests of memory were passed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Passed {
    /// Those that were passed.
    pub passed: u32,
    /// All.
    pub of: u32,
}

impl Passed {
    /// The share that was passed, 0 to 1; none without a test.
    pub fn share(self) -> Option<f64> {
        (self.of > 0).then(|| f64::from(self.passed) / f64::from(self.of))
    }

    fn take(&mut self, passed: bool) {
        self.passed += u32::from(passed);
        self.of += 1;
    }
}

impl AddAssign for Passed {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.of += other.of;
    }
}

/// What was done in some time. Crammed reviews and those before a `forget` count, undone ones
/// do not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Activity {
    /// Reviews.
    pub reviews: u32,
    /// Of them first ones of their card.
    pub new: u32,
    /// Milliseconds they took, as far as that is known.
    pub ms: u64,
    /// True retention of cards with intervals below 21 days: see [`Fact::test`].
    pub young: Passed,
    /// True retention of cards with intervals of 21 days and more.
    pub mature: Passed,
}

impl Activity {
    /// Minutes it took.
    pub fn minutes(&self) -> f64 {
        self.ms as f64 / 60_000.0
    }

    /// True retention of young and mature cards together.
    pub fn all(&self) -> Passed {
        let mut all = self.young;
        all += self.mature;
        all
    }

    fn take(&mut self, fact: &Fact) {
        self.reviews += 1;
        self.new += u32::from(fact.first);
        self.ms += u64::from(fact.ms);
        match fact.test {
            Some(test) if test.mature => self.mature.take(test.passed),
            Some(test) => self.young.take(test.passed),
            None => {}
        }
    }
}

impl AddAssign for Activity {
    fn add_assign(&mut self, other: Self) {
        self.reviews += other.reviews;
        self.new += other.new;
        self.ms += other.ms;
        self.young += other.young;
        self.mature += other.mature;
    }
}

/// Everything that was done, day by day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Days(BTreeMap<Day, Activity>);

/// How long a period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// One day.
    Day,
    /// Monday to Sunday.
    Week,
    /// A calendar month.
    Month,
}

/// What was done from one day to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub first: Day,
    /// The last day; for the period that goes on it lies ahead.
    pub last: Day,
    /// What was done.
    pub activity: Activity,
}

impl Days {
    /// The days of these reviews.
    pub fn of(facts: impl IntoIterator<Item = Fact>) -> Self {
        let mut days = BTreeMap::new();
        for fact in facts {
            let day: &mut Activity = days.entry(fact.day).or_default();
            day.take(&fact);
        }
        Self(days)
    }

    /// Everything together.
    pub fn total(&self) -> Activity {
        self.0.values().fold(Activity::default(), |mut sum, day| {
            sum += *day;
            sum
        })
    }

    /// How many days something was done on.
    pub fn n_days(&self) -> usize {
        self.0.len()
    }

    /// The last `n` periods, the one that holds `today` last, those without a review included.
    pub fn periods(&self, unit: Unit, n: usize, today: Day) -> Vec<Period> {
        let mut first = unit.first_of(today);
        let mut periods = Vec::with_capacity(n);
        for _ in 0..n {
            let last = unit.next(first).plus(-1);
            let mut activity = Activity::default();
            for day in self.0.range(first..=last).map(|(_, day)| day) {
                activity += *day;
            }
            periods.push(Period {
                first,
                last,
                activity,
            });
            first = unit.first_of(first.plus(-1));
        }
        periods.reverse();
        periods
    }
}

impl Unit {
    /// The first day of the period that holds a day.
    pub fn first_of(self, day: Day) -> Day {
        let date = day.civil();
        match self {
            Self::Day => day,
            Self::Week => day.plus(-i32::from(date.weekday().since(Weekday::Monday))),
            Self::Month => day.plus(1 - i32::from(date.day())),
        }
    }

    /// The first day of the period after the one that begins with `first`.
    fn next(self, first: Day) -> Day {
        match self {
            Self::Day => first.plus(1),
            Self::Week => first.plus(7),
            Self::Month => first.plus(i32::from(first.civil().days_in_month())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::of_civil(text.parse().unwrap())
    }

    #[test]
    fn periods_follow_the_calendar() {
        let today = day("2026-11-21");
        let cases = [
            (Unit::Day, "2026-11-20", "2026-11-20", "2026-11-21"),
            (Unit::Week, "2026-11-09", "2026-11-15", "2026-11-22"),
            (Unit::Month, "2026-10-01", "2026-10-31", "2026-11-30"),
        ];
        for (unit, first, last, end) in cases {
            let periods = Days::default().periods(unit, 2, today);
            assert_eq!((periods[0].first, periods[0].last), (day(first), day(last)));
            assert_eq!(periods[1].first, day(last).plus(1));
            assert_eq!(periods[1].last, day(end), "{unit:?}");
        }
    }

    #[test]
    fn a_share_needs_a_test() {
        assert_eq!(Passed::default().share(), None);
        assert_eq!(Passed { passed: 3, of: 4 }.share(), Some(0.75));
    }
}
