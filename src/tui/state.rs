//! The state of the screens.

use super::card_actions::CardOnScreen;
use super::find::Find;
use super::keymap::{Command, Context, Key, Keymap, Lookup};
use super::layout_cache::LayoutCache;
use super::message::{Message, NextInterview};
use super::overlays::{Field, Overlay, Purpose};
use super::screens::{
    Browse, CardScreen, CardTab, Home, MockReportScreen, MockScreen, SettingsScreen, Skim,
    StatisticsScreen, StudyScreen,
};
pub use super::size::{Room, Size};
use std::collections::{BTreeMap, HashSet};
use std::time::Duration;

use crate::config::Theme;
use crate::domain::{CardId, Language, Moment, TopicId};
use crate::query::Query;
use crate::session::{Below, CardView, Revealed, RevealedRow, Tally};
use crate::text::Glyphs;
use crate::words::keys as words;

#[derive(Clone, Debug)]
pub enum Screen {
    /// Today's work and the topics.
    Home(Box<Home>),
    Study(Box<StudyScreen>),
    Skim(Box<Skim>),
    Settings(Box<SettingsScreen>),
    Browse(Box<Browse>),
    Card(Box<CardScreen>),
    Statistics(Box<StatisticsScreen>),
    Mock(Box<MockScreen>),
    MockReport(Box<MockReportScreen>),
}

#[derive(Clone, Debug)]
pub struct State {
    pub size: Size,
    pub language: Language,
    pub glyphs: Glyphs,
    pub theme: Theme,
    pub keymap: Keymap,
    /// The interview ahead, if a date is set.
    pub ahead: Option<NextInterview>,
    /// Whether the command line named decks that can be added to the config.
    pub can_add_decks: bool,
    pub topics: BTreeMap<TopicId, String>,
    /// The open screens, the first at the bottom. Empty when the program is to exit.
    pub screens: Vec<Screen>,
    /// The overlays, the topmost last.
    pub overlays: Vec<Overlay>,
    /// The search in the text on the screen, while its field is active.
    pub find: Option<Find>,
    /// A short message, shown until the next key.
    pub notice: Option<String>,
    /// The reasons why a key did nothing; each is shown once.
    pub said_once: HashSet<String>,
    /// Whether no card was ever graded.
    pub is_newcomer: bool,
    /// How many events are only in memory.
    pub n_unsaved: usize,
    /// Whether to exit although events are unsaved.
    pub gives_up: bool,
    /// The tally of finished sessions.
    pub tally: Tally,
    /// How many questions the last mock interview marked, and its score in percent.
    pub mock_score: Option<(usize, u8)>,
    /// The card that was revealed when its session was closed.
    pub left: Option<(CardId, Revealed)>,
    /// The laid-out parts of the card on the screen.
    pub layout: LayoutCache,
}

impl State {
    /// A state without a screen.
    pub fn new(size: Size, language: Language, glyphs: Glyphs) -> Self {
        Self {
            size,
            language,
            glyphs,
            theme: Theme::default(),
            keymap: Keymap::default(),
            ahead: None,
            can_add_decks: false,
            topics: BTreeMap::new(),
            screens: Vec::new(),
            overlays: Vec::new(),
            find: None,
            notice: None,
            said_once: HashSet::new(),
            is_newcomer: false,
            n_unsaved: 0,
            gives_up: false,
            tally: Tally::default(),
            mock_score: None,
            left: None,
            layout: LayoutCache::default(),
        }
    }

    /// Whether the program is to exit.
    pub fn is_left(&self) -> bool {
        self.screens.is_empty()
    }

    /// Whether the screen is the one that the command opened.
    pub fn at_root(&self) -> bool {
        self.screens.len() <= 1
    }

    pub fn study(&self) -> Option<&StudyScreen> {
        match self.screens.last() {
            Some(Screen::Study(study)) => Some(study),
            _ => None,
        }
    }

