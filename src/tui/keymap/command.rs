//! The commands, with their names in the config file and their labels on the screen.

use crate::domain::{Grade, Language};
use crate::words::keys as words;

/// A command that a key can run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// Quit from anywhere.
    Leave,
    /// Close the top overlay, else go back a screen; on the first screen, quit.
    Back,
    /// Like [`Command::Back`], but does nothing on the first screen.
    Escape,
    /// One line, point or row up.
    Up,
    /// One line, point or row down.
    Down,
    /// A screenful up.
    PageUp,
    /// A screenful down.
    PageDown,
    /// To the top.
    First,
    /// To the bottom.
    Last,
    /// Study the selected topic.
    Study,
    /// Continue with the cards that are due again.
    GoOn,
    /// Study a few more new cards.
    More,
    /// Review tomorrow's cards today.
    Ahead,
    /// Go to the home screen.
    ToHome,
    /// Add the decks named on the command line to the config.
    KeepDecks,
    /// Write down a question heard elsewhere.
    Capture,
    /// Skim the selected cards.
    Skim,
    /// The next card.
    Next,
    /// The card before.
    Previous,
    /// Scroll down a screenful; at the bottom, go to the next card.
    Page,
    /// Set the interview date.
    Plan,
    /// Remove the interview date.
    EndPlan,
    /// Filter cards by a query.
    Search,
    /// Clear the filter.
    ClearSearch,
    /// Show the answer.
    Reveal,
    /// Show the answer and propose the lowest grade.
    CannotAnswer,
    /// Show or hide the hint.
    Hint,
    /// Show or hide the remarks.
    Remarks,
    /// Mark the point under the cursor as covered and go to the next.
    Tick,
    /// Mark the point under the cursor as missed and go to the next.
    Pass,
    /// Unfold the point under the cursor.
    Unfold,
    /// Fold the point under the cursor.
    Fold,
    /// Unfold all points, or fold them again.
    UnfoldAll,
    /// Accept the proposed grade.
    Accept,
    /// Give this grade.
    Grade(Grade),
    /// The next answer of the card.
    NextAnswer,
    /// The answer before.
    PreviousAnswer,
    /// Undo the last action.
    Undo,
    /// Go on without grading.
    Skip,
    /// Hide the card until tomorrow.
    Bury,
    /// Stop asking the card.
    Suspend,
    /// Resume a suspended card.
    Resume,
    /// Flag a problem with the card.
    Flag,
    /// Remove the flag.
    Unflag,
    /// Show this answer first from now on.
    Prefer,
    /// Show the source of the question.
    Source,
    /// Open a link of the answer.
    Link,
    /// Copy the question and its answer.
    Copy,
    /// Open the menu.
    Menu,
    /// Show all keys.
    Help,
    /// Choose the item under the cursor.
    Pick,
    /// Choose an item by its number, from 1.
    PickNumber(u8),
    /// Edit the learner's own answer.
    Edit,
    /// Merge the card with another.
    Same,
    /// Open the source file in the editor.
    OpenFile,
    /// Try to save again.
    TryAgain,
    /// Save to another log file.
    SaveElsewhere,
    /// Continue without saving.
    GoOnUnsaved,
    /// Confirm the typed text.
    Confirm,
    /// Discard the typed text.
    Cancel,
    /// Move to the other line of the text field.
    OtherField,
    /// Edit the typed text.
    Type(Typing),
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
    /// One character to the left.
    Left,
    /// One character to the right.
    Right,
    /// To the beginning.
    Start,
    /// To the end.
    End,
}

