//! Bytes of the terminal as keys and pasted texts, by ECMA-48 and the sequences of xterm.
//!
//! Whatever else a terminal sends is left out to its end, such as a late answer to a query of an
//! editor (`ESC ] 11 ; rgb:... BEL`, `ESC [ > 41 ; 354 ; 0 c`). Its characters would grade cards. Ctrl-C works at any point.

use std::mem;

use ratatui::layout::Position;

use super::Input;
use crate::tui::keymap::{Code, Key};
use crate::tui::mouse::{Mouse, MouseAction};

const CTRL_C: u8 = 0x03;
const ESC: u8 = 0x1b;
const BEL: u8 = 0x07;
const DELETE: u8 = 0x7f;

/// Ends a pasted text.
const PASTE_END: &[u8] = b"\x1b[201~";

/// Longer pasted texts are cut. In bytes.
const MAX_PASTE: usize = 64 << 10;

/// Longer sequences are no keys. In bytes.
const MAX_PARAMETERS: usize = 64;

#[derive(Debug, Default)]
pub struct InputParser {
    state: ParserState,
}

/// What the bytes so far begin.
#[derive(Debug, Default, PartialEq, Eq)]
enum ParserState {
    #[default]
    Nothing,
    /// A character of several bytes.
    Character(Vec<u8>),
    Escape,
    /// After `ESC O`, which begins some keys of the keypad.
    Ss3,
    /// After `ESC [`, with the bytes between it and the last one.
    Csi(Vec<u8>),
    /// Some bytes of a sequence that doesn't say its end.
    Rest(usize),
    /// A string from `ESC ]`, `ESC P`, `ESC X`, `ESC ^` or `ESC _` to BEL or `ESC \`.
    String {
        is_empty: bool,
    },
    /// After an ESC in a string.
    StringEnd,
    Paste(Vec<u8>),
}

impl InputParser {
    /// The input that a byte completes.
    pub fn parse(&mut self, byte: u8) -> Option<Input> {
        let state = mem::take(&mut self.state);
        if byte == CTRL_C {
            return control('c');
        }
        match state {
            ParserState::Nothing => self.begin(byte),
            ParserState::Character(bytes) if byte & 0xc0 == 0x80 => self.character(bytes, byte),
            ParserState::Character(_) => self.begin(byte),
            ParserState::Escape if byte == ESC => {
                self.state = ParserState::Escape;
                key(Code::Escape)
            }
            ParserState::Escape => self.after_escape(byte),
            ParserState::Ss3 => self.ss3(byte),
            ParserState::Csi(parameters) => self.csi(parameters, byte),
            ParserState::Rest(1) => None,
            ParserState::Rest(n) => self.expect(ParserState::Rest(n - 1)),
            ParserState::String { .. } => self.string(byte),
            ParserState::StringEnd if byte == b'\\' => None,
            ParserState::StringEnd => self.after_escape(byte),
            ParserState::Paste(text) => self.paste(text, byte),
        }
    }

    /// Whether the meaning of the bytes so far depends on whether more follow at once.
    pub fn is_undecided(&self) -> bool {
        match &self.state {
            ParserState::Escape | ParserState::Ss3 | ParserState::String { is_empty: true } => true,
            ParserState::Csi(parameters) => parameters.is_empty(),
            _ => false,
        }
    }

    /// Decides that no more bytes follow at once. A sequence comes at once, so its beginning alone
    /// is the Escape key or a key with Alt.
    pub fn pause(&mut self) -> Option<Input> {
        if !self.is_undecided() {
            return None;
        }
        match mem::take(&mut self.state) {
            ParserState::Escape => key(Code::Escape),
            _ => None,
        }
    }

    fn expect(&mut self, state: ParserState) -> Option<Input> {
        self.state = state;
        None
    }

    fn begin(&mut self, byte: u8) -> Option<Input> {
        match byte {
            ESC => self.expect(ParserState::Escape),
            b'\r' => key(Code::Enter),
            b'\t' => key(Code::Tab),
            DELETE => key(Code::Backspace),
            0 => control(' '),
            0x01..=0x1a => control(char::from(byte - 1 + b'a')),
            0x1c..=0x1f => control(char::from(byte - 0x1c + b'4')),
            b' '..=b'~' => key(Code::Char(char::from(byte))),
            0x80.. => self.character(Vec::new(), byte),
        }
    }

    fn character(&mut self, mut bytes: Vec<u8>, byte: u8) -> Option<Input> {
        bytes.push(byte);
        match str::from_utf8(&bytes) {
            Ok(text) => match text.chars().next()? {
                // The introducers of sequences, as one character.
                '\u{8f}' => self.expect(ParserState::Ss3),
                '\u{9b}' => self.expect(ParserState::Csi(Vec::new())),
                '\u{90}' | '\u{98}' | '\u{9d}'..='\u{9f}' => self.begin_string(),
                character => (!character.is_control()).then(|| Input::Key(Key::char(character))),
            },
            Err(error) if error.error_len().is_none() => self.expect(ParserState::Character(bytes)),
            Err(_) => None,
        }
    }

