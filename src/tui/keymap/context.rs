//! Where keys are pressed; the same key may mean different things in different contexts.

use crate::domain::Language;
use crate::words::keys as words;

/// Where a key is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// The first screen.
    Home,
    /// A question before its answer is shown.
    Question,
    /// An answer with points to tick.
    Checklist,
    /// An answer without points.
    Reading,
    /// A question that no note answers.
    Unanswered,
    /// After the last card.
    End,
    /// Cards are looked over.
    Skim,
    /// The menu.
    Menu,
    /// A list to choose from: links.
    List,
    /// The list of keys.
    Help,
    /// Where a question stands.
    Place,
    /// Something could not be saved.
    Failure,
    /// A message that is to be read.
    Notice,
    /// Another card is looked for.
    Pick,
    /// Something is asked before it is done.
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

    /// Its name in the config file.
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

    /// What the help calls it.
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