impl Command {
    /// The name in the config file. `None` for commands that can't be bound.
    pub fn name(self) -> Option<&'static str> {
        Some(match self {
            Self::Back => "back",
            Self::Escape => "escape",
            Self::Up => "up",
            Self::Down => "down",
            Self::PageUp => "page_up",
            Self::PageDown => "page_down",
            Self::First => "first",
            Self::Last => "last",
            Self::Study => "study",
            Self::GoOn => "go_on",
            Self::More => "more",
            Self::Ahead => "ahead",
            Self::ToHome => "to_home",
            Self::KeepDecks => "keep_decks",
            Self::Capture => "capture",
            Self::Skim => "skim",
            Self::Next => "next",
            Self::Previous => "previous",
            Self::Page => "page",
            Self::Plan => "plan",
            Self::EndPlan => "end_plan",
            Self::Search => "search",
            Self::ClearSearch => "clear_search",
            Self::Reveal => "reveal",
            Self::CannotAnswer => "cannot_answer",
            Self::Hint => "hint",
            Self::Remarks => "remarks",
            Self::Tick => "tick",
            Self::Pass => "pass",
            Self::Unfold => "unfold",
            Self::Fold => "fold",
            Self::UnfoldAll => "unfold_all",
            Self::Accept => "accept",
            Self::Grade(Grade::Again) => "again",
            Self::Grade(Grade::Hard) => "hard",
            Self::Grade(Grade::Good) => "good",
            Self::Grade(Grade::Easy) => "easy",
            Self::NextAnswer => "next_answer",
            Self::PreviousAnswer => "previous_answer",
            Self::Undo => "undo",
            Self::Skip => "skip",
            Self::Bury => "bury",
            Self::Suspend => "suspend",
            Self::Resume => "resume",
            Self::Flag => "flag",
            Self::Unflag => "unflag",
            Self::Prefer => "prefer",
            Self::Source => "source",
            Self::Link => "link",
            Self::Copy => "copy",
            Self::Menu => "menu",
            Self::Help => "help",
            Self::Pick => "pick",
            Self::Edit => "edit",
            Self::Same => "same",
            Self::OpenFile => "open_file",
            Self::TryAgain => "try_again",
            Self::SaveElsewhere => "save_elsewhere",
            Self::GoOnUnsaved => "go_on_unsaved",
            Self::Confirm => "confirm",
            Self::Cancel => "cancel",
            Self::OtherField => "other_field",
            Self::Leave | Self::PickNumber(_) | Self::Type(_) => return None,
        })
    }

    /// The label beside the key: a word or two.
    pub fn label(self, language: Language) -> &'static str {
        let label = match self {
            Self::Leave => words::leave,
            Self::Back | Self::Escape => words::back,
            Self::Up => words::up,
            Self::Down => words::down,
            Self::PageUp => words::page_up,
            Self::PageDown => words::page_down,
            Self::First => words::first,
            Self::Last => words::last,
            Self::Study => words::study,
            Self::GoOn => words::go_on,
            Self::More => words::more_new,
            Self::Ahead => words::ahead,
            Self::ToHome => words::to_home,
            Self::KeepDecks => words::keep_decks,
            Self::Capture => words::capture,
            Self::Skim => words::skim,
            Self::Next => words::next,
            Self::Previous => words::previous,
            Self::Page => words::page_down,
            Self::Plan => words::plan,
            Self::EndPlan => words::end_plan,
            Self::Search => words::search,
            Self::ClearSearch => words::clear_search,
            Self::Reveal => words::reveal,
            Self::CannotAnswer => words::cannot_answer,
            Self::Hint => words::hint,
            Self::Remarks => words::remarks,
            Self::Tick => words::tick,
            Self::Pass => words::missed,
            Self::Unfold => words::unfold,
            Self::Fold => words::fold,
            Self::UnfoldAll => words::unfold_all,
            Self::Accept => words::accept,
            Self::Grade(grade) => return crate::words::common::grade(language, grade),
            Self::NextAnswer => words::next_answer,
            Self::PreviousAnswer => words::previous_answer,
            Self::Undo => words::undo,
            Self::Skip => words::skip,
            Self::Bury => words::bury,
            Self::Suspend => words::suspend,
            Self::Resume => words::resume,
            Self::Flag => words::flag,
            Self::Unflag => words::unflag,
            Self::Prefer => words::prefer,
            Self::Source => words::source,
            Self::Link => words::link,
            Self::Copy => words::copy,
            Self::Menu => words::menu,
            Self::Help => words::help,
            Self::Pick | Self::PickNumber(_) => words::pick,
            Self::Edit => words::edit,
            Self::Same => words::same,
            Self::OpenFile => words::open_file,
            Self::TryAgain => words::try_again,
            Self::SaveElsewhere => words::save_elsewhere,
            Self::GoOnUnsaved => words::go_on_unsaved,
            Self::Confirm => words::confirm,
            Self::Cancel => words::cancel,
            Self::OtherField => words::other_field,
            Self::Type(typing) => return typing.label(language),
        };
        label(language)
    }
}

impl Typing {
    fn label(self, language: Language) -> &'static str {
        let label = match self {
            Self::DeleteBefore | Self::DeleteAt => words::delete,
            Self::DeleteWord => words::delete_word,
            Self::DeleteLine => words::delete_line,
            Self::Left | Self::Right => words::caret,
            Self::Start => words::first,
            Self::End => words::last,
        };
        label(language)
    }
}
