//! Messages to the state, and the effects it asks for.
//!
//! Messages carry everything that `update` knows of the outside, the time included.
//! Effects carry everything it asks for. The executor answers each effect with a message.

use jiff::civil::Date;

use super::keymap::{Command, Key};
use super::list::List;
use super::screens::page::Pane;
use super::setting::Setting;
use super::size::Size;
use std::collections::{BTreeMap, HashSet};

use crate::config::Theme;
use crate::domain::{CardId, CardState, Language, Moment, TopicId};
use crate::library::{Complaint, MockRequest};
use crate::plan::{ForecastDay, StudyDay};
use crate::progress::{CardHistory, Event, EventId, EventKind};
use crate::query::Query;
use crate::session::{
    CardList, CardListRequest, CardRow, CardView, MockReport, MockRun, Overview, SourceLocation,
    StatsReport, Study,
};
use crate::text::Glyphs;

/// An input to the state.
#[derive(Clone, Debug)]
pub enum Message {
    Do(Command, Moment),
    /// A character was typed into the text field.
    Typed(char),
    /// A text was pasted into the text field.
    Pasted(String),
    /// A key was pressed that does nothing here.
    Unbound(Key),
    /// The key of a command was pressed that works only in the menu.
    InMenu(Command),
    /// An unbound key came from an input method set to Chinese.
    InputMethod,
    Resized(Size),
    /// The figures of the home screen.
    OverviewReady(Box<Overview>, Option<NextInterview>),
    /// An answer to the browse screen or the card screen.
    Browse(BrowseMessage),
    /// An item of the list or the revealed card on top was clicked.
    Clicked(usize, Moment),
    /// The mouse moved in a pane or chose it.
    InPane(Pane, Command),
    /// The figures about the cards that a query matches.
    StatisticsReady(Box<StatsReport>, Query),
    /// The cards that match a query, weak and important ones first.
    Skimmed(Vec<CardId>, Query),
    /// The typed date is invalid: the text and the reason.
    NotADate(String, Complaint),
    /// The query can't be parsed: the error message.
    BadQuery(String),
    Opened(Box<Study>, SessionRequest, Moment),
    /// An answer to the mock interview, or a second of its clock.
    Mock(MockMessage),
    /// The language was switched, with the topic titles in that language.
    LanguageSet(Language, BTreeMap<TopicId, String>),
    /// The settings with their values.
    SettingsReady(Vec<(Setting, String)>),
    /// The learner's own keys, each with its place in the config.
    OwnKeys(Vec<String>),
    /// A setting was changed and saved.
    SettingChanged(Box<SettingChanged>),
    /// The next card is ready to be asked.
    CardReady(Box<CardView>, Moment),
    /// The card on the screen, after the decks were reloaded.
    CardReloaded(Box<CardView>),
    /// The card is no longer in any open deck.
    CardRemoved(CardId, Moment),
    DeckRead(Box<DeckRead>),
    /// A question could not be saved: the question and the reason.
    NotCaptured(Question, Complaint),
    /// The cards to choose a merge partner from.
    CardsFound(Box<Pick>),
    /// The named decks were added to the config: the message to show.
    DecksAdded(String),
    /// An action failed: the message to show.
    Failed(Complaint),
    Recorded(Box<Recorded>),
    RecordedAll(RecordedAll),
    /// Events could not be saved and were not applied.
    NotSaved(Unsaved),
    /// The unsaved events are now on disk.
    Saved,
    /// The forecast after the session.
    Forecast(SessionForecast),
    /// Another program wrote to the log and changed these cards.
    ChangedElsewhere {
        cards: Vec<(CardId, CardState)>,
        /// All undone events of the log.
        undone: HashSet<EventId>,
        now: Moment,
    },
    ChangedNotes(NotesMessage),
    /// An action succeeded: the message to show.
    Said(String),
}

/// What the browse screen and the card screen asked for.
#[derive(Clone, Debug)]
pub enum BrowseMessage {
    /// The cards found.
    Listed(Box<ListedCards>),
    /// A search through a large deck is not finished.
    SearchedOn(Box<CardSearch>),
    /// Visible rows, and the preview.
    Rows(ShownRows),
    /// The content of the card screen.
    Card(Box<ReadCard>),
}

/// What the mock interview asked for, or waits for.
#[derive(Clone, Debug)]
pub enum MockMessage {
    /// The questions are drawn.
    Opened(Box<MockRun>, MockRequest, Moment),
    /// The report of the last interview; `None` if the log has none.
    Reported(Option<Box<MockReport>>),
    /// A second of the clock on the screen passed.
    Tick(Moment),
}

/// What the mock interview asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum MockEffect {
    /// Draws the questions: [`MockMessage::Opened`].
    Open(MockRequest),
    /// Loads the report of the last interview: [`MockMessage::Reported`].
    LoadReport,
    /// Writes that report to the file of the command line, if one was named: [`Message::Said`] or
    /// [`Message::Failed`].
    WriteReport,
}

