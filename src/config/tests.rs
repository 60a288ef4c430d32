//! Parsing, editing and printing configs.

use jiff::SignedDuration;

use super::*;
use crate::domain::DayStart;
use crate::memory::PARAMETER_RANGES;
use crate::text::Line;

/// The config of the manual: every key with its default.
const DEFAULTS: &str = r#"
language: auto                # auto: the locale if it names a language, else the deck's; en, zh
theme: terminal               # terminal, dark, light, contrast, mono
glyphs: auto                  # auto, unicode, ascii
ambiguous_width: 1            # 2 for terminals that draw “ ” — … two columns wide
decks: []                     # paths besides the embedded deck
embedded_deck: true
minutes_per_day: 30
new_per_day: auto             # auto, or a number
desired_retention: 0.9        # 0.70 to 0.99
learning_steps: [10m]         # [] for none
relearning_steps: [10m]
maximum_interval: 36500       # days
day_start: "04:00"
time_zone: auto               # auto, or an IANA name
fuzz: true
fsrs_parameters: []           # 21 numbers; [] for the defaults of FSRS-6
leech_threshold: 8
keys: {}                      # context -> key -> command
mouse: auto                   # auto, off
"#;

/// The errors in a text as (line, column, message).
fn mistakes(text: &str, language: Language) -> Vec<(u32, u32, String)> {
    Config::parse(text)
        .err()
        .unwrap_or_default()
        .iter()
        .map(|error| {
            let Position { line, column } = error.position;
            (line, column, error.message(language))
        })
        .collect()
}

/// The only error in a text, in English.
fn mistake(text: &str) -> (u32, u32, String) {
    let mut mistakes = mistakes(text, Language::En);
    assert_eq!(mistakes.len(), 1, "{text:?}: {mistakes:?}");
    mistakes.remove(0)
}

#[test]
fn an_error_in_a_long_line_keeps_the_part_around_it() {
    let text = format!(
        "decks: [ {} ]\nminutes_per_day: {}x",
        "a, ".repeat(9),
        "1".repeat(100_000)
    );
    let mistakes = Config::parse(&text).unwrap_err();
    assert_eq!(mistakes[0].position.line, 2);
    assert!(mistakes[0].line.len() < 1_010, "{}", mistakes[0].line.len());
}

#[test]
fn the_config_of_the_manual_is_the_default() {
    assert_eq!(Config::parse(DEFAULTS), Ok(Config::default()));
    assert_eq!(Config::parse(""), Ok(Config::default()));
    assert_eq!(Config::parse("# nothing\ntheme:\n"), Ok(Config::default()));
    let listed = DEFAULTS.lines().filter_map(|line| line.split_once(':'));
    assert!(listed.map(|(name, _)| name).eq(names()));
}

#[test]
fn every_key_is_read() {
    let config = Config::parse(
        r#"
language: zh
theme: mono
glyphs: ascii
ambiguous_width: 2
decks: [~/笔记, "work notes.md"]
embedded_deck: false
minutes_per_day: 45
new_per_day: 0
desired_retention: 0.85
learning_steps: [30s, 1h]
relearning_steps: []
maximum_interval: 365
day_start: 0:30
time_zone: Asia/Shanghai
fuzz: false
leech_threshold: 4
keys: { question: { x: suspend } }
"#,
    )
    .unwrap();
    assert_eq!(
        (config.language, config.theme),
        (Some(Language::Zh), Theme::Mono)
    );
    assert_eq!(
        (config.glyphs, config.ambiguous_width),
        (GlyphChoice::Ascii, Ambiguous::Wide)
    );
    assert_eq!(config.decks, ["~/笔记", "work notes.md"]);
    assert!(!config.embedded_deck);
    assert_eq!((config.minutes_per_day, config.new_per_day), (45, Some(0)));
    assert_eq!(config.time_zone.as_deref(), Some("Asia/Shanghai"));
    let expected = Settings {
        desired_retention: 0.85,
        learning_steps: vec![SignedDuration::from_secs(30), SignedDuration::from_hours(1)],
        relearning_steps: Vec::new(),
        maximum_interval: 365,
        day_start: DayStart { minutes: 30 },
        fuzz: false,
        parameters: Vec::new(),
        leech_threshold: 4,
    };
    assert_eq!(config.memory_settings(), expected);
}

#[test]
fn own_keys_keep_their_places() {
    let config = Config::parse("keys:\n  study:\n    x: suspend\n    \"1\": again\n").unwrap();
    let rule = &config.keys[1];
    assert_eq!(rule.position, Position { line: 4, column: 5 });
    assert_eq!(config.keys[0].command, "suspend");
}

