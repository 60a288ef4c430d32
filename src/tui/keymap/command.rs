//! What a key can mean, with its name in the config file and its label for the learner.

use crate::domain::{Grade, Language};
use crate::words::keys as words;

/// Something the learner can ask for with a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// Leave the program at once, from anywhere.
    Leave,
    /// Close what lies on top, else go back a screen, at the root leave.
    Back,
    /// Like [`Command::Back`], but at the root nothing.
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
    /// Go on with what has come back.
    GoOn,
    /// A few more new cards.
    More,
    /// What comes due tomorrow, today.
    Ahead,
    /// To the home screen.
    ToHome,
    /// Keep the decks that were named for this once.
    KeepDecks,
    /// Write down a question met somewhere.
    Capture,
    /// Look the selected cards over.
    Skim,
    /// The next card.
    Next,
    /// The card before.
    Previous,
    /// A screenful down, at the bottom the next card.
    Page,
    /// Set the date of an interview.
    Plan,
    /// Go back to study without a date.
    EndPlan,
    /// Choose cards by a query.
    Search,
    /// All cards again.
    ClearSearch,
    /// Show the answer.
    Reveal,
    /// Show the answer and propose the lowest grade.
    CannotAnswer,
    /// Show or hide the hint.
    Hint,
    /// Show or hide the remarks.
    Remarks,
    /// The point under the cursor was told; go on to the next.
    Tick,
    /// The point under the cursor was not told; go on to the next.
    Pass,
    /// Show what the point under the cursor stands for.
    Unfold,
    /// Hide it again.
    Fold,
    /// Show everything, or fold it again.
    UnfoldAll,
    /// Take the grade that is proposed.
    Accept,
    /// Grade at once.
    Grade(Grade),
    /// The next answer of the card.
    NextAnswer,
    /// The answer before.
    PreviousAnswer,
    /// Take back what was done last.
    Undo,
    /// Go on without an answer.
    Skip,
    /// Not before tomorrow.
    Bury,
    /// Not any more.
    Suspend,
    /// Again from now on.
    Resume,
    /// Something is the matter with the card.
    Flag,
    /// It no longer is.
    Unflag,
    /// Show this answer first from now on.
    Prefer,
    /// Where the question stands.
    Source,
    /// Open a link of the answer.
    Link,
    /// Copy question and answer.
    Copy,
    /// Everything that is not on the main path.
    Menu,
    /// All keys.
    Help,
    /// Choose what the cursor is on.
    Pick,
    /// Choose by number, from 1.
    PickNumber(u8),
    /// Write an own answer in the editor.
    Edit,
    /// The card is the same as another.
    Same,
    /// Open the source in the editor.
    OpenFile,
    /// Save again.
    TryAgain,
    /// Save to another file.
    SaveElsewhere,
    /// Go on although it is not saved.
    GoOnUnsaved,
    /// Take what was typed.
    Confirm,
    /// Drop what was typed.
    Cancel,
    /// Go to the other line of a text field.
    OtherField,
    /// Change what is typed.
    Type(Typing),
}

/// How a key changes a text field.
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
    /// Its name in the config file; none for what no key can be given to.
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

    /// What the learner reads beside the key: a word or two.
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
