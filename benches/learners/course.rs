//! A learner's days with the library: what was announced, what it took, what is known at the end.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use jiff::SignedDuration;
use k8s_quiz::domain::{CardId, CardState, Day, Grade, Moment};
use k8s_quiz::library::{Environment, Library, OpenOptions, StudyOptions};
use k8s_quiz::plan::{DayInput, NewCards, Next, PlanCard, StudyDay};
use k8s_quiz::progress::{Answered, Event, EventId, EventKind, Plan};
use k8s_quiz::query::Query;
use k8s_quiz::session::{CardView, Study};
use k8s_quiz::stats::share_covered;
use tempfile::TempDir;

use super::learner::{Learner, Mind};

/// By which rules a learner studies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rules {
    /// Those of the program.
    Program,
    /// Every due card, and 20 new ones a day, or fewer if the learner wants fewer.
    Anki,
    /// Those of the program before it priced first days and repeats: every due card, then as many new
    /// ones as one median time allows; every seen card once more in the last three days.
    Before,
    /// Those of the program towards an interview that is always [`AHEAD`] days away.
    ByGain,
}

/// One day of study.
#[derive(Clone, Copy, Debug)]
pub struct StudiedDay {
    /// Minutes in the morning.
    pub announced: f64,
    pub spent: f64,
    pub budget: f64,
    /// Minutes of the last showing.
    pub last_showing: f64,
    /// Planned cards that were not finished.
    pub n_waiting: usize,
}

/// The result of a course.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    pub days: Vec<Option<StudiedDay>>,
    /// What is really known in the end.
    pub known: Known,
    /// The mastered cards on the day of the interview, as forecast halfway and on the eve.
    pub forecasts: Vec<f64>,
    /// The cards that the program counts as mastered in the end.
    pub mastered: f64,
    /// Predicted recall at the first showing of each day, and whether the card was remembered.
    pub recalls: Vec<(f64, f64)>,
    /// Predicted readiness of each card seen on the day after the last, and the share of its answer
    /// that was given.
    pub readiness: Vec<(f64, f64)>,
}

/// What is known of a learner's cards.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known {
    /// The sum of recall.
    pub cards: f64,
    /// The mean of recall, weighted by importance.
    pub recall: f64,
    /// The mean of recall times the share of the answer, weighted by importance.
    pub readiness: f64,
}

/// A course of study.
pub struct Course<'a> {
    pub learner: &'a Learner,
    pub rules: Rules,
    pub n_days: i32,
    /// Whether there is an interview on the day after the last.
    pub with_date: bool,
    /// The minutes of each day, instead of the learner's own: study ends when those up to this day
    /// are used up.
    pub limits: Option<&'a [f64]>,
}

/// Days from each day to the interview of [`Rules::ByGain`].
const AHEAD: i32 = 7;

const FIRST_EVENING: &str = "2026-11-21T20:00:00+08:00";

/// When study begins on a day, from 0.
pub fn evening(day: i32) -> Moment {
    let first: Moment = FIRST_EVENING.parse().unwrap();
    first.after(SignedDuration::from_hours(24 * i64::from(day)))
}

fn day(n: i32) -> Day {
    evening(n).day(Default::default())
}

/// An interview about the cards that the learner studies.
fn interview_on(day: Day, learner: &Learner) -> EventKind {
    EventKind::Plan(Plan {
        date: Some(day.civil()),
        query: Some(learner.query.to_owned()).filter(|query| !query.is_empty()),
        ..Plan::default()
    })
}

impl Outcome {
    /// Minutes of all days.
    pub fn minutes(&self) -> f64 {
        self.days.iter().flatten().map(|day| day.spent).sum()
    }
}