    fn after_escape(&mut self, byte: u8) -> Option<Input> {
        match byte {
            ESC => self.expect(ParserState::Escape),
            b'[' => self.expect(ParserState::Csi(Vec::new())),
            b'O' => self.expect(ParserState::Ss3),
            b']' | b'P' | b'X' | b'^' | b'_' => self.begin_string(),
            // Keys with Alt have no meaning here.
            _ => None,
        }
    }

    fn begin_string(&mut self) -> Option<Input> {
        self.expect(ParserState::String { is_empty: true })
    }

    fn string(&mut self, byte: u8) -> Option<Input> {
        match byte {
            BEL => None,
            ESC => self.expect(ParserState::StringEnd),
            0..0x20 | DELETE => self.begin(byte),
            _ => self.expect(ParserState::String { is_empty: false }),
        }
    }

    fn ss3(&mut self, byte: u8) -> Option<Input> {
        match byte {
            b'0'..=b'?' => self.expect(ParserState::Ss3),
            b'@'..=b'~' => arrow(byte).and_then(key),
            _ => self.begin(byte),
        }
    }

    fn csi(&mut self, mut parameters: Vec<u8>, byte: u8) -> Option<Input> {
        match byte {
            b' '..=b'?' => {
                if parameters.len() <= MAX_PARAMETERS {
                    parameters.push(byte);
                }
                self.expect(ParserState::Csi(parameters))
            }
            // A function key of the Linux console, and a report of the mouse.
            b'[' if parameters.is_empty() => self.expect(ParserState::Rest(1)),
            b'M' if parameters.is_empty() => self.expect(ParserState::Rest(3)),
            b'~' if parameters == b"200" => self.expect(ParserState::Paste(Vec::new())),
            b'M' if parameters.first() == Some(&b'<') => mouse(&parameters[1..]),
            b'@'..=b'~' => key_of_sequence(&parameters, byte),
            _ => self.begin(byte),
        }
    }

    fn paste(&mut self, mut text: Vec<u8>, byte: u8) -> Option<Input> {
        text.push(byte);
        if let Some(text) = text.strip_suffix(PASTE_END) {
            return Some(Input::Paste(String::from_utf8_lossy(text).into_owned()));
        }
        if text.len() >= MAX_PASTE + PASTE_END.len() {
            text.remove(MAX_PASTE);
        }
        self.expect(ParserState::Paste(text))
    }
}

fn key(code: Code) -> Option<Input> {
    Some(Input::Key(Key::new(code)))
}

fn control(character: char) -> Option<Input> {
    let code = Code::Char(character);
    let control = true;
    Some(Input::Key(Key { code, control }))
}

/// The key of a sequence that ends with this letter.
fn arrow(last: u8) -> Option<Code> {
    Some(match last {
        b'A' => Code::Up,
        b'B' => Code::Down,
        b'C' => Code::Right,
        b'D' => Code::Left,
        b'F' => Code::End,
        b'H' => Code::Home,
        _ => return None,
    })
}

/// The key of `ESC [ parameters last`, such as `ESC [ 1 ; 5 A`. The second parameter is the sum of
/// modifiers plus one, and what happened to the key: `5:3` for a release with Control.
fn key_of_sequence(parameters: &[u8], last: u8) -> Option<Input> {
    // Others are no keys: `ESC [ ? 62 c`.
    let is_key = |byte: &u8| matches!(byte, b'0'..=b';');
    if parameters.len() > MAX_PARAMETERS || !parameters.iter().all(is_key) {
        return None;
    }
    let text = str::from_utf8(parameters).ok()?;
    let parameters: Vec<Vec<u32>> = text
        .split(';')
        .map(|parameter| {
            let numbers = parameter.split(':');
            numbers.map(|number| number.parse().unwrap_or(1)).collect()
        })
        .collect();
    let number = |n: usize, part: usize| parameters.get(n)?.get(part).copied();
    let code = match (last, number(0, 0)?) {
        (b'Z', _) => Code::BackTab,
        (b'u', code) => key_with_number(code)?,
        // xterm's modifyOtherKeys.
        (b'~', 27) => key_with_number(number(2, 0)?)?,
        (b'~', 1 | 7) => Code::Home,
        (b'~', 4 | 8) => Code::End,
        (b'~', 3) => Code::Delete,
        (b'~', 5) => Code::PageUp,
        (b'~', 6) => Code::PageDown,
        _ => arrow(last)?,
    };
    let is_release = number(1, 1) == Some(3);
    let modifiers = number(1, 0).unwrap_or(1).saturating_sub(1);
    (!is_release).then(|| modified(code, modifiers)).flatten()
}

