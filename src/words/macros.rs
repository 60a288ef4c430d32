//! The table form of the strings.

/// Writes one function per string, with both wordings.
///
/// ```text
/// words! {
///     /// Shown on the start key.
///     start: "Start", "开始";
///     n_due(n: usize): "{n} card is due" | "{n} cards are due", "到期 {n} 张";
/// }
/// ```
///
/// gives `start(Language) -> &'static str`, `n_due(Language, usize) -> String` and the constant
/// `ALL` of (name, English, Chinese) that the tests check. If a string has two English wordings,
/// the first parameter selects one: the former is the singular.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident $(($($parameter:ident: $kind:ty),+))?:
        $en:literal $(| $many:literal)?, $zh:literal;)+) => {
        $( words!(@one [$(#[$doc])*] $name [$($($parameter: $kind),+)?] $en [$($many)?] $zh); )+

        /// Every string of this file: (name, English, Chinese).
        #[cfg(test)]
        pub const ALL: &[(&str, &str, &str)] =
            &[$((stringify!($name), $en, $zh), $((stringify!($name), $many, $zh),)?)+];
    };
    (@one [$(#[$doc:meta])*] $name:ident [] $en:literal [] $zh:literal) => {
        $(#[$doc])*
        #[doc = concat!("`", $en, "`")]
        pub fn $name(language: $crate::domain::Language) -> &'static str {
            match language {
                $crate::domain::Language::En => $en,
                $crate::domain::Language::Zh => $zh,
            }
        }
    };
    (@one [$(#[$doc:meta])*] $name:ident [$($parameter:ident: $kind:ty),+] $en:literal [] $zh:literal) => {
        $(#[$doc])*
        #[doc = concat!("`", $en, "`")]
        pub fn $name(language: $crate::domain::Language, $($parameter: $kind),+) -> String {
            match language {
                $crate::domain::Language::En => format!($en),
                $crate::domain::Language::Zh => format!($zh),
            }
        }
    };
    (@one [$(#[$doc:meta])*] $name:ident [$count:ident: $number:ty $(, $parameter:ident: $kind:ty)*]
        $en:literal [$many:literal] $zh:literal) => {
        $(#[$doc])*
        #[doc = concat!("`", $many, "`")]
        pub fn $name(
            language: $crate::domain::Language, $count: $number, $($parameter: $kind),*
        ) -> String {
            match language {
                $crate::domain::Language::En if $count == 1 => format!($en),
                $crate::domain::Language::En => format!($many),
                $crate::domain::Language::Zh => format!($zh),
            }
        }
    };
}