/// The cards that a session asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SessionRequest {
    /// The query that selects the cards.
    pub query: Query,
    /// Includes reviews due within this many days.
    pub ahead: Option<u32>,
}

impl SessionRequest {
    /// The cards of today's plan that match a query.
    pub fn new(query: Query) -> Self {
        Self {
            query,
            ..Self::default()
        }
    }
}

/// What study at this pace gives until an interview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaceForecast {
    /// The new cards that are asked from now on.
    pub n_new: usize,
    pub n_mastered: usize,
}

/// The interview that the learner prepares for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextInterview {
    pub name: Option<String>,
    pub date: Date,
    /// Days until the interview.
    pub n_days: i32,
    /// The forecast of cards mastered on the day at this pace. `None` if not computed.
    pub forecast: Option<PaceForecast>,
    /// The moment at which the interview counts as past.
    pub over_from: Moment,
}

/// A question that the learner heard elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    pub text: String,
    /// Who asked it; empty if it does not come from an interview.
    pub who: String,
    /// Whether the next question of the same interview follows.
    pub in_series: bool,
}

/// What a changed setting changes on the screens.
#[derive(Clone, Debug)]
pub struct SettingChanged {
    pub values: Vec<(Setting, String)>,
    pub language: Language,
    pub topics: BTreeMap<TopicId, String>,
    pub theme: Theme,
    pub glyphs: Glyphs,
    /// The message to show.
    pub said: String,
}

/// The result of reloading the decks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeckRead {
    pub topics: BTreeMap<TopicId, String>,
    /// The message to show.
    pub said: String,
    /// The id of a card that was merged into another.
    pub merged: Option<CardId>,
    /// Who asked a captured question, if the next one of the same interview follows.
    pub next_from: Option<String>,
    /// The time of reading.
    pub now: Moment,
}

/// What follows when the files of the notes changed.
#[derive(Clone, Debug)]
pub enum NotesMessage {
    /// The notes were read again: the topics now.
    Read(BTreeMap<TopicId, String>),
    /// The cards of a session's screen, planned again.
    Planned(Box<PlannedAgain>),
}

/// The cards of a session after the notes changed.
#[derive(Clone, Debug)]
pub struct PlannedAgain {
    /// The index of the session's screen.
    pub screen: usize,
    pub day: StudyDay,
    /// Whether cards join that the session did not have.
    pub takes_new: bool,
    pub now: Moment,
}

/// The candidates for a merge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// The card to merge, with its title.
    pub card: (CardId, String),
    /// The query; empty for the most similar cards.
    pub query: String,
    /// The candidates with their titles.
    pub cards: List<(CardId, String)>,
}

/// The outlook at the end of a session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SessionForecast {
    /// Reviews of today's plan that are left, over all cards.
    pub n_today: usize,
    /// Tomorrow's plan over all cards, if today's is finished.
    pub tomorrow: Option<ForecastDay>,
    /// Cards that match the session's query and may be asked, due or not.
    pub n_found: usize,
    /// Reviews due tomorrow that match the session's query and fit into today's minutes.
    pub n_ahead: usize,
    /// Unanswered questions that match the session's query.
    pub n_unanswered: usize,
}

/// A recorded event and its result.
#[derive(Clone, Debug)]
pub struct Recorded {
    pub event: Event,
    /// The card that the event was about; of an undo, that of the undone event.
    pub card: Option<CardId>,
    pub state: CardState,
    /// How many events are only in memory.
    pub n_unsaved: usize,
    pub now: Moment,
}

/// Several events recorded at once.
#[derive(Clone, Debug)]
pub struct RecordedAll {
    pub events: Vec<Event>,
    /// The cards of the events, and their states now.
    pub cards: Vec<(CardId, CardState)>,
    pub now: Moment,
    /// How many events are only in memory.
    pub n_unsaved: usize,
}

/// Events that could not be saved.
#[derive(Clone, Debug, PartialEq)]
pub struct Unsaved {
    /// The events. Empty when leaving with events that are only in memory.
    pub what: Vec<EventKind>,
    pub complaint: Complaint,
}

/// The cards that the browse screen lists.
#[derive(Clone, Debug)]
pub struct ListedCards {
    pub request: CardListRequest,
    pub list: CardList,
    /// How many cards the open decks have.
    pub n_cards: usize,
    pub now: Moment,
}

/// A search through a large deck, which runs in steps.
#[derive(Clone, Debug, PartialEq)]
pub struct CardSearch {
    pub request: CardListRequest,
    pub query: Query,
    /// The cards found so far.
    pub found: Vec<CardId>,
    pub n_searched: usize,
    /// How many cards the open decks have.
    pub n_cards: usize,
}

