//! What the program promises about minutes, counted over days.

use super::course::StudiedDay;

/// The day of study from which the minutes are to be true.
const SETTLED: usize = 6;

/// Days on which the promise was kept.
#[derive(Clone, Copy, Debug, Default)]
pub struct Promise {
    pub n_days: usize,
    /// Minutes spent within 20 %, or 3 minutes, of those announced.
    pub n_within: usize,
    /// At most four planned cards waited at the end.
    pub n_waiting_few: usize,
    /// The planned cards that waited at the end of these days.
    pub n_waiting: usize,
    /// The budget was exceeded by more than the last showing. Counted from the first day.
    pub n_far_over: usize,
}

impl Promise {
    pub fn new(days: &[Option<StudiedDay>]) -> Self {
        let mut promise = Self::default();
        for (n, day) in days.iter().flatten().enumerate() {
            promise.n_far_over += usize::from(day.spent - day.last_showing >= day.budget);
            if n + 1 >= SETTLED {
                let far = (day.spent - day.announced).abs();
                promise.n_days += 1;
                promise.n_within += usize::from(far <= (0.2 * day.announced).max(3.0));
                promise.n_waiting_few += usize::from(day.n_waiting <= 4);
                promise.n_waiting += day.n_waiting;
            }
        }
        promise
    }

    pub fn add(&mut self, other: Self) {
        self.n_days += other.n_days;
        self.n_within += other.n_within;
        self.n_waiting_few += other.n_waiting_few;
        self.n_waiting += other.n_waiting;
        self.n_far_over += other.n_far_over;
    }

    pub fn share_within(&self) -> f64 {
        self.n_within as f64 / self.n_days.max(1) as f64
    }

    pub fn share_waiting_few(&self) -> f64 {
        self.n_waiting_few as f64 / self.n_days.max(1) as f64
    }

    /// The mean number of planned cards that wait at the end of a day.
    pub fn waiting(&self) -> f64 {
        self.n_waiting as f64 / self.n_days.max(1) as f64
    }
}
