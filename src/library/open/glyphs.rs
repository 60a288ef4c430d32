//! Chooses the characters to draw with, from the config and the locale.

use crate::config::GlyphChoice;
use crate::library::Library;
use crate::text::Glyphs;

impl Library {
    /// The characters to draw with. With `glyphs: auto`, only a UTF-8 locale gets more than ASCII.
    pub fn glyphs(&self) -> Glyphs {
        Glyphs {
            ambiguous: self.config().ambiguous_width,
            ascii: match self.config().glyphs {
                GlyphChoice::Auto => !is_utf8(),
                GlyphChoice::Unicode => false,
                GlyphChoice::Ascii => true,
            },
        }
    }
}

fn is_utf8() -> bool {
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
