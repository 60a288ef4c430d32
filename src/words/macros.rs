//! The table form of the strings.

/// Writes one function per string, with both wordings.
///
/// ```text
/// words! {
///     /// Shown on the start key.
///     start: "Start", "开始";
///     n_due(n: usize): "{n} due", "到期 {n}";
/// }
/// ```
///
/// gives `start(Language) -> &'static str`, `n_due(Language, usize) -> String` and the constant
/// `ALL` of (name, English, Chinese) that the tests check.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident $(($($parameter:ident: $kind:ty),+))?:
        $en:literal, $zh:literal;)+) => {
        $( words!(@one [$(#[$doc])*] $name [$($($parameter: $kind),+)?] $en $zh); )+

        /// Every string of this file: (name, English, Chinese).
        #[cfg(test)]
        pub const ALL: &[(&str, &str, &str)] = &[$((stringify!($name), $en, $zh)),+];
    };
    (@one [$(#[$doc:meta])*] $name:ident [] $en:literal $zh:literal) => {
        $(#[$doc])*
        #[doc = concat!("`", $en, "`")]
        pub fn $name(language: $crate::domain::Language) -> &'static str {
            match language {
                $crate::domain::Language::En => $en,
                $crate::domain::Language::Zh => $zh,
            }
        }
    };
    (@one [$(#[$doc:meta])*] $name:ident [$($parameter:ident: $kind:ty),+] $en:literal $zh:literal) => {
        $(#[$doc])*
        #[doc = concat!("`", $en, "`")]
        pub fn $name(language: $crate::domain::Language, $($parameter: $kind),+) -> String {
            match language {
                $crate::domain::Language::En => format!($en),
                $crate::domain::Language::Zh => format!($zh),
            }
        }
    };
}
