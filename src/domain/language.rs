//! The two languages of the program, and texts in one or both of them.

use serde::{Deserialize, Serialize};

/// A language of the user interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    #[default]
    En,
    Zh,
}

impl Language {
    /// The other language of the screens.
    pub fn other(self) -> Self {
        match self {
            Self::En => Self::Zh,
            Self::Zh => Self::En,
        }
    }
}

/// A text in Chinese, English or both.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    #[serde(default)]
    pub zh: Option<String>,
    #[serde(default)]
    pub en: Option<String>,
}

impl Bilingual {
    /// The same text for both languages.
    pub fn same(text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            zh: Some(text.clone()),
            en: Some(text),
        }
    }

    /// The text in `language`, or in the other one if it is missing, or "".
    pub fn get(&self, language: Language) -> &str {
        let (first, second) = match language {
            Language::Zh => (&self.zh, &self.en),
            Language::En => (&self.en, &self.zh),
        };
        first.as_deref().or(second.as_deref()).unwrap_or_default()
    }

    /// The existing texts, without duplicates.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let second = self
            .en
            .as_deref()
            .filter(|en| self.zh.as_deref() != Some(*en));
        self.zh.as_deref().into_iter().chain(second)
    }

    /// Whether there is no text in either language.
    pub fn is_empty(&self) -> bool {
        self.zh.is_none() && self.en.is_none()
    }
}
