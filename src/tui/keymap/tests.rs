//! Invariants of the key table.

use std::collections::HashMap;

use super::*;
use crate::domain::{Grade, Language, Position};
use crate::text::{Ambiguous, display_width};

const LANGUAGES: [Language; 2] = [Language::En, Language::Zh];

fn lookup(context: Context, name: &str) -> Lookup {
    Keymap::default().lookup(context, name.parse().unwrap())
}

const PLACE: Position = Position { line: 3, column: 5 };

fn own(context: &str, key: &str, command: &str) -> [KeyRule; 1] {
    [KeyRule {
        context: context.to_owned(),
        key: key.to_owned(),
        command: command.to_owned(),
        position: PLACE,
    }]
}

#[test]
fn every_key_of_the_table_has_a_name() {
    for row in command::ROWS {
        for name in row
            .bindings
            .iter()
            .flat_map(|(_, names, _)| names.split(' '))
        {
            let key: Key = name.parse().unwrap();
            assert_eq!(key.to_string(), name, "{:?}", row.command);
        }
    }
}

#[test]
fn no_key_means_two_things_in_one_context() {
    let keymap = Keymap::default();
    for context in Context::ALL {
        let mut seen: Vec<Key> = Vec::new();
        for binding in keymap.bindings(context) {
            for key in &binding.keys {
                assert!(!seen.contains(key), "{key} twice in {}", context.name());
                seen.push(*key);
            }
        }
    }
}

#[test]
fn letters_of_the_menu_are_free_in_the_menu() {
    let keymap = Keymap::default();
    for context in Context::ALL {
        let in_menu = keymap
            .bindings(context)
            .filter(|binding| binding.is_in_menu());
        for key in in_menu.flat_map(|binding| &binding.keys) {
            let taken = keymap.lookup(Context::Menu, *key);
            assert_eq!(taken, Lookup::Unbound, "{key} of {}", context.name());
        }
    }
}

/// What a letter does, where commands that do the same on different screens have one name.
fn deed(command: Command) -> String {
    match command {
        Command::Pass | Command::Next => "Down".to_owned(),
        Command::Previous => "Up".to_owned(),
        other => format!("{other:?}"),
    }
}

#[test]
fn a_letter_means_the_same_on_all_screens_and_in_all_menus() {
    let keymap = Keymap::default();
    // Letters that work only in menus have a meaning of their own there.
    let mut deeds: HashMap<(char, bool), String> = HashMap::new();
    for binding in Context::ALL.iter().flat_map(|it| keymap.bindings(*it)) {
        for key in binding.keys.iter().filter(|key| !key.control) {
            if let Code::Char(letter) = key.code
                && letter.is_ascii_alphabetic()
            {
                let deed = deed(binding.command);
                let only_in_menu = binding.slots.contains(&Slot::MenuOnly);
                let known = deeds
                    .entry((letter, only_in_menu))
                    .or_insert_with(|| deed.clone());
                assert_eq!(known, &deed, "{letter} in {}", binding.context.name());
            }
        }
    }
}

#[test]
fn what_changes_the_fate_of_a_card_works_only_in_the_menu() {
    for command in [
        Command::Bury,
        Command::Suspend,
        Command::Resume,
        Command::Flag,
        Command::Unflag,
        Command::Prefer,
    ] {
        let keymap = Keymap::default();
        let mut bindings = keymap.bindings.iter();
        let is_in_menu = |it: &Binding| it.slots == [Slot::MenuOnly];
        assert!(
            bindings.all(|it| it.command != command || is_in_menu(it)),
            "{command:?}"
        );
    }
}

/// The columns of a context's footer on one line. Leaves out keys that are offered only at times,
/// because other keys make room for them.
fn footer_width(keymap: &Keymap, context: Context, language: Language) -> usize {
    let bindings = keymap
        .bindings(context)
        .filter(|binding| binding.slots.contains(&Slot::Footer))
        .filter(|binding| !matches!(binding.command, Command::AddDecks | Command::ClearSearch));
    let widths = bindings.map(|binding| {
        let key = binding.keys.first().map(|key| key_label(*key, language));
        let label: &str = Command::label(binding.command, language);
        let width = |text: &str| display_width(text, Ambiguous::Narrow);
        width(&key.unwrap_or_default()) + 1 + width(label)
    });
    let widths: Vec<usize> = widths.collect();
    widths.iter().sum::<usize>() + 2 * widths.len().saturating_sub(1)
}

