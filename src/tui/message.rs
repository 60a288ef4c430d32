//! What can happen to the screens, and what they want done.
//!
//! Messages are all that [`crate::tui::update()`] learns of the world, time included. Effects are
//! all that it wants of it; whoever performs one answers with a message.

use jiff::civil::Date;

use super::keymap::Command;
use super::state::Size;
use std::collections::BTreeMap;

use crate::domain::{CardId, CardState, Moment, TopicId};
use crate::library::Complaint;
use crate::progress::{Event, EventKind};
use crate::session::{CardView, Overview, SourceLocation, Study};

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Message {
    /// A key asked for something.
    Do(Command, Moment),
    /// A character was typed into the text field.
    Typed(char),
    /// A text was pasted into the text field.
    Pasted(String),
    /// A key came from an input method that is set to Chinese.
    InputMethod,
    /// The screen has this size now.
    Resized(Size),
    /// The home screen's figures, for a query.
    OverviewReady(Box<Overview>, Option<NextInterview>, String),
    /// The cards of a query, the weak and important ones first.
    Skimmed(Vec<CardId>, String),
    /// A date could not be set; what was typed, and why.
    NotADate(String, Complaint),
    /// The query cannot be read; why, in words.
    BadQuery(String),
    /// A session begins.
    Opened(Box<Study>, SessionRequest, Moment),
    /// A card's turn has come.
    CardReady(Box<CardView>, Moment),
    /// The card on the screen, as it is now that the decks were read again.
    CardReloaded(Box<CardView>),
    /// No open deck has this card any more.
    CardRemoved(CardId, Moment),
    /// The decks were read again.
    DeckRead(Box<DeckRead>),
    /// A question could not be written down; what was typed, and why.
    NotCaptured(Question, Complaint),
    /// Cards to choose the other one from.
    CardsFound(Box<FoundCards>),
    /// The decks that were named open always from now on; what to say.
    DecksKept(String),
    /// Something could not be done, in words.
    Failed(Complaint),
    /// Something was recorded.
    Recorded(Box<Recorded>),
    /// Something could not be saved, so it has not happened.
    NotSaved(Unsaved),
    /// What was in memory only is saved now.
    Saved,
    /// What comes after the session is known.
    Forecast(Forecast),
    /// Another program wrote to the log; these cards changed.
    ChangedElsewhere(Vec<(CardId, CardState)>, Moment),
    /// Something was done that the learner should hear of, in words.
    Said(String),
}

/// Which cards a session is to hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SessionRequest {
    /// The query that finds them.
    pub query: String,
    /// So many new cards, whatever the day's minutes say.
    pub extra: Option<usize>,
    /// Reviews that come due within so many days.
    pub ahead: Option<u32>,
}

impl SessionRequest {
    /// The cards that a query finds, as the day's plan has them.
    pub fn new(query: String) -> Self {
        Self {
            query,
            ..Self::default()
        }
    }
}

/// An interview that is studied for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextInterview {
    /// What it is called.
    pub name: Option<String>,
    /// Its day.
    pub date: Date,
    /// Days until then.
    pub n_days: i32,
    /// Whether cards that were never seen may come today.
    pub takes_new_cards: bool,
    /// How many cards can be told on the day at this pace; none where that was not reckoned.
    pub n_mastered: Option<usize>,
    /// What comes from this moment on comes after it.
    pub over_from: Moment,
    /// Minutes of study a day.
    pub minutes_per_day: u32,
}

/// A question that the learner met somewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// The question.
    pub text: String,
    /// Who asked it; empty when it was not met in an interview.
    pub who: String,
}

/// What is new now that the decks were read again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeckRead {
    /// What topics are called.
    pub topics: BTreeMap<TopicId, String>,
    /// What was done, in words.
    pub said: String,
    /// The card that is part of another one now.
    pub joined: Option<CardId>,
    /// When that was.
    pub now: Moment,
}

/// Cards that a search found, for one that may be the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundCards {
    /// The query; empty for those most alike.
    pub query: String,
    /// The cards with their titles.
    pub cards: Vec<(CardId, String)>,
}

/// What comes after a session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Forecast {
    /// Reviews that are left of today, over all cards.
    pub n_today: usize,
    /// Reviews of tomorrow without those, over all cards.
    pub n_tomorrow: usize,
    /// Minutes that they take.
    pub minutes: u32,
    /// Cards that the session's query finds and that may be asked, whether due or not.
    pub n_found: usize,
    /// New ones among them.
    pub n_new: usize,
    /// Reviews of tomorrow that the session's query finds.
    pub n_ahead: usize,
    /// Questions without an answer that it finds.
    pub n_unanswered: usize,
}

/// An event that happened, and what it did to its card.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// The event.
    pub event: Event,
    /// The state of the card that it was about.
    pub state: CardState,
    /// How many events are in memory only.
    pub n_unsaved: usize,
    /// When that was.
    pub now: Moment,
}

/// What could not be saved.
#[derive(Clone, Debug, PartialEq)]
pub struct Unsaved {
    /// What should have happened; none when it is about what is in memory only, on leaving.
    pub what: Option<EventKind>,
    /// Why it could not be saved.
    pub complaint: Complaint,
}

/// Something the screens want done.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Figures for the home screen, of the cards that a query finds: [`Message::OverviewReady`].
    LoadOverview(String),
    /// The cards of a query to be looked over: [`Message::Skimmed`].
    Skim(String),
    /// Sets the date of an interview as it was typed, or takes it away when nothing was:
    /// [`Message::Recorded`], [`Message::NotSaved`] or [`Message::NotADate`].
    SetDate(String),
    /// A session: [`Message::Opened`].
    Open(SessionRequest),
    /// A card: [`Message::CardReady`] or [`Message::CardRemoved`].
    LoadCard(CardId),
    /// The card on the screen once more: [`Message::CardReloaded`] or [`Message::CardRemoved`].
    ReloadCard(CardId),
    /// Writes down a question: [`Message::DeckRead`] or [`Message::NotCaptured`].
    Capture(Question),
    /// Cards that a query finds, the likest first: [`Message::CardsFound`].
    Find(CardId, String),
    /// Makes one card of two: [`Message::DeckRead`] or [`Message::Failed`].
    Join(CardId, CardId),
    /// Keeps the decks that were named: [`Message::DecksKept`] or [`Message::Failed`].
    KeepDecks,
    /// Saves an event before the next frame: [`Message::Recorded`] or [`Message::NotSaved`].
    Record(EventKind),
    /// Takes in an event although it cannot be saved: [`Message::Recorded`].
    Keep(EventKind),
    /// Goes on with another log file, and records what could not be saved in the old one.
    MoveLog(String, Option<EventKind>),
    /// Saves what is in memory only: [`Message::Saved`] or [`Message::NotSaved`].
    Save,
    /// What comes after a session with the cards of a query: [`Message::Forecast`].
    Forecast(String),
    /// Opens the editor at a place.
    OpenFile(SourceLocation),
    /// Lets the learner write an own answer: [`Message::DeckRead`] or [`Message::Failed`].
    Edit(CardId),
    /// Opens an address in the browser.
    Browse(String),
    /// Puts a text into the clipboard.
    Copy(String),
}