    pub fn study_mut(&mut self) -> Option<&mut StudyScreen> {
        match self.screens.last_mut() {
            Some(Screen::Study(study)) => Some(study),
            _ => None,
        }
    }

    pub fn mock(&self) -> Option<&MockScreen> {
        match self.screens.last() {
            Some(Screen::Mock(screen)) => Some(screen),
            _ => None,
        }
    }

    pub fn mock_mut(&mut self) -> Option<&mut MockScreen> {
        match self.screens.last_mut() {
            Some(Screen::Mock(screen)) => Some(screen),
            _ => None,
        }
    }

    /// The time until the clock on the screen shows another second. `None` if no clock runs.
    pub fn next_second(&self) -> Option<Duration> {
        let screen = self.mock().filter(|screen| screen.run.is_running())?;
        let into_second = screen.run.used(screen.now) % 1000;
        Some(Duration::from_millis(1000 - into_second))
    }

    /// The browse screen on top.
    pub fn browse_mut(&mut self) -> Option<&mut Browse> {
        match self.screens.last_mut() {
            Some(Screen::Browse(browse)) => Some(browse),
            _ => None,
        }
    }

    /// Whether cards are selected in the list.
    fn has_selection(&self) -> bool {
        matches!(self.screens.last(), Some(Screen::Browse(browse)) if !browse.marked.is_empty())
    }

    /// The cards that the browse screen selects, the card screen shows, or the page of the statistics
    /// names; empty on other screens.
    pub fn chosen_cards(&self) -> Vec<CardId> {
        match self.screens.last() {
            Some(Screen::Browse(browse)) => browse.chosen(),
            Some(Screen::Card(screen)) => screen.view.id.into_iter().collect(),
            Some(Screen::Statistics(screen)) => screen.cards(),
            Some(Screen::MockReport(screen)) => screen.cards(),
            _ => Vec::new(),
        }
    }

