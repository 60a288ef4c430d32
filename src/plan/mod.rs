//! Plans days of study: costs, the planner, the next card, forecasts, and dates.
//!
//! [`StudyDay`] has the cards of a day in the order of their value; [`StudyDay::plan`] chooses from
//! them what fits into the [`Budget`] and [`StudyDay::next`] says which comes next. [`Forecast`]
//! plans later days the same way. Reading the log is left to `library`.

mod budget;
mod card;
mod cost;
mod countdown;
mod date;
mod day_plan;
mod forecast;
mod mock;
mod outcome;
mod serve;
mod study_day;
#[cfg(test)]
pub mod testing;

pub use budget::{Budget, NewCards, whole_minutes};
pub use card::PlanCard;
pub use cost::{CardDay, DayKind, Estimates, LatestDays, card_days, counted_time};
pub use countdown::Countdown;
pub use date::{read_date, read_minutes};
pub use day_plan::{DayPlan, Planned, Turn};
pub use forecast::{Forecast, ForecastDay, Outlook};
pub use mock::PlannedMock;
pub use outcome::{FirstDay, covered_rate};
pub use serve::Next;
pub use study_day::{DayInput, Goal, GradedShowing, StudyDay};