/// A text with one error, its line and column, and the message.
const MISTAKES: &[(&str, (u32, u32, &str))] = &[
    (
        "them: dark",
        (1, 1, "unknown key `them`; did you mean `theme`?"),
    ),
    ("\n  color: dark", (2, 3, "unknown key `color`")),
    (
        "theme: dark\ntheme: light",
        (2, 1, "`theme` is already set in line 1"),
    ),
    (
        "glyphs: big",
        (
            1,
            9,
            "`glyphs` can't be `big`; expected one of auto, unicode, ascii",
        ),
    ),
    (
        "fuzz: [yes]",
        (
            1,
            7,
            "invalid value for `fuzz`; expected one of true, false",
        ),
    ),
    (
        "minutes_per_day: 0",
        (
            1,
            18,
            "`minutes_per_day` can't be `0`; expected a whole number from 1 to 1440",
        ),
    ),
    (
        "new_per_day: -1",
        (
            1,
            14,
            "`new_per_day` can't be `-1`; expected auto or a whole number from 0 to 9999",
        ),
    ),
    (
        "desired_retention: 1",
        (
            1,
            20,
            "`desired_retention` can't be `1`; expected a number from 0.7 to 0.99",
        ),
    ),
    (
        "desired_retention: nan",
        (
            1,
            20,
            "`desired_retention` can't be `nan`; expected a number from 0.7 to 0.99",
        ),
    ),
    (
        "day_start: 24:00",
        (
            1,
            12,
            "`day_start` can't be `24:00`; expected a time of day like \"04:00\"",
        ),
    ),
    (
        "decks: ~/notes.md",
        (
            1,
            8,
            "`decks` can't be `~/notes.md`; expected a list of paths like [~/notes, work/notes.md], or []",
        ),
    ),
    (
        "time_zone: 北京",
        (
            1,
            12,
            "`time_zone` can't be `北京`; expected auto or a name like Asia/Shanghai",
        ),
    ),
    (
        "fsrs_parameters: [1, 2]",
        (
            1,
            18,
            "invalid value for `fsrs_parameters`; expected a list of 21 numbers, or []",
        ),
    ),
    (
        "- theme",
        (1, 1, "the config needs lines like `minutes_per_day: 30`"),
    ),
    (
        "theme: &t dark\nglyphs: *t",
        (2, 9, "YAML aliases (`*name`) are not supported"),
    ),
];

#[test]
fn each_error_has_a_position_and_the_expected_value() {
    for (text, (line, column, message)) in MISTAKES {
        assert_eq!(
            mistake(text),
            (*line, *column, (*message).to_owned()),
            "{text}"
        );
    }
}

#[test]
fn all_errors_are_reported_at_once() {
    let text = "thme: dark\nfuzz: maybe\nlearning_steps: [1m, 10]\n";
    let found = mistakes(text, Language::Zh);
    let places: Vec<_> = found
        .iter()
        .map(|(line, column, _)| (*line, *column))
        .collect();
    assert_eq!(places, [(1, 1), (2, 7), (3, 22)]);
    assert_eq!(found[0].2, "没有 `thme` 这个键；是不是想写 `theme`？");
    assert_eq!(found[1].2, "`fuzz` 不能是 `maybe`，应为 true、false 之一");
}

#[test]
fn steps_are_times_with_a_unit() {
    for wrong in [
        "10", "m", "0m", "-1m", "1.5h", "31d", "1w", "99999999999999999999d",
    ] {
        let (line, column, message) = mistake(&format!("learning_steps: [1m, {wrong}]"));
        assert_eq!((line, column), (1, 22), "{wrong}");
        assert!(message.contains("[30s, 10m, 1h, 2d]"), "{message}");
    }
    let many = format!("relearning_steps: [{}]", ["1m"; 17].join(", "));
    assert_eq!(mistake(&many).1, 19);
}

#[test]
fn each_parameter_has_its_own_range() {
    let defaults = fsrs::DEFAULT_PARAMETERS.map(|parameter| parameter.to_string());
    let text = format!("fsrs_parameters: [{}]", defaults.join(", "));
    let config = Config::parse(&text).unwrap();
    assert_eq!(
        config.memory_settings().parameters,
        fsrs::DEFAULT_PARAMETERS
    );
    assert_eq!(config.memory_settings().check(), Ok(()));

    let mut wrong = defaults;
    wrong[20] = "0.9".to_owned();
    let message = mistake(&format!("fsrs_parameters: [{}]", wrong.join(", "))).2;
    assert!(
        message.ends_with("can't be `0.9`; expected a number from 0.1 to 0.8"),
        "{message}"
    );
    assert_eq!(PARAMETER_RANGES.len(), 21);
}

#[test]
fn control_characters_of_a_value_are_made_visible() {
    let message = Line::from(mistake("theme: \"\\e[31m\"").2).text();
    assert!(!message.contains('\u{1b}'), "{message:?}");
}
