//! The commands: what each is called, and which keys run it where.

use Context::{
    Ask, Browse, Card, Checklist, Choosing, End, Failure, Field, Find, Help, Home, List, Menu,
    MockChooser, MockReport, Notice, Pick, Question, Reading, Scoring, Search, Settings, Skim,
    Source, Speaking, Statistics, TimeUp, Unanswered,
};

use super::Context;
use crate::domain::{Grade, Language};
use crate::words::{common, keys as words};

/// A place that shows a binding, besides the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    Footer,
    /// The second line of the footer, beside the grades.
    Second,
    Menu,
    /// In the menu, and the key works only there: a slip of the hand must not decide about a card.
    MenuOnly,
}

pub(super) struct CommandRow {
    pub command: Command,
    /// The name in the config file. Empty for commands that can't be bound.
    name: &'static str,
    label: fn(Language) -> &'static str,
    /// The built-in keys, separated by spaces, of some contexts.
    pub bindings: &'static [(&'static [Context], &'static str, &'static [Slot])],
}

/// Declares the commands from rows such as
///
/// ```text
/// /// Show or hide the hint.
/// Hint { "hint" words::hint [[Question, Unanswered] "h" Footer Menu, REVEALED "h" Menu] }
/// ```
///
/// with the name in the config file, the label, and for each group of contexts the keys and the
/// slots. A command with a value has one row for each value.
///
/// Footers, menus and the help show commands in this order.
macro_rules! commands {
    ($($(#[$doc:meta])* $variant:ident $(($kind:ty))? { $(
        $(($value:expr))? $name:literal $label:path
        [$($contexts:tt $keys:literal $($slot:ident)*),* $(,)?]
    )+ })+) => {
        /// A command that a key can run.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Command {
            $($(#[$doc])* $variant $(($kind))?,)+
        }

        pub(super) const ROWS: &[CommandRow] = &[$($(
            CommandRow {
                command: Command::$variant $(($value))?,
                name: $name,
                label: $label,
                bindings: &[$((&$contexts, $keys, &[$(Slot::$slot),*])),*],
            },
        )+)+];
    };
}

const ALL: [Context; 28] = Context::ALL;
/// Screens with a one-line footer.
const SCREENS: [Context; 13] = [
    Home, Question, Choosing, Unanswered, End, Speaking, Scoring, MockReport, Skim, Browse, Card,
    Statistics, Settings,
];
/// The screens of one card.
const STUDY: [Context; 5] = [Question, Choosing, Checklist, Reading, Unanswered];
/// The screens with commands about a card.
const CARDS: [Context; 7] = [
    Question, Choosing, Checklist, Reading, Unanswered, Browse, Card,
];
/// Those of them without letters for the options.
const UNLETTERED: [Context; 6] = [Question, Checklist, Reading, Unanswered, Browse, Card];
/// The screens of cards outside a session.
const LISTED: [Context; 2] = [Browse, Card];
/// The screens after the reveal.
const REVEALED: [Context; 2] = [Checklist, Reading];
/// Contexts in which the cursor or the text moves up and down.
const MOVING: [Context; 21] = [
    Speaking, Scoring, MockReport, MockChooser, Settings, Statistics, Home, Browse, Card, Question,
    Choosing, Checklist, Reading, Unanswered, TimeUp, End, Menu, List, Help, Notice, Pick,
];
/// The contexts of `MOVING` in which moving past a point does not mark it.
const PASSING: [Context; 19] = [
    Speaking, MockReport, MockChooser, Settings, Statistics, Home, Browse, Card, Question,
    Choosing, Reading, Unanswered, TimeUp, End, Menu, List, Help, Notice, Pick,
];
/// Overlays without a text field.
const OVERLAYS: [Context; 7] = [Menu, List, Help, Source, Pick, Ask, MockChooser];
/// Contexts in which a number chooses an item.
const PICKING: [Context; 5] = [Menu, List, End, Statistics, Choosing];
/// Contexts with a text field.
const TYPING: [Context; 3] = [Field, Search, Find];

