//! No byte sequence of notes, manifests, the log or the keyboard reaches the terminal raw.

use std::num::NonZeroU16;

use proptest::prelude::*;
use ratatui::layout::Rect;

use super::stage::{Stage, press};
use crate::tui::screen_buffer::ScreenBuffer;
use crate::tui::theme::{Colors, Styles};
use crate::tui::view::view;
use crate::{config::Theme, tui::app::App};

const SIZE: (u16, u16) = (80, 24);

/// The mark for C1 controls. The emulator does not show it.
const MARK: char = '\u{fffd}';

/// What the emulator was told apart from text in its cells.
#[derive(Default)]
struct Commands(Vec<String>);

impl vt100::Callbacks for Commands {
    fn audible_bell(&mut self, _: &mut vt100::Screen) {
        self.0.push("bell".to_owned());
    }

    fn set_window_title(&mut self, _: &mut vt100::Screen, title: &[u8]) {
        self.0.push(format!("title {title:?}"));
    }

    fn copy_to_clipboard(&mut self, _: &mut vt100::Screen, _: &[u8], data: &[u8]) {
        self.0.push(format!("copy {data:?}"));
    }

    fn unhandled_char(&mut self, _: &mut vt100::Screen, c: char) {
        if c != MARK {
            self.0.push(format!("character {c:?}"));
        }
    }

    fn unhandled_control(&mut self, _: &mut vt100::Screen, byte: u8) {
        self.0.push(format!("control {byte:?}"));
    }

    fn unhandled_escape(
        &mut self,
        _: &mut vt100::Screen,
        first: Option<u8>,
        second: Option<u8>,
        byte: u8,
    ) {
        self.0.push(format!("escape {first:?} {second:?} {byte:?}"));
    }
}

fn cells(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).unwrap()
}

/// Draws a frame into an emulator. Fails unless the emulator shows exactly the cells of the frame
/// and was told nothing else.
fn check(app: &App<'_>) {
    let area = Rect::new(0, 0, SIZE.0, SIZE.1);
    let mut bytes = Vec::new();
    let mut expected = None;
    let draw = |buffer: &mut ratatui::buffer::Buffer| {
        let drawn = view(
            &app.state,
            &Styles::new(Theme::Terminal, Colors::True),
            area,
            buffer,
        );
        expected = Some(buffer.clone());
        drawn.caret
    };
    ScreenBuffer::new(&mut bytes).draw(area, draw).unwrap();
    let mut emulator =
        vt100::Parser::new_with_callbacks(cells(SIZE.1), cells(SIZE.0), 0, Commands::default());
    emulator.process(&bytes);
    assert_eq!(emulator.callbacks().0, [""; 0]);
    let screen = emulator.screen();
    assert!(!screen.alternate_screen() && !screen.application_cursor());
    let expected = expected.unwrap();
    for y in 0..SIZE.1 {
        let shown: String = screen.rows(0, SIZE.0).nth(y.into()).unwrap();
        let row = (0..SIZE.0).filter_map(|x| expected.cell((x, y)));
        let drawn: String = row.map(|cell| cell.symbol()).collect();
        let letters = |text: &str| text.replace([' ', MARK], "");
        assert_eq!(letters(&shown), letters(&drawn), "row {y}");
    }
}

/// A text with an escape sequence or control characters in the middle.
fn hostile() -> impl Strategy<Value = String> {
    let sequence = prop_oneof![
        prop::sample::select(vec![
            "\u{1b}[2J", "\u{1b}[31m", "\u{1b}]0;t\u{7}", "\u{1b}]52;c;aGk=\u{7}", "\u{1b}[?1049h",
            "\u{1b}P1$r\u{1b}\\", "\u{1b}(0", "\u{1b}c", "\u{9b}31m", "\u{9d}0;t\u{9c}", "\r",
            "\u{8}", "\u{7}", "\u{e}", "\u{7f}", "\u{85}", "\u{202e}", "\u{2066}",
        ])
        .prop_map(str::to_owned),
        "[\u{1}-\u{8}\u{b}-\u{1f}\u{7f}-\u{9f}]{1,4}",
    ];
    sequence.prop_map(|sequence| format!("a{sequence}b"))
}

/// The text in double quotes, every character by its number, for YAML and JSON.
fn quoted(text: &str) -> String {
    let escaped = text.chars().map(|c| format!("\\u{:04x}", u32::from(c)));
    format!("\"{}\"", escaped.collect::<String>())
}

const KEYS: [&str; 20] = [
    "<space>", "<enter>", "<tab>", "<esc>", "<down>", "<right>", "1", "3", ".", "?", "/", "a", "h",
    "j", "m", "n", "o", "r", "t", "u",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn the_emulator_shows_the_frame_and_obeys_no_text(
        text in hostile(),
        keys in prop::collection::vec(0..KEYS.len(), 0..30),
        home: bool,
    ) {
        let value = quoted(&text);
        let stage = if home { Stage::home() } else { Stage::study("") };
        let event = |n: u8, rest: &str| format!(
            "{{\"v\":1,\"id\":\"01KAJ60000000000000000000{n}\",\"at\":\"2026-11-20T09:00:0{n}+08:00\",{rest}}}\n"
        );
        let flag = "\"do\":\"flag\",\"card\":\"4n9b3g175avg\",\"why\":";
        let plan = "\"do\":\"plan\",\"date\":\"2026-12-03\",\"query\":null,\"name\":";
        let log = event(1, &format!("{flag}{value}")) + &event(2, &format!("{plan}{value}"));
        let card = |question: &str| format!(
            "  - {{ question: {question}, title: {value}, tags: [ {value} ], points: [ {value}, b ], \
             short: {value}, followups: [ {{ zh: {value}, en: {value} }} ], \
             remarks: [ {{ kind: wrong, since: {value}, zh: {value}, en: {value}, source: {value} }} ] }}\n"
        );
        let overlay = format!("cards:\n{}{}", card("rbac"), card("Calico 网络插件的实现原理"));
        let inbox = format!("# rbac\n\n**思路**：{text}\n\n**回答**：\n\n- **{text}**：{text}\n- `{text}`\n\n```sh\n{text}\n```\n");
        let mut stage = stage
            .with_file("progress.jsonl", &log)
            .with_file("my-deck.yaml", &overlay)
            .with_file("inbox.md", &inbox);
        let mut app = stage.app(SIZE);
        check(&app);
        for key in keys {
            press(&mut app, KEYS[key]);
            if app.state.is_left() {
                break;
            }
            app.receive(crate::tui::message::Message::Pasted(text.clone()));
            check(&app);
        }
    }
}