#[test]
fn every_footer_fits_eighty_columns() {
    for context in Context::ALL {
        for language in LANGUAGES {
            let width = footer_width(&Keymap::default(), context, language);
            assert!(width <= 78, "{} {language:?}: {width}", context.name());
        }
    }
}

#[test]
fn command_and_context_names_are_unique() {
    let keymap = Keymap::default();
    for context in Context::ALL {
        assert_eq!(Context::of_name(context.name()), Some(context));
        let commands: Vec<Command> = keymap
            .bindings(context)
            .map(|binding| binding.command)
            .collect();
        for (index, command) in commands.iter().enumerate() {
            let again = commands
                .iter()
                .skip(index + 1)
                .find(|other| other.name() == command.name());
            assert!(
                command.name().is_none() || again.is_none(),
                "{command:?} in {context:?}"
            );
        }
    }
}

#[test]
fn every_context_can_quit() {
    for context in Context::ALL {
        assert_eq!(lookup(context, "ctrl-c"), Lookup::Matched(Command::Leave));
    }
}

#[test]
fn the_main_path_needs_no_letters() {
    for (context, key, command) in [
        (Context::Home, "enter", Command::Study),
        (Context::Question, "space", Command::Reveal),
        (Context::Question, "enter", Command::Reveal),
        (Context::Question, "backspace", Command::Undo),
        (Context::Checklist, "space", Command::Tick),
        (Context::Checklist, "enter", Command::Accept),
        (Context::Checklist, "down", Command::Pass),
        (Context::Checklist, "right", Command::Unfold),
        (Context::Reading, "space", Command::PageDown),
        (Context::Reading, "3", Command::Grade(Grade::Good)),
        (Context::Reading, "tab", Command::NextAnswer),
        (Context::End, "enter", Command::Pick),
    ] {
        assert_eq!(lookup(context, key), Lookup::Matched(command), "{key}");
    }
}

#[test]
fn full_width_keys_work_and_chinese_characters_reveal_the_input_method() {
    let good = Lookup::Matched(Command::Grade(Grade::Good));
    assert_eq!(lookup(Context::Checklist, "３"), good);
    assert_eq!(lookup(Context::Home, "？"), Lookup::Matched(Command::Help));
    assert_eq!(
        lookup(Context::Question, "\u{3000}"),
        Lookup::Matched(Command::Reveal)
    );
    assert_eq!(lookup(Context::Question, "节"), Lookup::InputMethod);
    assert_eq!(lookup(Context::Field, "节"), Lookup::Typed('节'));
    assert_eq!(lookup(Context::Field, "３"), Lookup::Typed('３'));
    assert_eq!(lookup(Context::Question, "z"), Lookup::Unbound);
}

#[test]
fn configured_keys_replace_default_bindings() {
    let (keymap, errors) = Keymap::with(&own("checklist", "n", "pass"));
    assert_eq!(errors, []);
    let n = Key::char('n');
    assert_eq!(
        keymap.lookup(Context::Checklist, n),
        Lookup::Matched(Command::Pass)
    );
    assert_eq!(keymap.key_of(Context::Checklist, Command::Pass), Some(n));
    let (keymap, _) = Keymap::with(&own("question", "u", "hint"));
    let u = keymap.lookup(Context::Question, Key::char('u'));
    assert_eq!(u, Lookup::Matched(Command::Hint));
    assert_eq!(
        keymap.key_of(Context::Question, Command::Undo),
        Some(Key::new(Code::Backspace))
    );
}

#[test]
fn every_mistake_in_configured_keys_is_reported() {
    for (context, key, command, error) in [
        (
            "nowhere",
            "n",
            "pass",
            KeyError::UnknownContext {
                name: "nowhere".to_owned(),
                near: None,
            },
        ),
        ("home", "nn", "study", KeyError::UnknownKey("nn".to_owned())),
        (
            "home",
            "n",
            "grade5",
            KeyError::UnknownCommand {
                context: "home",
                name: "grade5".to_owned(),
                near: None,
            },
        ),
    ] {
        let (keymap, errors) = Keymap::with(&own(context, key, command));
        let position = PLACE;
        assert_eq!(errors, [KeyMistake { position, error }]);
        assert_eq!(keymap, Keymap::default());
    }
}

#[test]
fn a_mistake_suggests_a_similar_name() {
    let message = |context: &str, key: &str, command: &str| {
        let (_, mistakes) = Keymap::with(&own(context, key, command));
        mistakes[0].error.message(Language::En)
    };
    assert!(message("hom", "n", "study").contains("home"));
    assert!(message("home", "n", "stduy").contains("study"));
    assert!(message("home", "nn", "study").contains("nn"));
}
