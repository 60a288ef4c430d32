//! Keys as the keymap and the config file name them.

use std::fmt;
use std::str::FromStr;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    pub code: Code,
    pub control: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    Char(char),
    Enter,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Escape,
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    Home,
    End,
}

/// Keys with names: in the config file, and as printed on a keyboard. The space bar has one because
/// a blank is invisible in the config file.
const NAMES: [(&str, Code, &str); 15] = [
    ("space", Code::Char(' '), " "),
    ("enter", Code::Enter, "Enter"),
    ("tab", Code::Tab, "Tab"),
    ("backtab", Code::BackTab, "Shift-Tab"),
    ("backspace", Code::Backspace, "Backspace"),
    ("delete", Code::Delete, "Delete"),
    ("esc", Code::Escape, "Esc"),
    ("up", Code::Up, "Up"),
    ("down", Code::Down, "Down"),
    ("left", Code::Left, "Left"),
    ("right", Code::Right, "Right"),
    ("pageup", Code::PageUp, "PgUp"),
    ("pagedown", Code::PageDown, "PgDn"),
    ("home", Code::Home, "Home"),
    ("end", Code::End, "End"),
];

const CONTROL: &str = "ctrl-";

impl Key {
    pub const fn new(code: Code) -> Self {
        let control = false;
        Self { code, control }
    }

    pub const fn char(character: char) -> Self {
        Self::new(Code::Char(character))
    }

    /// What is printed on the key, without `Ctrl`.
    pub(super) fn printed(self) -> String {
        let named = NAMES.iter().find(|(_, code, _)| *code == self.code);
        match (named, self.code) {
            (Some((.., printed)), _) => (*printed).to_owned(),
            (None, Code::Char(character)) => character.to_string(),
            (None, _) => String::new(),
        }
    }

    /// The character that the key types into a text field.
    pub fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(character) if !self.control && !character.is_control() => Some(character),
            _ => None,
        }
    }

    /// The digit for the letter of an option: `1` for `a` or `A`, `9` for `i`. Other keys stay.
    pub fn option_digit(self) -> Self {
        let digit = match self.narrowed().code {
            Code::Char(letter) if !self.control => match letter.to_ascii_lowercase() {
                option @ 'a'..='i' => char::from_u32(u32::from(option) - 0x30),
                _ => None,
            },
            _ => None,
        };
        digit.map_or(self, Self::char)
    }

    /// Undoes the widening of an input method: `１` becomes `1`, `。` the full stop, `、` the slash,
    /// an ideographic space the space bar.
    pub fn narrowed(self) -> Self {
        let Code::Char(character) = self.code else {
            return self;
        };
        let narrow = match character {
            '\u{3000}' => ' ',
            '。' => '.',
            '、' => '/',
            '\u{ff01}'..='\u{ff5e}' => {
                char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character)
            }
            other => other,
        };
        let code = Code::Char(narrow);
        Self { code, ..self }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.control {
            f.write_str(CONTROL)?;
        }
        let named = NAMES.iter().find(|(_, code, _)| *code == self.code);
        match (named, self.code) {
            (Some((name, ..)), _) => f.write_str(name),
            (None, Code::Char(character)) => write!(f, "{character}"),
            (None, _) => Ok(()),
        }
    }
}

/// The text names no key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseKeyError(pub String);

impl FromStr for Key {
    type Err = ParseKeyError;

    fn from_str(text: &str) -> Result<Self, ParseKeyError> {
        let held = text.strip_prefix(CONTROL).filter(|rest| !rest.is_empty());
        let name = held.unwrap_or(text);
        let mut characters = name.chars();
        let code = match (characters.next(), characters.next()) {
            (Some(character), None) => Some(Code::Char(character)),
            _ => NAMES
                .iter()
                .find(|(known, ..)| *known == name)
                .map(|(_, code, _)| *code),
        };
        let control = held.is_some();
        let code = code.ok_or_else(|| ParseKeyError(text.to_owned()))?;
        Ok(Self { code, control })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_an_input_method_widens_is_the_same_key() {
        for (wide, narrow) in [
            ('１', '1'),
            ('４', '4'),
            ('？', '?'),
            ('\u{3000}', ' '),
            ('。', '.'),
            ('、', '/'),
            ('ｑ', 'q'),
            ('节', '节'),
        ] {
            assert_eq!(Key::char(wide).narrowed(), Key::char(narrow), "{wide}");
        }
    }

    proptest! {
        #[test]
        fn a_printed_key_parses_to_itself(character in "\\PC", control: bool, index in 0..15usize) {
            let character = character.chars().next().unwrap();
            for code in [Code::Char(character), NAMES[index].1] {
                let key = Key { code, control };
                prop_assert_eq!(key.to_string().parse(), Ok(key));
            }
        }
    }
}
