//! Performs effects on the library and answers with messages.

use std::collections::BTreeMap;

use super::message::{
    Effect, Message, NotesMessage, PlannedAgain, Recorded, RecordedAll, SessionForecast,
    SessionRequest, Unsaved,
};
use crate::domain::{Card, CardId, CardState, Moment, TopicId};
use crate::library::{Error as LibraryError, Hidden, Library, StudyOptions};
use crate::plan::{ForecastDay, StudyDay};
use crate::progress::{Changes, Event, EventKind, LogError};
use crate::query::{Query, QueryError};
use crate::session::CardView;

/// Performs effects on the library.
#[derive(Debug)]
pub struct Executor<'a> {
    /// The deck and the log.
    pub library: &'a mut Library,
    /// The options from the command line.
    pub options: &'a StudyOptions,
}

impl Executor<'_> {
    /// Performs an effect. Returns `None` for effects that concern the terminal.
    pub fn perform(&mut self, effect: &Effect) -> Option<Message> {
        let now = self.library.now();
        Some(match effect {
            Effect::LoadOverview => self.overview(now),
            Effect::ListCards(request) => match self.list_cards(request, now) {
                Ok(listed) => listed,
                Err(error) => Message::BadQuery(error.message(self.library.language())),
            },
            Effect::ReadCard(card) => self.read_card(*card, now),
            Effect::ShowRows { rows, preview } => self.rows(rows, *preview, now),
            Effect::Open(request) => {
                let options = self.options_for(request);
                let study = self.library.session(&request.query, &options, now);
                Message::Opened(Box::new(study), request.clone(), now)
            }
            Effect::PlanAgain(screen, request) => self.plan_again(*screen, request, now),
            Effect::Mock(effect) => self.perform_mock(effect, now),
            Effect::LoadStatistics(query) => {
                let report = self.library.report(query, now);
                Message::StatisticsReady(Box::new(report), query.clone())
            }
            Effect::Skim(query) => {
                let cards = self.library.weakest_first(query, self.options, now);
                Message::Skimmed(cards, query.clone())
            }
            Effect::SetDate(text) => self.set_date(text, now),
            Effect::SetLanguage(language) => {
                self.library.set_language(*language);
                Message::LanguageSet(*language, self.topics())
            }
            Effect::LoadSettings => Message::SettingsReady(self.settings()),
            Effect::ChangeSetting(key, value) => self.change_setting(key, value),
            Effect::ListKeys => Message::OwnKeys(self.own_keys()),
            Effect::LoadCard(card) => match self.card_view(*card, now) {
                Some(view) => Message::CardReady(Box::new(view), now),
                None => Message::CardRemoved(*card, now),
            },
            Effect::ReloadCard(card) => match self.card_view(*card, now) {
                Some(view) => Message::CardReloaded(Box::new(view)),
                None => Message::CardRemoved(*card, now),
            },
            Effect::WriteSheet => self.write_sheet(),
            Effect::Capture(question) => self.capture(question),
            Effect::Find(card, query) => match self.find(*card, query) {
                Ok(found) => found,
                Err(error) => Message::BadQuery(error.message(self.library.language())),
            },
            Effect::Merge(card, other) => self.merge(*card, *other),
            Effect::AddDecksToConfig => self.add_decks_to_config(),
            Effect::Record(what) => self.record(what),
            Effect::RecordAll(what) => {
                let recorded = self.library.record_all(what.clone());
                self.recorded(what, recorded)
            }
            Effect::Keep(what) => {
                let events = what.iter().cloned();
                let events = events.map(|what| self.library.record_unsaved(what));
                let events = events.collect();
                self.recorded(what, Ok(events))
            }
            Effect::MoveLog(path, what) => {
                let moved = self.library.move_log(path.as_ref());
                let recorded = moved.and_then(|()| self.library.record_all(what.clone()));
                self.recorded(what, recorded)
            }
            Effect::Save => {
                let saved = self.library.save_unsaved();
                self.recorded(&[], saved.map(|()| Vec::new()))
            }
            Effect::AddTag(cards, tag) => self.add_tag(cards, tag),
            Effect::Forecast(query) => Message::Forecast(self.forecast(query, now)),
            Effect::Edit(_)
            | Effect::OpenFile(_)
            | Effect::Browse(_)
            | Effect::SearchOn(_)
            | Effect::Stop
            | Effect::Copy(_) => return None,
        })
    }

    /// Saves an event before the next frame.
    pub(super) fn record(&mut self, what: &EventKind) -> Message {
        let recorded = self.library.record(what.clone());
        self.recorded(
            std::slice::from_ref(what),
            recorded.map(|event| vec![event]),
        )
    }

    /// Reads what other programs wrote to the log.
    pub fn refresh(&mut self) -> Option<Message> {
        // If the log can't be read now, the next save reports it.
        let changes = self
            .library
            .refresh()
            .ok()
            .filter(|changes| !changes.is_empty())?;
        let now = self.library.now();
        Some(Message::ChangedElsewhere {
            cards: self.changed(&changes, now),
            undone: self.library.history().undone().clone(),
            now,
        })
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

    /// Plans a session again. One with a limit keeps its cards.
    fn plan_again(&self, screen: usize, request: &SessionRequest, now: Moment) -> Message {
        let options = self.options_for(request);
        let planned = PlannedAgain {
            screen,
            day: self.library.study_day(&request.query, &options, now),
            takes_new: options.limit.is_none(),
            now,
        };
        Message::ChangedNotes(NotesMessage::Planned(Box::new(planned)))
    }

    fn overview(&self, now: Moment) -> Message {
        let overview = self.library.overview(&Query::default(), self.options, now);
        Message::OverviewReady(Box::new(overview), self.ahead_at_this_pace(now))
    }

    /// Parses a typed query.
    pub(super) fn query(&self, text: &str) -> Result<Query, QueryError> {
        Ok(Query::parse(text, &self.library.deck().topics)?.with_pinyin())
    }

    /// The options of a session. The request overrides the command line.
    fn options_for(&self, wanted: &SessionRequest) -> StudyOptions {
        let options = self.options.clone();
        match wanted.ahead {
            Some(ahead_days) => StudyOptions {
                ahead_days,
                new: Some(0),
                ..options
            },
            None => options,
        }
    }

    pub(super) fn card_view(&self, card: CardId, now: Moment) -> Option<CardView> {
        // The session still knows a merged card by its old id.
        let id = Some(card);
        let card = self.library.deck().card_of_entry(card)?;
        let view = self.library.card_view(card, now);
        Some(CardView { id, ..view })
    }

    pub(super) fn topics(&self) -> BTreeMap<TopicId, String> {
        let language = self.library.language();
        let topics = self.library.deck().topics.all().iter();
        let titled = topics.map(|topic| (topic.id.clone(), topic.title.get(language).to_owned()));
        titled.collect()
    }

    fn forecast(&self, query: &Query, now: Moment) -> SessionForecast {
        let all = self.study_day(&Query::default(), now);
        SessionForecast {
            n_today: all.plan(now).n_reviews(),
            tomorrow: self.tomorrow(now),
            n_found: self.study_day(query, now).cards().count(),
            n_ahead: self.n_ahead(query, now),
            n_unanswered: self.n_unanswered(query, now),
        }
    }

    fn study_day(&self, query: &Query, now: Moment) -> StudyDay {
        let options = StudyOptions::default();
        self.library.study_day(query, &options, now)
    }

    fn n_unanswered(&self, query: &Query, now: Moment) -> usize {
        let cards = self.library.matching(query, Hidden::LeftOut, now);
        cards.iter().filter(|(card, _)| card.unanswered).count()
    }

    /// How many of tomorrow's reviews can be done today. 0 while reviews of today are left, since
    /// those come first.
    fn n_ahead(&self, query: &Query, now: Moment) -> usize {
        let today = self.study_day(query, now).plan(now);
        if today.n_reviews() + today.n_waiting > 0 {
            return 0;
        }
        let options = StudyOptions {
            ahead_days: 1,
            new: Some(0),
            ..StudyOptions::default()
        };
        let ahead = self.library.study_day(query, &options, now);
        ahead.plan(now).n_reviews()
    }

    pub fn tomorrow(&self, now: Moment) -> Option<ForecastDay> {
        let forecast = self.library.forecast(&Query::default(), 2, now);
        forecast.days.last().copied()
    }

    /// Reports whether events were saved.
    fn recorded(&self, what: &[EventKind], recorded: Result<Vec<Event>, LogError>) -> Message {
        let now = self.library.now();
        let n_unsaved = self.library.log().unsaved().len();
        match recorded {
            Ok(events) if events.is_empty() => Message::Saved,
            Ok(mut events) if events.len() == 1 => {
                let event = events.remove(0);
                let (card, state) = self.after(&event, now).unzip();
                Message::Recorded(Box::new(Recorded {
                    card,
                    state: state.unwrap_or_default(),
                    n_unsaved,
                    event,
                    now,
                }))
            }
            Ok(events) => {
                let cards = events.iter().filter_map(|event| self.after(event, now));
                Message::RecordedAll(RecordedAll {
                    cards: cards.collect(),
                    events,
                    n_unsaved,
                    now,
                })
            }
            Err(error) => Message::NotSaved(Unsaved {
                what: what.to_vec(),
                complaint: LibraryError::from(error).complaint(self.library.language()),
            }),
        }
    }

    /// The card that an event was about, and its state now; of an undo, that of the undone event.
    fn after(&self, event: &Event, now: Moment) -> Option<(CardId, CardState)> {
        let card = match event.what {
            EventKind::Undo { of } => self.library.history().card_of(of),
            _ => event.what.card(),
        };
        let card = self.library.deck().card_of_entry(card?)?;
        Some((card.id, self.library.state(card, now)))
    }
}
