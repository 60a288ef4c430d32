//! Whether the screens can draw characters outside ASCII.

use crate::config::GlyphChoice;
use crate::library::Library;

impl Library {
    /// As the config says; with `glyphs: auto`, if the locale is UTF-8.
    pub fn draws_unicode(&self) -> bool {
        match self.config().glyphs {
            GlyphChoice::Auto => shows_unicode(),
            GlyphChoice::Unicode => true,
            GlyphChoice::Ascii => false,
        }
    }
}

fn shows_unicode() -> bool {
    let set = |name: &&str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(set);
    match locale {
        Some(locale) => {
            let locale = locale.to_ascii_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        }
        None => cfg!(not(target_os = "linux")),
    }
}