commands! {
    /// End the session.
    Finish { "finish" words::finish [[TimeUp] "enter" Footer] }
    /// Study 10 minutes more today.
    MoreMinutes { "more_minutes" words::more_minutes [[TimeUp] "+" Footer, [End] "+" Menu] }
    /// Study the selected topic.
    Study { "study" words::study [[Home] "enter" Footer] }
    /// Hold a mock interview.
    Interview { "interview" words::interview [[Home] "i" Footer Menu] }
    /// Begin the mock interview as chosen.
    Begin { "begin" words::begin [[MockChooser] "enter space" Footer] }
    /// End the answer, or that of the follow-up.
    FinishSpeaking { "finish_speaking" words::finish_speaking [[Speaking] "space enter" Footer] }
    /// Open the card under the cursor.
    OpenCard { "open_card" words::open_card [[Browse, Card] "enter" Footer] }
    /// Select the card under the cursor, and go to the next.
    Mark { "select" words::mark [[Browse] "space" Footer] }
    MarkAll { "select_all" words::mark_all [[Browse] "*" Menu] }
    /// Select from the last selected card to the cursor.
    MarkRange { "select_range" words::mark_range [[Browse] "-" Menu] }
    /// Study the selected cards now.
    StudyThese { "study_these" words::study_these [LISTED ">" Footer Menu] }
    /// Study the cards that the page or the report names.
    Drill { "drill" words::drill [[Statistics, MockReport] "enter" Footer] }
    /// Show the answer.
    Reveal { "reveal" words::reveal [[Question, Choosing] "space enter" Footer] }
    /// Show the answer and propose the lowest grade.
    CannotAnswer { "cannot_answer" words::cannot_answer [[Question, Choosing, Speaking] "0" Footer] }
    /// Stop the clock of the mock interview, or let it run on.
    PauseClock { "pause" words::pause [[Speaking] "tab" Footer Menu] }
    /// Go on without grading.
    Skip { "skip" words::skip [[Unanswered] "space enter" Footer] }
    /// Mark the point under the cursor as covered and go to the next.
    Tick { "tick" words::tick [[Checklist, Scoring] "space" Footer] }
    /// Mark the point under the cursor as missed and go to the next.
    Pass { "pass" words::missed [[Checklist, Scoring] "j down" Footer] }
    /// Mark an answer without points, 1 to 5.
    GiveMark(u8) {
        (1) "mark_1" words::give_mark [[Scoring] "1"]
        (2) "mark_2" words::give_mark [[Scoring] "2"]
        (3) "mark_3" words::give_mark [[Scoring] "3"]
        (4) "mark_4" words::give_mark [[Scoring] "4"]
        (5) "mark_5" words::give_mark [[Scoring] "5"]
    }
    /// Give the proposed grade, or save the marks of the mock interview.
    Accept { "accept" words::accept [REVEALED "enter" Footer, [Scoring] "enter" Footer] }
    /// The next card.
    Next { "next" words::next [[Skim] "j down enter right" Footer, [Card] "right" Footer] }
    Previous { "previous" words::previous [[Skim] "k up left [" Footer, [Card] "left"] }
    /// Scroll down a screenful; at the bottom, go to the next card.
    Page { "page" words::page_down [[Skim] "space" Footer] }
    /// Choose the item under the cursor.
    Pick { "pick" words::pick [[Menu, List, Pick, End] "enter space" Footer] }
    /// Change the setting under the cursor.
    Change { "change" words::change [[Settings] "enter space" Footer] }
    PreviousValue { "previous_value" words::previous_value [[Settings] "left", [MockChooser] "left"] }
    NextValue { "next_value" words::next_value [[Settings, MockChooser] "right" Footer] }
    TryAgain { "try_again" words::try_again [[Failure] "1 enter" Footer] }
    SaveElsewhere { "save_elsewhere" words::save_elsewhere [[Failure] "2" Footer] }
    GoOnUnsaved { "go_on_unsaved" words::go_on_unsaved [[Failure] "3" Footer] }
    /// Open the source file in the editor.
    OpenFile { "open_file" words::open_file [[Source] "enter" Footer] }
    Confirm { "confirm" words::confirm [[Ask, Field, Search] "enter" Footer] }
    NextPlace { "next_place" words::next_place [[Find] "enter down" Footer] }
    PreviousPlace { "previous_place" words::previous_place [[Find] "up"] }
    /// Search all cards for the typed text.
    SearchCards { "search_cards" words::search_cards [[Find] "tab" Footer] }
    Cancel { "cancel" words::cancel [TYPING "esc" Footer] }
    /// Move to the other line of the text field.
    OtherField { "other_field" words::other_field [[Field] "tab" Footer] }
    /// Search in the text on the screen; where there is none, find cards by a query.
    Search { "search" words::search [
        [Pick] "/" Footer,
        [Home, Browse] "/" Footer Menu,
        REVEALED "/" Menu,
        [Question, Unanswered, End, Skim, Card, Statistics, Settings] "/" Menu,
    ] }
    /// Show the list of the cards of the selected topic.
    Browse { "browse" words::browse [[Home] "b" Menu] }
    /// Clear search, filter and selection; if there is none, go back.
    ClearSearch { "clear_search" words::clear_search [[Browse] "esc" Footer] }
    /// List only cards in a state, by the number of its filter from 1.
    Filter(u8) {
        (1) "filter_1" words::filter [[Browse] "1"]
        (2) "filter_2" words::filter [[Browse] "2"]
        (3) "filter_3" words::filter [[Browse] "3"]
        (4) "filter_4" words::filter [[Browse] "4"]
        (5) "filter_5" words::filter [[Browse] "5"]
        (6) "filter_6" words::filter [[Browse] "6"]
        (7) "filter_7" words::filter [[Browse] "7"]
    }
    /// Sort the list in another order.
    NextSort { "next_sort" words::next_sort [[Browse] "right" Menu] }
    PreviousSort { "previous_sort" words::previous_sort [[Browse] "left"] }
    NextPane { "next_pane" words::next_pane [[Browse] "tab" Menu, [Card] "tab" Footer] }
    /// Show the next page of the statistics.
    NextPage { "next_page" words::next_page [[Statistics] "tab right" Footer] }
    PreviousPage { "previous_page" words::previous_page [[Statistics] "backtab left"] }
    /// One line, point or row up.
    Up { "up" words::up [MOVING "up k", [Search] "up"] }
    /// One line, point or row down.
    Down { "down" words::down [PASSING "down j", [Search] "down"] }
    PageUp { "page_up" words::page_up [MOVING "pageup", [Skim, Search, Find] "pageup"] }
    PageDown { "page_down" words::page_down [
        [Help, Reading] "space" Footer,
        [Home, TimeUp, Card] "space",
        [Statistics, MockReport] "space" Footer,
        [Skim, Search, Find] "pagedown",
        MOVING "pagedown",
    ] }
    /// To the top.
    First { "first" words::first [MOVING "home", [Skim] "home"] }
    /// To the bottom.
    Last { "last" words::last [MOVING "end", [Skim] "end"] }
    /// Unfold the point under the cursor.
    Unfold { "unfold" words::unfold [[Checklist] "l right"] }
    /// Fold the point under the cursor.
    Fold { "fold" words::fold [[Checklist] "left"] }
    /// Show the answers in full, or fold them again.
    UnfoldAll { "unfold_all" words::unfold_all [REVEALED "a" Menu, [Skim] "a" Footer] }
    /// Give this grade.
    Grade(Grade) {
        (Grade::Again) "again" common::again [REVEALED "1"]
        (Grade::Hard) "hard" common::hard [REVEALED "2"]
        (Grade::Good) "good" common::good [REVEALED "3"]
        (Grade::Easy) "easy" common::easy [REVEALED "4"]
    }
    NextAnswer { "next_answer" words::next_answer [REVEALED "tab" Menu] }
    PreviousAnswer { "previous_answer" words::previous_answer [REVEALED "backtab"] }
    /// Show or hide the hint.
    Hint { "hint" words::hint [
        [Question, Unanswered] "h" Footer Menu,
        [Choosing] "h" MenuOnly,
        REVEALED "h" Menu,
    ] }
    /// Show or hide the remarks.
    Remarks { "remarks" words::remarks [REVEALED "r" Menu] }
    /// Look at the cards before, without undoing anything.
    LookBack { "look_back" words::look_back [STUDY "[" Menu] }
    /// Undo the last action.
    Undo { "undo" words::undo [
        REVEALED "u backspace" Second Menu,
        [Question, Choosing, Unanswered, TimeUp, End, Settings] "u backspace" Footer Menu,
        [Speaking, Scoring] "backspace u" Menu,
        LISTED "u backspace" Menu,
    ] }
    /// Skim the selected cards.
    Skim { "skim" words::skim [[Home] "v" Menu, [End, Browse] "v" Menu] }
    /// Continue with the cards that are due again.
    GoOn { "go_on" words::go_on [[End] ">" Menu] }
    /// Review tomorrow's cards today.
    Ahead { "ahead" words::ahead [[End] "t" Menu] }
    /// Choose the minutes of today.
    Minutes { "minutes" words::minutes [[Home] "+" Menu] }
    /// Set the interview date.
    Plan { "plan" words::plan [[Home] "p" Footer Menu] }
    /// Change the config.
    Settings { "settings" words::settings [[Home] "," Menu] }
    /// Remove the interview date.
    EndPlan { "end_plan" words::end_plan [] }
    /// Hide the card until tomorrow.
    Bury { "bury" words::bury [CARDS "b" MenuOnly] }
    /// Stop asking the card.
    Suspend { "suspend" words::suspend [CARDS "s" MenuOnly] }
    Resume { "resume" words::resume [CARDS "y" MenuOnly] }
    /// Edit the learner's own answer.
    Edit { "edit" words::edit [UNLETTERED "e" Menu, [Choosing] "e" MenuOnly] }
    /// Merge the card with another.
    Merge { "same" words::merge [CARDS "m" Menu] }
    /// Tag the selected cards.
    AddTag { "add_tag" words::add_tag [LISTED "#" Menu] }
    /// Make the selected cards start over.
    Forget { "forget" words::forget [LISTED "delete" MenuOnly] }
    /// Write down a question heard elsewhere.
    Capture { "capture" words::capture [
        [Home] "n" Menu,
        STUDY "n" Menu,
        [Skim, End, Browse, Card] "n" Menu,
    ] }
    /// Show the statistics of the selected topic.
    Statistics { "statistics" words::statistics [[Home] "s" Footer Menu] }
    /// Write the weak cards as a document to read on a phone.
    Sheet { "sheet" words::sheet [[Home] "S" Menu] }
    /// Add the decks named on the command line to the config.
    AddDecks { "keep_decks" words::add_decks [[Home, End] "d" Menu] }
    ToHome { "to_home" words::to_home [[End] "g" Menu] }
    /// Flag a problem with the card.
    Flag { "flag" words::flag [CARDS "f" MenuOnly] }
    Unflag { "unflag" words::unflag [CARDS "x" MenuOnly] }
    /// Show this answer first from now on.
    Prefer { "prefer" words::prefer [REVEALED "z" MenuOnly] }
    /// Show the source of the question.
    Source { "source" words::source [CARDS "o" Menu] }
    /// Open a link of the answer.
    Link { "link" words::link [REVEALED "w" Menu, [Card] "w" Menu] }
    /// Copy the question and its answer.
    Copy { "copy" words::copy [
        [Source] "c" Footer,
        UNLETTERED "c" Menu,
        [Choosing] "c" MenuOnly,
    ] }
    /// Switch between English and Chinese.
    SwitchLanguage { "switch_language" words::switch_language [
        REVEALED "L" Menu,
        [TimeUp] "L",
        SCREENS "L" Menu,
    ] }
    Menu { "menu" words::menu [REVEALED "." Second, SCREENS "." Footer] }
    Help { "help" words::help [REVEALED "?" Menu, [TimeUp] "?", SCREENS "?" Footer Menu] }
    /// Close the top overlay, else go back a screen; on the first screen, quit.
    Back { "back" words::back [
        [Notice] "enter space esc q" Footer,
        OVERLAYS "esc q" Footer,
        REVEALED "q",
        [TimeUp] "q",
        SCREENS "q" Footer,
        [Menu] ".",
        [Help] "? enter",
        [Failure] "esc q",
    ] }
    /// Like [`Command::Back`], but does nothing on the first screen.
    Escape { "escape" words::back [
        STUDY "esc",
        [TimeUp, End, Speaking, Scoring, MockReport, Skim, Card, Statistics, Settings] "esc",
    ] }
    /// Choose an item by its number, from 1.
    PickNumber(u8) {
        (1) "" words::pick [PICKING "1"]
        (2) "" words::pick [PICKING "2"]
        (3) "" words::pick [PICKING "3"]
        (4) "" words::pick [PICKING "4"]
        (5) "" words::pick [PICKING "5"]
        (6) "" words::pick [PICKING "6"]
        (7) "" words::pick [PICKING "7"]
        (8) "" words::pick [PICKING "8"]
        (9) "" words::pick [PICKING "9"]
    }
    /// Edit the typed text.
    Type(Typing) {
        (Typing::DeleteBefore) "" words::delete [TYPING "backspace"]
        (Typing::DeleteAt) "" words::delete [TYPING "delete"]
        (Typing::DeleteWord) "" words::delete_word [TYPING "ctrl-w"]
        (Typing::DeleteLine) "" words::delete_line [TYPING "ctrl-u"]
        (Typing::Left) "" words::caret [TYPING "left"]
        (Typing::Right) "" words::caret [TYPING "right"]
        (Typing::Start) "" words::first [TYPING "home ctrl-a"]
        (Typing::End) "" words::last [TYPING "end ctrl-e"]
    }
    /// Stop the program until the shell continues it.
    ToShell { "to_shell" words::to_shell [ALL "ctrl-z"] }
    /// Quit from anywhere.
    Leave { "" words::leave [ALL "ctrl-c"] }
}

impl Command {
    fn row(self) -> Option<&'static CommandRow> {
        ROWS.iter().find(|row| row.command == self)
    }

    /// The name in the config file. `None` for commands that can't be bound.
    pub fn name(self) -> Option<&'static str> {
        let name = self.row()?.name;
        (!name.is_empty()).then_some(name)
    }

    /// The label beside the key: a word or two.
    pub fn label(self, language: Language) -> &'static str {
        self.row().map_or("", |row| (row.label)(language))
    }
}

/// An edit in a text field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Typing {
    /// Delete the character before the caret.
    DeleteBefore,
    /// Delete the character at the caret.
    DeleteAt,
    /// Delete the word before the caret.
    DeleteWord,
    /// Delete everything before the caret.
    DeleteLine,
    Left,
    Right,
    Start,
    End,
}