/// What the card screen shows.
#[derive(Clone, Debug)]
pub struct ReadCard {
    pub view: CardView,
    pub history: CardHistory,
    /// The cards that overlap, with their titles.
    pub related: Vec<(CardId, String)>,
    pub now: Moment,
}

/// What the browse screen shows of some cards.
#[derive(Clone, Debug)]
pub struct ShownRows {
    pub rows: Vec<(CardId, CardRow)>,
    /// The selected card.
    pub preview: Option<Box<CardView>>,
}

/// A request of the state to the executor.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Loads the home screen: [`Message::OverviewReady`].
    LoadOverview,
    /// Finds cards: [`BrowseMessage::Listed`], [`BrowseMessage::SearchedOn`] or
    /// [`Message::BadQuery`].
    ListCards(CardListRequest),
    /// Shows how far a search is, then continues it.
    SearchOn(Box<CardSearch>),
    /// Loads the card screen: [`BrowseMessage::Card`] or [`Message::CardRemoved`].
    ReadCard(CardId),
    /// Loads rows and the preview of the browse screen: [`BrowseMessage::Rows`].
    ShowRows {
        rows: Vec<CardId>,
        preview: Option<CardId>,
    },
    /// Loads the statistics of the cards that match a query: [`Message::StatisticsReady`].
    LoadStatistics(Query),
    /// Loads the cards to skim: [`Message::Skimmed`].
    Skim(Query),
    /// Sets the interview date from typed text; an empty text removes it:
    /// [`Message::Recorded`], [`Message::NotSaved`] or [`Message::NotADate`].
    SetDate(String),
    /// Opens a session: [`Message::Opened`].
    Open(SessionRequest),
    /// Plans the session of a screen again: [`NotesMessage::Planned`].
    PlanAgain(usize, SessionRequest),
    Mock(MockEffect),
    /// Switches the language: [`Message::LanguageSet`].
    SetLanguage(Language),
    /// Loads the settings: [`Message::SettingsReady`].
    LoadSettings,
    /// Changes a key of the config: [`Message::SettingChanged`], [`Message::BadQuery`] or
    /// [`Message::Failed`].
    ChangeSetting(&'static str, String),
    /// Lists the learner's own keys: [`Message::OwnKeys`].
    ListKeys,
    /// Loads a card: [`Message::CardReady`] or [`Message::CardRemoved`].
    LoadCard(CardId),
    /// Reloads the card on the screen: [`Message::CardReloaded`] or [`Message::CardRemoved`].
    ReloadCard(CardId),
    /// Writes the weak cards into a file: [`Message::Said`] or [`Message::Failed`].
    WriteSheet,
    /// Saves a question: [`Message::DeckRead`] or [`Message::NotCaptured`].
    Capture(Question),
    /// Finds candidates for a merge, the most similar first: [`Message::CardsFound`].
    Find(CardId, String),
    /// Merges two cards: [`Message::DeckRead`] or [`Message::Failed`].
    Merge(CardId, CardId),
    /// Adds the named decks to the config: [`Message::DecksAdded`] or [`Message::Failed`].
    AddDecksToConfig,
    /// Saves an event before the next frame: [`Message::Recorded`] or [`Message::NotSaved`].
    Record(EventKind),
    /// Saves several events with one write: [`Message::RecordedAll`] or [`Message::NotSaved`].
    RecordAll(Vec<EventKind>),
    /// Applies events in memory although they can't be saved: [`Message::Recorded`] or
    /// [`Message::RecordedAll`].
    Keep(Vec<EventKind>),
    /// Switches to another log file and records the events that could not be saved.
    MoveLog(String, Vec<EventKind>),
    /// Writes a tag of cards into the overlay: [`Message::DeckRead`] or [`Message::Failed`].
    AddTag(Vec<CardId>, String),
    /// Saves the events that are only in memory: [`Message::Saved`] or [`Message::NotSaved`].
    Save,
    /// Computes the forecast after a session with this query: [`Message::Forecast`].
    Forecast(Query),
    /// Opens the editor at a source location.
    OpenFile(SourceLocation),
    /// Opens the learner's own answer in the editor: [`Message::DeckRead`] or [`Message::Failed`].
    Edit(CardId),
    /// Opens a URL in the browser.
    Browse(String),
    /// Stops the program until the shell continues it.
    Stop,
    /// Copies a text to the clipboard.
    Copy(String),
}

impl Effect {
    /// Whether it leads to another card or screen, which shows the notes as they are now.
    pub fn leads_on(&self) -> bool {
        match self {
            Self::LoadOverview
            | Self::ListCards(_)
            | Self::ReadCard(_)
            | Self::LoadStatistics(_)
            | Self::Skim(_)
            | Self::Open(_)
            | Self::LoadCard(_)
            | Self::Mock(MockEffect::Open(_)) => true,
            Self::Record(event) => matches!(
                event,
                EventKind::Review(_) | EventKind::Bury { .. } | EventKind::Suspend { .. }
            ),
            _ => false,
        }
    }
}