impl Course<'_> {
    /// Lets the learner study.
    pub fn run(&self) -> Outcome {
        let mut desk = Desk::new(self.learner);
        let mut mind = Mind::new(self.learner);
        if self.with_date {
            desk.log
                .write(interview_on(self.interview(), self.learner), evening(0));
        }
        let mut outcome = Outcome::default();
        for n in 0..self.n_days {
            let is_skipped = mind.skips(self.learner.skipped);
            self.write_morning(&mut desk.log, &mut mind, n);
            if [self.n_days / 2, self.n_days - 1].contains(&n) {
                outcome.forecasts.extend(desk.forecast(evening(n)));
            }
            let limit = self.limits.map(|limits| {
                let until_now: f64 = limits[..=n as usize].iter().sum();
                until_now - outcome.minutes()
            });
            let day = (!is_skipped).then(|| self.study(&mut desk, &mut mind, n, limit));
            if let Some((_, recalls)) = &day {
                outcome.recalls.extend(recalls);
            }
            outcome.days.push(day.map(|(day, _)| day));
        }
        outcome.known = known(&desk, self.learner, &mind, evening(self.n_days));
        outcome.mastered = desk.n_mastered(evening(self.n_days));
        outcome.readiness = examined(&desk, self.learner, &mut mind, evening(self.n_days));
        outcome
    }

    /// Writes what is decided before study begins.
    fn write_morning(&self, log: &mut WrittenLog, mind: &mut Mind, n: i32) {
        if let Some(minutes) = mind.drawn_minutes(self.learner.minutes) {
            log.write(EventKind::Today { minutes }, evening(n));
        }
        if self.rules == Rules::ByGain {
            log.write(interview_on(day(n + AHEAD), self.learner), evening(n));
        }
    }

    fn interview(&self) -> Day {
        day(self.n_days)
    }

    /// A day of study, and what was predicted and remembered at the first showings.
    fn study(
        &self,
        desk: &mut Desk,
        mind: &mut Mind,
        n: i32,
        limit: Option<f64>,
    ) -> (StudiedDay, Vec<(f64, f64)>) {
        let now = evening(n);
        desk.library.refresh().unwrap();
        let Desk { library, log, .. } = desk;
        let query = Query::parse(self.learner.query, &library.deck().topics).unwrap();
        let day = library.study_day(&query, &StudyOptions::default(), now);
        let budget = day.input().budget.time.as_secs_f64() / 60.0;
        let mut study = Study::new(self.planned(day, log), now);
        let planned: Vec<CardId> = study.plan().all().map(|card| card.card).collect();
        let mut evening = Evening {
            announced: f64::from(study.minutes_left()),
            limit: limit.map(|minutes| minutes * 60_000.0),
            ..Evening::new(now)
        };
        evening.go_on(&mut study, library, mind, log);
        let unseen = planned.iter().filter(|card| !evening.seen.contains(card));
        let day = StudiedDay {
            announced: evening.announced,
            spent: evening.spent / 60_000.0,
            budget,
            last_showing: evening.last_showing / 60_000.0,
            n_waiting: unseen.count() + study.plan().n_repeats(),
        };
        (day, evening.recalls)
    }

    /// The day by the rules of the course.
    fn planned(&self, day: StudyDay, log: &WrittenLog) -> StudyDay {
        let mut input: DayInput = day.input().clone();
        let mut cards: Vec<PlanCard> = day.cards().cloned().collect();
        let n_new = match self.rules {
            Rules::Program | Rules::ByGain => return day,
            Rules::Anki => 20,
            Rules::Before => self.before(&mut cards, &input, log),
        };
        input.budget.time = Duration::from_secs(24 * 3600);
        input.goal = None;
        input.budget.new_cards = match input.budget.new_cards {
            NewCards::AtMost(n) => NewCards::AtMost(n.min(n_new)),
            _ => NewCards::AtMost(n_new),
        };
        StudyDay::new(cards, input)
    }

    /// How many new cards the earlier rules added. Marks the cards that came once more.
    fn before(&self, cards: &mut [PlanCard], input: &DayInput, log: &WrittenLog) -> usize {
        let today = input.scheduler.day(input.now);
        let day = |at: Option<Moment>| at.map(|at| input.scheduler.day(at));
        let n_left = self.interview().0 - today.0;
        let is_due = |card: &PlanCard| day(card.memory.due).is_some_and(|due| due <= today);
        if self.with_date && (0..=3).contains(&n_left) {
            let begin = self.interview().plus(-3);
            let waits = |card: &&mut PlanCard| {
                let last = day(card.memory.last_review);
                last.is_some_and(|last| last < begin || card.memory.reviews < 2)
            };
            let mut waiting: Vec<&mut PlanCard> = cards.iter_mut().filter(waits).collect();
            let share = waiting.len().div_ceil(n_left.max(1) as usize);
            let n_due = waiting.iter().filter(|card| is_due(card)).count();
            waiting.retain(|card| !is_due(card));
            waiting.sort_by_key(|card| {
                let recall = input.scheduler.recall(&card.memory, input.now);
                std::cmp::Reverse((card.importance.urgency(recall) * 1e6) as u32)
            });
            for card in waiting.into_iter().take(share.saturating_sub(n_due)) {
                card.is_named = true;
            }
        }
        if self.with_date && n_left <= 1 {
            return 0;
        }
        let n_reviews = cards
            .iter()
            .filter(|card| is_due(card) || card.is_named)
            .count();
        let n_fitting = 30.0 * 60_000.0 / log.median();
        (n_fitting as usize).saturating_sub(n_reviews)
    }
}

/// A day's study while it goes on.
struct Evening {
    announced: f64,
    limit: Option<f64>,
    now: Moment,
    spent: f64,
    last_showing: f64,
    seen: Vec<CardId>,
    recalls: Vec<(f64, f64)>,
}

impl Evening {
    fn new(now: Moment) -> Self {
        Self {
            announced: 0.0,
            limit: None,
            now,
            spent: 0.0,
            last_showing: 0.0,
            seen: Vec::new(),
            recalls: Vec::new(),
        }
    }

