//! Performs what the screens want of the library, and answers with messages.

use jiff::SignedDuration;

use std::collections::BTreeMap;

use super::message::{Effect, Forecast, Message, Recorded, Unsaved, Wanted};
use crate::domain::{Card, CardId, CardState, Moment, TopicId};
use crate::library::{Library, Options, log_complaint};
use crate::memory::{Budget, NewCards, Plan};
use crate::progress::{Changes, Event, EventKind, LogError};
use crate::query::{Is, Query, QueryError};
use crate::session::{Morning, Overview, Selection, Sheet, Study, Today};

/// Whoever performs effects.
#[derive(Debug)]
pub struct Performer<'a> {
    /// The deck and the log.
    pub library: &'a mut Library,
    /// What the command line said.
    pub options: &'a Options,
}

impl Performer<'_> {
    /// Performs an effect on the library; none for those that concern the terminal.
    pub fn perform(&mut self, effect: &Effect) -> Option<Message> {
        let now = self.library.now();
        Some(match effect {
            Effect::LookOver(text) => self.parsed(text, |this, query| {
                let overview = this.overview(&query, now);
                Message::LookedOver(Box::new(overview), text.clone())
            }),
            Effect::Open(wanted) => self.parsed(&wanted.query, |this, query| {
                let study = this.study(&query, wanted, now);
                Message::Opened(Box::new(study), wanted.clone(), now)
            }),
            Effect::Lay(card) => match self.sheet(*card, now) {
                Some(sheet) => Message::Laid(Box::new(sheet), now),
                None => Message::Gone(*card, now),
            },
            Effect::Renew(card) => match self.sheet(*card, now) {
                Some(sheet) => Message::Renewed(Box::new(sheet)),
                None => Message::Gone(*card, now),
            },
            Effect::Capture(question) => self.capture(question),
            Effect::Find(card, query) => match self.find(*card, query) {
                Ok(found) => found,
                Err(error) => Message::BadQuery(error.message(self.library.language())),
            },
            Effect::Join(card, other) => self.join(*card, *other),
            Effect::KeepDecks => self.keep_decks(),
            Effect::Record(what) => {
                let recorded = self.library.record(what.clone());
                self.recorded(Some(what), recorded.map(Some))
            }
            Effect::Keep(what) => {
                let event = self.library.record_unsaved(what.clone());
                self.recorded(Some(what), Ok(Some(event)))
            }
            Effect::MoveLog(path, what) => {
                let moved = self.library.move_log(path);
                let recorded = moved.and_then(|()| {
                    let record = |what: &EventKind| self.library.record(what.clone());
                    what.as_ref().map(record).transpose()
                });
                self.recorded(what.as_ref(), recorded)
            }
            Effect::Save => {
                let saved = self.library.save_unsaved();
                self.recorded(None, saved.map(|()| None))
            }
            Effect::Forecast(query) => Message::Forecast(self.forecast(query, now)),
            Effect::Edit(_) | Effect::OpenFile(_) | Effect::Browse(_) | Effect::Copy(_) => {
                return None;
            }
        })
    }

    /// Takes in what other programs wrote to the log.
    pub fn refresh(&mut self) -> Option<Message> {
        // A log that cannot be read now is said when something is to be saved.
        let changes = self
            .library
            .refresh()
            .ok()
            .filter(|changes| !changes.is_empty())?;
        let now = self.library.now();
        Some(Message::ChangedElsewhere(self.changed(&changes, now), now))
    }

    fn changed(&self, changes: &Changes, now: Moment) -> Vec<(CardId, CardState)> {
        let deck = self.library.deck();
        let history = self.library.history();
        let state = |card: &Card| (card.id, self.library.state(card, now));
        if changes.all {
            return deck.cards.iter().map(state).collect();
        }
        let ids = changes.cards.iter().map(|id| history.home(*id));
        ids.filter_map(|id| deck.card_of_entry(id))
            .map(state)
            .collect()
    }

    /// Does something with a query, if it can be read.
    fn parsed(&mut self, text: &str, then: impl FnOnce(&Self, Query) -> Message) -> Message {
        match self.query(text) {
            Ok(query) => then(self, query),
            Err(error) => Message::BadQuery(error.message(self.library.language())),
        }
    }

    fn query(&self, text: &str) -> Result<Query, QueryError> {
        Ok(Query::parse(text, &self.library.deck().topics)?.with_pinyin())
    }

    fn overview(&self, query: &Query, now: Moment) -> Overview {
        let library = &self.library;
        let state_of = |card: &Card| library.state(card, now);
        let today = self.today(now);
        let selection = Selection::of(library.deck(), query, state_of);
        let budget = self.budget(query, None, (&today, &selection), now);
        let morning = Morning {
            scheduler: library.scheduler(),
            budget: &budget,
            today: &today,
            now,
        };
        Overview::of(library.deck(), query, morning, state_of)
    }

    fn study(&self, query: &Query, wanted: &Wanted, now: Moment) -> Study {
        let library = &self.library;
        let scheduler = library.scheduler();
        let mut selection = Selection::of(library.deck(), query, |card| library.state(card, now));
        // A session of its own size begins anew; else the day's session is gone on with.
        let today = if self.is_own_size(wanted) {
            Today::default()
        } else {
            self.today(now)
        };
        let mut budget = self.budget(query, wanted.extra, (&today, &selection), now);
        if let Some(days) = wanted.ahead {
            budget.ahead_days = days;
            budget.new_cards = NewCards::Exactly(0);
        }
        today.turn_back(&mut selection, scheduler, now);
        let plan = Plan::new(&selection.candidates, scheduler, &budget, now);
        Study::new(selection, &plan, budget.per_card, &today, now)
    }

    /// Whether the command line or the learner said how much a session holds.
    fn is_own_size(&self, wanted: &Wanted) -> bool {
        let Options {
            minutes,
            limit,
            new,
            ..
        } = self.options;
        let options = [minutes.is_some(), limit.is_some(), new.is_some()];
        wanted.extra.is_some() || wanted.ahead.is_some() || options.contains(&true)
    }

    /// What was answered since the day began.
    fn today(&self, now: Moment) -> Today {
        let library = &self.library;
        let mut today = Today::default();
        for card in &library.deck().cards {
            if library.state(card, now).reviewed_today {
                let history = library.card_history(card);
                today.add(library.scheduler(), card.id, history.remembered(), now);
            }
        }
        today
    }

    fn sheet(&self, card: CardId, now: Moment) -> Option<Sheet> {
        let library = &self.library;
        let deck = library.deck();
        let id = card;
        let card = deck.card_of_entry(card)?;
        let state = library.state(card, now);
        let previews = library.scheduler().preview(&state.memory, card.id, now);
        let sheet = Sheet::of(deck, card, state, previews, library.language());
        // The session knows a card that was joined meanwhile by the id it had before.
        let card = Some(id);
        Some(Sheet { card, ..sheet })
    }

    /// What topics are called.
    pub(super) fn topics(&self) -> BTreeMap<TopicId, String> {
        let language = self.library.language();
        let topics = self.library.deck().topics.all().iter();
        let titled = topics.map(|topic| (topic.id.clone(), topic.title.get(language).to_owned()));
        titled.collect()
    }

    /// A day's minutes, or what the command line says, for a plan as of the morning: of what was
    /// done since only that counts which the plan knows nothing of.
    fn budget(
        &self,
        query: &Query,
        extra: Option<usize>,
        (today, selection): (&Today, &Selection),
        now: Moment,
    ) -> Budget {
        let config = self.library.config();
        let minutes = self.options.minutes.unwrap_or(config.minutes_per_day);
        let unanswered = query.asks_for(Is::Unanswered).then_some(usize::MAX);
        let exactly = extra.or(unanswered).or(self.options.new);
        let n_new_today = self.library.n_first_reviewed(now);
        Budget {
            spent: today.time_outside(selection),
            new_cards: match (exactly, config.new_per_day) {
                (Some(n), _) => NewCards::Exactly(n),
                (None, Some(most)) => NewCards::AtMost(most),
                (None, None) => NewCards::Fitting,
            },
            new_before: n_new_today.saturating_sub(today.n_new_inside(selection)),
            limit: self.options.limit,
            ..Budget::of_minutes(minutes, self.library.time_per_card())
        }
    }

    fn forecast(&self, query: &str, now: Moment) -> Forecast {
        let (n_tomorrow, minutes) = self.tomorrow(&Query::default(), now);
        let Ok(query) = self.query(query) else {
            return Forecast {
                n_tomorrow,
                minutes,
                ..Forecast::default()
            };
        };
        let state_of = |card: &Card| self.library.state(card, now);
        let selection = Selection::of(self.library.deck(), &query, state_of);
        let candidates = selection.candidates.iter();
        Forecast {
            n_tomorrow,
            minutes,
            n_new: candidates.filter(|card| card.memory.is_new()).count(),
            n_ahead: self.tomorrow(&query, now).0,
            n_unanswered: self.n_unanswered(&query, now),
        }
    }

    fn n_unanswered(&self, query: &Query, now: Moment) -> usize {
        let deck = self.library.deck();
        let cards = deck.cards.iter().filter(|card| {
            let state = self.library.state(card, now);
            card.unanswered && card.hidden.is_none() && query.matches(deck, card, &state)
        });
        cards.count()
    }

    /// Minutes that the reviews of tomorrow take.
    pub fn minutes_tomorrow(&self, now: Moment) -> u32 {
        self.tomorrow(&Query::default(), now).1
    }

    /// How many reviews tomorrow brings of the cards that a query finds, and how many minutes
    /// they take. What is due today and not answered today is among them.
    fn tomorrow(&self, query: &Query, now: Moment) -> (usize, u32) {
        let library = &self.library;
        let tomorrow = now.after(SignedDuration::from_hours(24));
        let state_of = |card: &Card| library.state(card, tomorrow);
        let selection = Selection::of(library.deck(), query, state_of);
        let budget = Budget {
            new_cards: NewCards::Exactly(0),
            ..Budget::of_minutes(0, library.time_per_card())
        };
        let plan = Plan::new(
            &selection.candidates,
            library.scheduler(),
            &budget,
            tomorrow,
        );
        (plan.n_cards(), plan.minutes)
    }

    /// What became of an event that was to be saved.
    fn recorded(
        &self,
        what: Option<&EventKind>,
        recorded: Result<Option<Event>, LogError>,
    ) -> Message {
        let now = self.library.now();
        match recorded {
            Ok(Some(event)) => Message::Recorded(Box::new(Recorded {
                state: self.state_after(&event, now),
                n_unsaved: self.library.log().unsaved().len(),
                event,
                now,
            })),
            Ok(None) => Message::Saved,
            Err(error) => Message::NotSaved(Unsaved {
                what: what.cloned(),
                complaint: log_complaint(self.library.language(), &error),
            }),
        }
    }

    /// The state of the card that an event was about.
    fn state_after(&self, event: &Event, now: Moment) -> CardState {
        let card = match &event.what {
            EventKind::Review(answered) => answered.card,
            EventKind::Suspend { card }
            | EventKind::Resume { card }
            | EventKind::Flag { card, .. }
            | EventKind::Unflag { card }
            | EventKind::Bury { card }
            | EventKind::Forget { card }
            | EventKind::Prefer { card, .. } => *card,
            EventKind::Undo { .. }
            | EventKind::Relink { .. }
            | EventKind::Plan(_)
            | EventKind::Interview(_) => return CardState::default(),
        };
        let card = self.library.deck().card_of_entry(card);
        card.map(|card| self.library.state(card, now))
            .unwrap_or_default()
    }
}
