//! Keymap contexts: a key may run different commands in different contexts.

use crate::domain::Language;
use crate::words::keys as words;

/// Declares the contexts, each with its name in the config file and its heading in the help.
macro_rules! contexts {
    ($($(#[$doc:meta])* $variant:ident { $name:literal $title:path })+) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Context {
            $($(#[$doc])* $variant,)+
        }

        impl Context {
            /// All contexts, in the order of the help.
            pub const ALL: [Self; 28] = [$(Self::$variant),+];

            /// The name in the config file.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }

            /// The heading in the help.
            pub fn title(self, language: Language) -> &'static str {
                match self {
                    $(Self::$variant => $title(language),)+
                }
            }
        }
    };
}

contexts! {
    Home { "home" words::context_home }
    /// A question before its answer is shown.
    Question { "question" words::context_question }
    /// A question to be answered by choosing options. Their letters choose, too.
    Choosing { "choosing" words::context_choosing }
    /// An answer with points to tick.
    Checklist { "checklist" words::context_checklist }
    /// An answer without points.
    Reading { "reading" words::context_reading }
    /// A question without an answer.
    Unanswered { "unanswered" words::context_unanswered }
    /// A graded card, after which the minutes are used up.
    TimeUp { "time_up" words::context_time_up }
    End { "end" words::context_end }
    /// A question of a mock interview while the learner speaks.
    Speaking { "interview" words::context_speaking }
    /// The marks of an answer in a mock interview.
    Scoring { "interview_marks" words::context_scoring }
    MockReport { "interview_report" words::context_mock_report }
    /// What a mock interview is about and how long it is.
    MockChooser { "interview_setup" words::context_mock_chooser }
    Skim { "skim" words::context_skim }
    Settings { "settings" words::context_settings }
    Browse { "browse" words::context_browse }
    /// One card for reading.
    Card { "card" words::context_card }
    Statistics { "statistics" words::context_statistics }
    /// The search field of the browse screen.
    Search { "search" words::context_search }
    /// The search field for the text on the screen.
    Find { "find" words::context_find }
    Menu { "menu" words::context_menu }
    /// A list of links.
    List { "list" words::context_list }
    Source { "source" words::context_source }
    /// The message about a failed save.
    Failure { "failure" words::context_failure }
    Notice { "notice" words::context_notice }
    /// The list of cards to merge with.
    Pick { "pick" words::context_pick }
    /// A confirmation.
    Ask { "ask" words::context_ask }
    Field { "field" words::context_field }
    Help { "help" words::context_help }
}

impl Context {
    /// Whether keys type text.
    pub fn takes_text(self) -> bool {
        matches!(self, Self::Field | Self::Search | Self::Find)
    }

    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|context| context.name() == name)
    }
}
