//! Keymap contexts: a key may run different commands in different contexts.

use crate::domain::Language;
use crate::words::keys as words;

/// A keymap context.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// The home screen.
    Home,
    /// A question before its answer is shown.
    Question,
    /// An answer with points to tick.
    Checklist,
    /// An answer without points.
    Reading,
    /// A question without an answer.
    Unanswered,
    /// The end of a session.
    End,
    /// The skim screen.
    Skim,
    /// The menu.
    Menu,
    /// A list of links.
    List,
    /// The help.
    Help,
    /// The source of a question.
    Place,
    /// The message about a failed save.
    Failure,
    /// A message.
    Notice,
    /// The list of cards to merge with.
    Pick,
    /// A confirmation.
    Ask,
    /// A text field.
    Field,
}

impl Context {
    /// All contexts, in the order of the help.
    pub const ALL: [Self; 16] = [
        Self::Home,
        Self::Question,
        Self::Checklist,
        Self::Reading,
        Self::Unanswered,
        Self::End,
        Self::Skim,
        Self::Menu,
        Self::List,
        Self::Place,
        Self::Failure,
        Self::Notice,
        Self::Pick,
        Self::Ask,
        Self::Field,
        Self::Help,
    ];

    /// The name in the config file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Question => "question",
            Self::Checklist => "checklist",
            Self::Reading => "reading",
            Self::Unanswered => "unanswered",
            Self::End => "end",
            Self::Skim => "skim",
            Self::Menu => "menu",
            Self::List => "list",
            Self::Help => "help",
            Self::Place => "source",
            Self::Failure => "failure",
            Self::Notice => "notice",
            Self::Pick => "pick",
            Self::Ask => "ask",
            Self::Field => "field",
        }
    }

    /// The context with this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|context| context.name() == name)
    }

    /// The heading in the help.
    pub fn title(self, language: Language) -> &'static str {
        let title = match self {
            Self::Home => words::context_home,
            Self::Question => words::context_question,
            Self::Checklist => words::context_checklist,
            Self::Reading => words::context_reading,
            Self::Unanswered => words::context_unanswered,
            Self::End => words::context_end,
            Self::Skim => words::context_skim,
            Self::Menu => words::context_menu,
            Self::List => words::context_list,
            Self::Help => words::context_help,
            Self::Place => words::context_place,
            Self::Failure => words::context_failure,
            Self::Notice => words::context_notice,
            Self::Pick => words::context_pick,
            Self::Ask => words::context_ask,
            Self::Field => words::context_field,
        };
        title(language)
    }
}