    /// Answers what comes until nothing does or the minutes are used up.
    fn go_on(
        &mut self,
        study: &mut Study,
        library: &Library,
        mind: &mut Mind,
        log: &mut WrittenLog,
    ) {
        while let Next::Card(id) = study.now() {
            if self.limit.is_some_and(|limit| self.spent >= limit) {
                return;
            }
            let ms = mind.time(id, self.now);
            self.now = self.now.after(SignedDuration::from_millis(ms.into()));
            self.spent += f64::from(ms.min(300_000));
            self.last_showing = f64::from(ms.min(300_000));
            let before = study.memory(id).unwrap_or_default();
            let answered = Answered {
                ms: Some(ms),
                ..Answered::new(id, mind.answer(id, self.now))
            };
            let predicted = library.scheduler().recall(&before, self.now);
            let is_first = !self.seen.contains(&id);
            let remembered = f64::from(u8::from(answered.grade > Grade::Again));
            self.recalls
                .extend(predicted.filter(|_| is_first).map(|it| (it, remembered)));
            let event = log.write(EventKind::Review(answered.clone()), self.now);
            let memory = library
                .scheduler()
                .review(&before, id, answered.grade, self.now);
            let state = CardState {
                memory,
                ..CardState::default()
            };
            study.recorded(&event, &state, &CardView::default(), self.now);
            self.seen.push(id);
        }
    }
}

/// A learner's folder. The library reads every morning what was written to the log.
struct Desk {
    library: Library,
    log: WrittenLog,
    _folder: TempDir,
}

impl Desk {
    fn new(learner: &Learner) -> Self {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("config.yaml"), learner.config()).unwrap();
        let notes = learner.deck.map(|n_cards| {
            let path = folder.path().join("notes.md");
            let cards = (0..n_cards).fold(String::new(), |mut text, n| {
                let _ = write!(text, "# What is number {n}?\n\nIt is {n}.\n\n");
                text
            });
            fs::write(&path, cards).unwrap();
            path
        });
        let library = Library::open(OpenOptions {
            decks: notes.into_iter().collect(),
            now: Some(evening(0)),
            environment: Environment {
                app_home: Some(folder.path().to_owned()),
                ..Environment::default()
            },
            ..OpenOptions::default()
        });
        Self {
            library: library.unwrap(),
            log: WrittenLog::new(folder.path().join("progress.jsonl")),
            _folder: folder,
        }
    }

    /// The forecast of mastered cards on the day of the interview, if there is one.
    fn forecast(&mut self, now: Moment) -> Option<f64> {
        self.library.refresh().unwrap();
        let interview = self.library.interview_ahead(now)?;
        Some(self.library.forecast_to(&interview, now).mastered)
    }

    fn n_mastered(&mut self, now: Moment) -> f64 {
        self.library.refresh().unwrap();
        let (query, options) = (Query::default(), StudyOptions::default());
        let overview = self.library.overview(&query, &options, now);
        overview.rows[0].counts.mastered as f64
    }
}

/// The log, written as another program would.
struct WrittenLog {
    path: PathBuf,
    times: Vec<u32>,
    n_events: u128,
}

impl WrittenLog {
    fn new(path: PathBuf) -> Self {
        Self {
            path,
            times: Vec::new(),
            n_events: 0,
        }
    }

    fn write(&mut self, what: EventKind, at: Moment) -> Event {
        self.n_events += 1;
        if let EventKind::Review(answered) = &what {
            self.times.extend(answered.ms);
        }
        let id = EventId(self.n_events);
        let event = Event { id, at, what };
        let mut log = fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(&self.path)
            .unwrap();
        std::io::Write::write_all(&mut log, event.line().as_bytes()).unwrap();
        event
    }

    /// The median time of a showing in milliseconds; a minute until there are twenty.
    fn median(&self) -> f64 {
        let mut times = self.times.clone();
        times.sort_unstable();
        match times.len() {
            ..20 => 60_000.0,
            n => times[n / 2].into(),
        }
    }
}

fn known(desk: &Desk, learner: &Learner, mind: &Mind, then: Moment) -> Known {
    let library = &desk.library;
    let query = Query::parse(learner.query, &library.deck().topics).unwrap();
    let day = library.study_day(&query, &StudyOptions::default(), then);
    let (mut known, mut weights) = (Known::default(), 0.0);
    for card in day.cards() {
        let (recall, share) = mind.knows(card.id, then);
        let weight = f64::from(card.importance.number());
        known.cards += recall;
        known.recall += weight * recall;
        known.readiness += weight * recall * share;
        weights += weight;
    }
    known.recall /= weights;
    known.readiness /= weights;
    known
}

/// What the program expects of each card that was seen, and what the learner says when asked.
fn examined(desk: &Desk, learner: &Learner, mind: &mut Mind, then: Moment) -> Vec<(f64, f64)> {
    let library = &desk.library;
    let query = Query::parse(learner.query, &library.deck().topics).unwrap();
    let day = library.study_day(&query, &StudyOptions::default(), then);
    let mut cards: Vec<CardId> = day.cards().map(|card| card.id).collect();
    cards.sort_unstable();
    let outcomes = cards.into_iter().filter_map(|id| {
        let card = library.deck().card(id)?;
        let state = library.state(card, then);
        let showing = state.first_showing.as_ref()?;
        let predicted = state.recall? * share_covered(card, showing);
        Some((predicted, mind.reaches(id, then)))
    });
    outcomes.collect()
}