/// The action of `ESC [ < button ; column ; row M` (SGR 1006). `None` for other buttons and for
/// movements.
fn mouse(parameters: &[u8]) -> Option<Input> {
    const MODIFIERS: u16 = 4 | 8 | 16;
    let text = str::from_utf8(parameters).ok()?;
    let mut numbers = text.split(';').map(|number| number.parse::<u16>().ok());
    let (button, x, y) = (numbers.next()??, numbers.next()??, numbers.next()??);
    let action = match button & !MODIFIERS {
        0 => MouseAction::Click,
        64 => MouseAction::WheelUp,
        65 => MouseAction::WheelDown,
        _ => return None,
    };
    let (x, y) = (x.checked_sub(1)?, y.checked_sub(1)?);
    let at = Position { x, y };
    Some(Input::Mouse(Mouse { action, at }))
}

/// The key with the number of a character.
fn key_with_number(number: u32) -> Option<Code> {
    Some(match char::from_u32(number)? {
        '\r' => Code::Enter,
        '\t' => Code::Tab,
        '\u{1b}' => Code::Escape,
        '\u{7f}' => Code::Backspace,
        // Keys without a character have private ones.
        '\u{e000}'..='\u{f8ff}' => return None,
        character if character.is_control() => return None,
        character => Code::Char(character),
    })
}

