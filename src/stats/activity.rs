//! How much was reviewed and remembered: by day, week and month, and in total.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use jiff::civil::Weekday;

use super::facts::Fact;
use crate::domain::Day;

/// How many tests of memory were passed, as `Fact::test` defines them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Passed {
    pub passed: u32,
    /// All tests.
    pub of: u32,
}

impl Passed {
    /// The share that was passed, 0 to 1; `None` without a test.
    pub fn share(self) -> Option<f64> {
        (self.of > 0).then(|| f64::from(self.passed) / f64::from(self.of))
    }

    fn add(&mut self, passed: bool) {
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

/// What was done in a period. Crammed reviews and those before a `forget` count, undone ones do
/// not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Activity {
    pub reviews: u32,
    /// Reviews that were the first of their card.
    pub new: u32,
    /// Total time in milliseconds; a review without a time counts as 0.
    pub ms: u64,
    /// True retention of cards with intervals below 21 days.
    pub young: Passed,
    /// True retention of cards with intervals of 21 days or more.
    pub mature: Passed,
}

impl Activity {
    pub fn minutes(&self) -> f64 {
        self.ms as f64 / 60_000.0
    }

    /// The retention of young and mature cards together.
    pub fn all(&self) -> Passed {
        let mut all = self.young;
        all += self.mature;
        all
    }

    fn add(&mut self, fact: &Fact) {
        self.reviews += 1;
        self.new += u32::from(fact.first);
        self.ms += u64::from(fact.ms);
        match fact.test {
            Some(test) if test.mature => self.mature.add(test.passed),
            Some(test) => self.young.add(test.passed),
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

/// The activity of each day with reviews.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Days(BTreeMap<Day, Activity>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodUnit {
    Day,
    /// Monday to Sunday.
    Week,
    /// A calendar month.
    Month,
}

/// The activity from one day to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub first: Day,
    /// The last day, which is in the future for the current week or month.
    pub last: Day,
    pub activity: Activity,
}

impl Days {
    pub fn from_facts(facts: impl IntoIterator<Item = Fact>) -> Self {
        let mut days = BTreeMap::new();
        for fact in facts {
            let day: &mut Activity = days.entry(fact.day).or_default();
            day.add(&fact);
        }
        Self(days)
    }

    pub fn total(&self) -> Activity {
        self.0.values().fold(Activity::default(), |mut sum, day| {
            sum += *day;
            sum
        })
    }

    /// The number of days with reviews.
    pub fn n_days(&self) -> usize {
        self.0.len()
    }

    /// The last `n` periods, the one with `today` last, those without a review included.
    pub fn periods(&self, unit: PeriodUnit, n: usize, today: Day) -> Vec<Period> {
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

impl PeriodUnit {
    /// The first day of the period that a day is in.
    pub fn first_of(self, day: Day) -> Day {
        let date = day.civil();
        match self {
            Self::Day => day,
            Self::Week => day.plus(-i32::from(date.weekday().since(Weekday::Monday))),
            Self::Month => day.plus(1 - i32::from(date.day())),
        }
    }

    /// The first day of the period after the one that starts on `first`.
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
            (PeriodUnit::Day, "2026-11-20", "2026-11-20", "2026-11-21"),
            (PeriodUnit::Week, "2026-11-09", "2026-11-15", "2026-11-22"),
            (PeriodUnit::Month, "2026-10-01", "2026-10-31", "2026-11-30"),
        ];
        for (unit, first, last, end) in cases {
            let periods = Days::default().periods(unit, 2, today);
            assert_eq!((periods[0].first, periods[0].last), (day(first), day(last)));
            assert_eq!(periods[1].first, day(last).plus(1));
            assert_eq!(periods[1].last, day(end), "{unit:?}");
        }
    }

    #[test]
    fn there_is_no_share_without_a_test() {
        assert_eq!(Passed::default().share(), None);
        assert_eq!(Passed { passed: 3, of: 4 }.share(), Some(0.75));
    }
}
