//! How many cards of an interview are mastered, day by day: reached on the last days, and expected on
//! those until the interview.

use crate::domain::{Card, Moment};
use crate::library::{InterviewPlan, Library, remembered};
use crate::plan::Forecast;
use crate::session::MasteredDay;
use crate::stats::Mastery;

/// The most days before today, and after it.
const N_BEFORE: i32 = 7;
const N_AFTER: usize = 14;

impl Library {
    /// The days before today on which a card was known, today with `n_now` cards, and the days to
    /// come. Of many, the next ones and the day of the interview.
    pub(super) fn mastered_by_day(
        &self,
        interview: &InterviewPlan,
        (cards, n_now): (&[&Card], usize),
        forecast: &Forecast,
        now: Moment,
    ) -> Vec<MasteredDay> {
        let expected = |day, n| MasteredDay {
            day,
            n,
            is_expected: true,
        };
        let later = forecast.days.iter().zip(&forecast.mastered_by_day).skip(1);
        let later = later.map(|(day, n)| expected(day.day, *n)).take(N_AFTER);
        let interview_day = interview.countdown.day;
        let last = expected(interview_day, forecast.mastered);
        let today = MasteredDay {
            day: self.scheduler().day(now),
            n: n_now as f64,
            is_expected: false,
        };
        let mut days = self.mastered_before(cards, now);
        days.push(today);
        if interview_day > today.day {
            days.extend(later.chain([last]));
        }
        days
    }

    /// The days before today, from the first one on which a card was known.
    fn mastered_before(&self, cards: &[&Card], now: Moment) -> Vec<MasteredDay> {
        let scheduler = self.scheduler();
        let day_start = scheduler.settings().day_start;
        let today = scheduler.day(now);
        let days = (-N_BEFORE..0).map(|days| today.plus(days));
        let nothing = |day| MasteredDay {
            day,
            n: 0.0,
            is_expected: false,
        };
        // With the number of cards known.
        let mut known: Vec<(usize, MasteredDay)> = days.map(|day| (0, nothing(day))).collect();
        let starts: Vec<Moment> = known
            .iter()
            .map(|(_, on)| on.day.start(day_start, now.offset))
            .collect();
        for card in cards {
            let history = self.card_history(card);
            let states = remembered::states_on(card.id, &history, scheduler, &starts);
            for ((n_known, on), state) in known.iter_mut().zip(states) {
                let mastery = state.map(|state| Mastery::new(card, &state));
                *n_known += usize::from(mastery.is_some());
                on.n += f64::from(u8::from(mastery == Some(Mastery::Mastered)));
            }
        }
        let unknown = known.iter().take_while(|(n_known, _)| *n_known == 0);
        let n_unknown = unknown.count();
        let days = known.into_iter().skip(n_unknown);
        days.map(|(_, on)| on).collect()
    }
}