/// A key with modifiers. `None` with others than Shift and Control.
fn modified(code: Code, modifiers: u32) -> Option<Input> {
    const SHIFT: u32 = 1;
    const CONTROL: u32 = 4;
    const LOCKS: u32 = 64 | 128;
    if modifiers & !(SHIFT | CONTROL | LOCKS) != 0 {
        return None;
    }
    let code = match code {
        Code::Tab if modifiers & SHIFT != 0 => Code::BackTab,
        Code::Char(character) if modifiers & SHIFT != 0 => {
            Code::Char(character.to_uppercase().next()?)
        }
        code => code,
    };
    let control = modifiers & CONTROL != 0;
    Some(Input::Key(Key { code, control }))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The inputs of some bytes, with a pause after them.
    fn inputs(bytes: impl AsRef<[u8]>) -> Vec<Input> {
        let mut parser = InputParser::default();
        let mut inputs: Vec<Input> = bytes
            .as_ref()
            .iter()
            .filter_map(|byte| parser.parse(*byte))
            .collect();
        inputs.extend(parser.pause());
        inputs
    }

    /// The same in the words of the keymap; `[text]` is a pasted text.
    fn named(bytes: impl AsRef<[u8]>) -> String {
        let names = inputs(bytes).into_iter().map(|input| match input {
            Input::Key(key) => key.to_string(),
            Input::Paste(text) => format!("[{text}]"),
            Input::Resized => "resized".to_owned(),
            Input::Mouse(Mouse { action, at }) => format!("{action:?} {},{}", at.x, at.y),
        });
        names.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn clicks_and_the_wheel_are_read_and_other_reports_of_the_mouse_are_left_out() {
        for (bytes, names) in [
            ("\u{1b}[<0;5;3M\u{1b}[<0;5;3m", "Click 4,2"),
            (
                "\u{1b}[<64;1;1M\u{1b}[<65;200;9M",
                "WheelUp 0,0 WheelDown 199,8",
            ),
            ("\u{1b}[<4;5;3M", "Click 4,2"),
            (
                "\u{1b}[<2;5;3M\u{1b}[<35;5;3M\u{1b}[<0;0;3M\u{1b}[<0;5M\u{1b}[<:;5;3M",
                "",
            ),
            ("\u{1b}[<0;99999;3Mj", "j"),
        ] {
            assert_eq!(named(bytes), names, "{bytes:?}");
        }
    }

    #[test]
    fn keys_are_read_in_every_form_that_terminals_send() {
        for (bytes, names) in [
            ("j题\r\t\u{7f}", "j 题 enter tab backspace"),
            (
                "\u{1b}[A\u{1b}OB\u{1b}[1;5C\u{1b}[D",
                "up down ctrl-right left",
            ),
            ("\u{1b}[H\u{1b}OF\u{1b}[1~\u{1b}[8~", "home end home end"),
            (
                "\u{1b}[3~\u{1b}[5~\u{1b}[6~\u{1b}[Z",
                "delete pageup pagedown backtab",
            ),
            ("\u{1b}", "esc"),
            ("\u{1b}\u{1b}", "esc esc"),
            ("\u{1}\u{3}\u{1a}", "ctrl-a ctrl-c ctrl-z"),
            ("\u{1b}[99;5u\u{1b}[9;2u\u{1b}[97;2u", "ctrl-c backtab A"),
            ("\u{1b}[27;5;99~\u{1b}[13u", "ctrl-c enter"),
        ] {
            assert_eq!(named(bytes), names, "{bytes:?}");
        }
    }

    #[test]
    fn keys_with_alt_and_releases_are_no_keys() {
        assert_eq!(
            named("1\u{1b}3\u{1b}[51;3u\u{1b}[51;1:3u\u{1b}[1;3A2"),
            "1 2"
        );
    }

    #[test]
    fn strings_of_the_terminal_are_no_keys() {
        for string in [
            "\u{1b}]11;rgb:1e1e/1e1e/1e1e\u{1b}\\",
            "\u{1b}]52;c;YmJi\u{7}",
            "\u{1b}P>|xterm(388)\u{1b}\\",
            "\u{1b}_Gi=31;OK\u{1b}\\",
            "\u{9d}11;rgb:1e1e\u{7}",
        ] {
            assert_eq!(named(format!("1{string}2")), "1 2", "{string:?}");
        }
    }

    #[test]
    fn reports_of_the_terminal_are_no_keys() {
        for report in [
            "\u{1b}[?62;1;4c", "\u{1b}[>41;354;0c", "\u{1b}[?2026;2$y", "\u{1b}[3;4R",
            "\u{1b}[0;0R", "\u{1b}[?0u", "\u{1b}[8;24;80t", "\u{1b}[I\u{1b}[O", "\u{1b}[M 33",
            "\u{1b}[[A", "\u{1b}[57399u", "\u{9b}3;4R",
        ] {
            assert_eq!(named(format!("1{report}2")), "1 2", "{report:?}");
        }
        assert_eq!(named(format!("1\u{1b}[{}R2", "3;".repeat(5_000))), "1 2");
    }

    #[test]
    fn control_c_works_at_any_point() {
        for start in [
            "\u{1b}[3", "\u{1b}[?3", "\u{1b}]11;rgb", "\u{1b}[200~x", "\u{1b}O", "\u{1b}[M",
        ] {
            assert_eq!(named(format!("{start}\u{3}4")), "ctrl-c 4", "{start:?}");
        }
        assert_eq!(named(b"\xe2\x82\x034"), "ctrl-c 4");
    }

    #[test]
    fn an_introducer_alone_is_a_key_with_alt() {
        for start in ["\u{1b}]", "\u{1b}[", "\u{1b}O"] {
            let mut parser = InputParser::default();
            for byte in start.bytes() {
                assert_eq!(parser.parse(byte), None);
            }
            assert!(parser.is_undecided());
            assert_eq!(parser.pause(), None);
            assert_eq!(parser.parse(b'3'), Some(Input::Key(Key::char('3'))));
        }
    }

    #[test]
    fn a_string_may_come_in_parts() {
        let mut parser = InputParser::default();
        let parts: [&[u8]; 3] = [b"\x1b]11;r", b"gb:1\x1b", b"\\"];
        for byte in parts.concat() {
            assert_eq!(parser.parse(byte), None);
            if byte != ESC && byte != b']' {
                assert_eq!(parser.pause(), None);
            }
        }
        assert_eq!(parser.parse(b'3'), Some(Input::Key(Key::char('3'))));
    }

    #[test]
    fn a_paste_is_one_input_of_limited_length() {
        let pasted = named("1\u{1b}[200~3\u{1b}[3~q\n\u{1b}[201~2");
        assert_eq!(pasted, "1 [3\u{1b}[3~q\n] 2");
        let long = format!("\u{1b}[200~{}\u{1b}[201~2", "x".repeat(200_000));
        let long = inputs(long);
        assert!(long[0] == Input::Paste("x".repeat(MAX_PASTE)));
        assert_eq!(long[1..], [Input::Key(Key::char('2'))]);
    }

    proptest! {
        #[test]
        fn after_control_c_any_bytes_are_forgotten(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
            let ended = [&bytes[..], b"\x03j"].concat();
            let inputs = inputs(ended);
            let [.., control_c, j] = inputs.as_slice() else {
                panic!("{inputs:?}");
            };
            prop_assert_eq!(Some(control_c.clone()), control('c'));
            prop_assert_eq!(j, &Input::Key(Key::char('j')));
        }

        #[test]
        fn text_is_read_as_its_characters(text in "[a-z0-9题节点é👩 ]{0,40}") {
            let keys = text.chars().map(|character| Input::Key(Key::char(character)));
            prop_assert_eq!(inputs(&text), keys.collect::<Vec<_>>());
        }
    }
}