    /// The card that the screen shows.
    pub fn shown_card(&self) -> Option<CardOnScreen<'_>> {
        match self.screens.last() {
            Some(Screen::Study(study)) if study.shows_card() => Some(study.shown_card()),
            Some(Screen::Skim(skim)) => Some(CardOnScreen {
                card: &skim.view,
                answer: Some(0),
            }),
            Some(Screen::Browse(browse)) => Some(CardOnScreen {
                card: &browse.preview,
                answer: None,
            }),
            Some(Screen::Card(screen)) => Some(CardOnScreen {
                card: &screen.view,
                answer: Some(0),
            }),
            _ => None,
        }
    }

    /// The text field on top.
    pub fn field(&self) -> Option<&Field> {
        match self.overlays.last() {
            Some(Overlay::Field(field)) => Some(field),
            _ => None,
        }
    }

    pub fn context(&self) -> Context {
        match self.overlays.last() {
            Some(overlay) => overlay.context(),
            None if self.find.is_some() => Context::Find,
            None => self.screen_context(),
        }
    }

    /// The keymap context of the screen, below any overlay.
    pub fn screen_context(&self) -> Context {
        match self.screens.last() {
            Some(Screen::Study(study)) => study.context(),
            Some(Screen::Skim(_)) => Context::Skim,
            Some(Screen::Settings(_)) => Context::Settings,
            Some(Screen::Browse(browse)) => browse.context(),
            Some(Screen::Card(_)) => Context::Card,
            Some(Screen::Statistics(_)) => Context::Statistics,
            Some(Screen::Mock(screen)) => screen.context(),
            Some(Screen::MockReport(_)) => Context::MockReport,
            _ => Context::Home,
        }
    }

    /// As much of a text as a row of the screen can show: a row of a long text costs no more than
    /// one of a short text.
    pub fn in_one_row(&self, text: &str) -> String {
        self.glyphs.truncate(text, self.size.width)
    }

    /// The topic that a card is shown under, in one row.
    pub fn topic_path(&self, card: &CardView, asked: &Query) -> String {
        self.in_one_row(&card.topic_titles(asked).join(" > "))
    }

    /// Shows a message unless it was shown before.
    pub fn say_once(&mut self, text: String) {
        if self.said_once.insert(text.clone()) {
            self.notice = Some(text);
        }
    }

    /// The key that the screen shows for a command.
    pub fn screen_key(&self, command: Command) -> Option<Key> {
        self.keymap.key_of(self.screen_context(), command)
    }

    /// The message of a key. In the menu the keys of its entries work, too.
    pub fn message_of(&self, key: Key, now: Moment) -> Option<Message> {
        let context = self.context();
        let meant = match context {
            Context::Choosing => key.option_digit(),
            _ => key,
        };
        match self.keymap.lookup(context, meant) {
            Lookup::Matched(command) => Some(Message::Do(command, now)),
            Lookup::Typed(character) => Some(Message::Typed(character)),
            Lookup::InputMethod => Some(Message::InputMethod),
            Lookup::InMenu(command) => Some(Message::InMenu(command)),
            Lookup::Unbound if context == Context::Menu => self.menu_message(key, now),
            Lookup::Unbound => Some(Message::Unbound(key)),
        }
    }

    fn menu_message(&self, key: Key, now: Moment) -> Option<Message> {
        let (Lookup::Matched(command) | Lookup::InMenu(command)) =
            self.keymap.lookup(self.screen_context(), key)
        else {
            return None;
        };
        let entries = self.menu_entries();
        entries
            .contains(&command)
            .then_some(Message::Do(command, now))
    }

    /// The entries of the screen's menu.
    pub fn menu_entries(&self) -> Vec<Command> {
        let bindings = self.keymap.bindings(self.screen_context());
        let entries = bindings.filter(|binding| binding.is_in_menu());
        let commands = entries.map(|binding| binding.command);
        commands.filter(|command| self.offers(*command)).collect()
    }

    /// The label of a command; on the first screen, "back" becomes "quit".
    pub fn label(&self, command: Command) -> &'static str {
        let leaves = self.overlays.is_empty() && self.at_root();
        let mock = self.mock();
        let is_paused = mock.is_some_and(|screen| screen.run.is_paused());
        let chooses_mock = matches!(self.overlays.last(), Some(Overlay::MockChooser(_)));
        let leaves_mock = matches!(self.overlays.last(), Some(Overlay::LeaveMock));
        let card = self.shown_card();
        let is_flagged = card.is_some_and(|shown| shown.card.state.flagged.is_some());
        match command {
            Command::Back if leaves => words::quit(self.language),
            Command::Search => self.search_label(),
            Command::Confirm if self.is_in_series() => words::save_and_next(self.language),
            Command::Cancel if self.is_in_series() => words::finish_series(self.language),
            Command::Cancel if self.context() == Context::Find => words::close(self.language),
            Command::PauseClock | Command::FinishSpeaking if is_paused => {
                words::resume_clock(self.language)
            }
            Command::Confirm if leaves_mock => words::end_interview(self.language),
            Command::Back if leaves_mock => words::keep_on(self.language),
            Command::Accept if mock.is_some_and(|screen| screen.run.is_last()) => {
                words::to_report(self.language)
            }
            Command::Accept if mock.is_some() => words::next(self.language),
            Command::Drill if matches!(self.screens.last(), Some(Screen::MockReport(_))) => {
                words::drill_weak(self.language)
            }
            Command::NextValue if chooses_mock => words::change(self.language),
            Command::Accept => {
                let grade = self.study().and_then(StudyScreen::proposed);
                grade.map_or_else(
                    || command.label(self.language),
                    |grade| words::accept_grade(self.language, grade),
                )
            }
            Command::Tick | Command::Pass if mock.is_none() => self.row_label(command),
            Command::UnfoldAll if self.is_open_below(Below::Answers) => words::fold(self.language),
            Command::Remarks if self.is_open_below(Below::Corrections) => {
                words::fold(self.language)
            }
            Command::ClearSearch if self.has_selection() => words::select_none(self.language),
            Command::Flag if is_flagged => words::flag_why(self.language),
            Command::GoOnUnsaved if self.gives_up => words::leave_unsaved(self.language),
            _ => command.label(self.language),
        }
    }

    /// Whether the learner writes down the questions of an interview, one after another.
    fn is_in_series(&self) -> bool {
        let Some(Overlay::Field(field)) = self.overlays.last() else {
            return false;
        };
        let before = match &field.purpose {
            Purpose::Capture { before, .. } => before.as_ref(),
            _ => None,
        };
        before.is_some()
    }

    /// Whether this is open below the points of the card on the screen.
    fn is_open_below(&self, below: Below) -> bool {
        let revealed = self.study().and_then(StudyScreen::revealed);
        self.screen_context() == Context::Checklist
            && revealed.is_some_and(|revealed| revealed.below == below)
    }

    /// The label of ticking or passing over for the row under the cursor.
    fn row_label(&self, command: Command) -> &'static str {
        let revealed = self.study().and_then(StudyScreen::revealed);
        let row = revealed.map(|revealed| (revealed.cursor(), revealed.below));
        let command = match row {
            Some((RevealedRow::Answers | RevealedRow::FollowUp(_), _))
                if command == Command::Pass =>
            {
                Command::Down
            }
            Some((RevealedRow::Answers, Below::Nothing)) => Command::Unfold,
            Some((RevealedRow::Answers, _)) => Command::PageDown,
            Some((RevealedRow::FollowUp(_), _)) => Command::Unfold,
            _ => command,
        };
        command.label(self.language)
    }

    /// Whether a command has an effect now.
    pub fn offers(&self, command: Command) -> bool {
        match (self.screens.last(), command) {
            (_, Command::AddDecks) => self.can_add_decks,
            (_, Command::OtherField) => {
                let is_capture = |field: &Field| matches!(field.purpose, Purpose::Capture { .. });
                self.field().is_some_and(is_capture)
            }
            (Some(Screen::Browse(browse)), Command::ClearSearch) => !browse.is_plain(),
            (Some(Screen::Study(study)), Command::PageDown) if self.overlays.is_empty() => {
                study.rows_below(self) > 0
            }
            (Some(Screen::Study(study)), _) => study.offers(command),
            (Some(Screen::Settings(settings)), command) => settings.offers(command),
            (Some(Screen::Card(screen)), Command::OpenCard) => {
                screen.tab == CardTab::Related && !screen.related.items().is_empty()
            }
            (Some(Screen::Card(screen)), Command::Next) => {
                screen.position.is_some_and(|(n, of)| n < of)
            }
            (Some(Screen::Card(screen)), Command::Previous) => {
                screen.position.is_some_and(|(n, _)| n > 1)
            }
            (Some(Screen::Browse(browse)), _) if !browse.marked.is_empty() => true,
            (Some(Screen::Browse(_) | Screen::Card(_)), _) => {
                self.shown_card().is_none_or(|shown| shown.offers(command))
            }
            (Some(Screen::Statistics(screen)), Command::PageDown) => screen.goes_on(self),
            (Some(Screen::Statistics(screen)), Command::Drill) => !screen.cards().is_empty(),
            (Some(Screen::Mock(screen)), _) => screen.offers(self, command),
            (Some(Screen::MockReport(screen)), Command::Drill) => !screen.cards().is_empty(),
            (Some(Screen::MockReport(screen)), Command::PageDown) => {
                screen.scroll < screen.max_scroll(self)
            }
            (Some(Screen::Skim(skim)), Command::UnfoldAll) => skim.has_foldable_answer(),
            (Some(Screen::Skim(skim)), Command::Next) => skim.index + 1 < skim.cards.len(),
            (Some(Screen::Skim(skim)), Command::Previous) => skim.index > 0,
            _ => true,
        }
    }
}
