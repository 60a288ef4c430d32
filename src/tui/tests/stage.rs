//! A program under test: a small deck, its own log, a fixed clock, and keys from a script.

use std::fs;
use std::path::{Path, PathBuf};

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use tempfile::TempDir;

use super::printer::printed;
use crate::domain::{Language, Moment};
use crate::library::{Environment, Library, MockRequest, OpenOptions, StudyOptions};
use crate::query::Query;
use crate::text::{Ambiguous, Glyphs};
use crate::tui::app::App;
use crate::tui::keymap::Key;
use crate::tui::message::{Effect, Message};
use crate::tui::mouse::HitRegion;
use crate::tui::state::Size;
use crate::tui::theme::{Colors, Styles};
use crate::tui::view::view;

/// The path of the deck from the working directory of the tests.
const DECK: &str = "src/tui/tests/deck/deck.yaml";

/// When a session begins.
const NOW: &str = "2026-11-21T09:00:00+08:00";

/// A folder with a log, and the library opened from it.
pub struct Stage {
    folder: TempDir,
    deck: PathBuf,
    pub library: Library,
    pub options: StudyOptions,
    pub language: Language,
}

impl Stage {
    /// The home screen, in Chinese.
    pub fn home() -> Self {
        Self::with(StudyOptions::default(), Language::Zh)
    }

    /// A session with the cards of a query.
    pub fn study(query: &str) -> Self {
        Self::study_with(query, StudyOptions::default())
    }

    /// A session with the cards of a query and other options.
    pub fn study_with(query: &str, options: StudyOptions) -> Self {
        let mut stage = Self::with(options, Language::Zh);
        let query = Query::parse(query, &stage.library.deck().topics);
        stage.options.query = Some(query.unwrap());
        stage
    }

    pub fn with(options: StudyOptions, language: Language) -> Self {
        let folder = TempDir::new().unwrap();
        let deck = PathBuf::from(DECK);
        Self {
            library: open(&folder, &deck, language, NOW),
            folder,
            deck,
            options,
            language,
        }
    }

    /// A session with the cards of a file of notes, in English.
    pub fn of_notes(text: &str) -> Self {
        Self::of_file(&[("notes.md", text)])
    }

    /// A session with the cards of a file that match a query.
    pub fn of_path(path: &str, query: &str, language: Language) -> Self {
        let folder = TempDir::new().unwrap();
        let deck = PathBuf::from(path);
        let library = open(&folder, &deck, language, NOW);
        let query = Query::parse(query, &library.deck().topics);
        Self {
            options: StudyOptions {
                query: Some(query.unwrap()),
                ..StudyOptions::default()
            },
            folder,
            deck,
            library,
            language,
        }
    }

    /// A session with the cards of a file of notes and its manifest, in English.
    pub fn of_deck(notes: &str, manifest: &str) -> Self {
        Self::of_file(&[("deck.yaml", manifest), ("notes.md", notes)])
    }

    /// A mock interview with the cards of a file of notes and its manifest.
    pub fn mock(notes: &str, manifest: &str, request: MockRequest, language: Language) -> Self {
        let mut stage = Self::of_deck(notes, manifest);
        // A clock that stands still: time passes only where a test says so.
        stage.library = Library::open(OpenOptions {
            clock_speed: Some(0),
            ..open_options(&stage.folder, &stage.deck, language, NOW)
        })
        .unwrap();
        stage.language = language;
        stage.options = StudyOptions {
            mock: Some(request),
            ..StudyOptions::default()
        };
        stage
    }

    /// The home screen over the cards of a file of notes and its manifest.
    pub fn home_of_deck(notes: &str, manifest: &str, language: Language) -> Self {
        let mut stage = Self::of_deck(notes, manifest);
        stage.language = language;
        stage.options.query = None;
        stage.reopened(NOW)
    }

    /// Writes files, given their names and texts, and opens the first.
    fn of_file(files: &[(&str, &str)]) -> Self {
        let folder = TempDir::new().unwrap();
        for (name, text) in files {
            fs::write(folder.path().join(name), text).unwrap();
        }
        let deck = folder.path().join(files[0].0);
        Self {
            library: open(&folder, &deck, Language::En, NOW),
            folder,
            deck,
            options: StudyOptions {
                query: Some(Query::default()),
                ..StudyOptions::default()
            },
            language: Language::En,
        }
    }

    /// Adds a file to the learner's folder, such as a config file or an own answer.
    pub fn with_file(self, name: &str, text: &str) -> Self {
        fs::write(self.folder.path().join(name), text).unwrap();
        self.reopened(NOW)
    }

    /// The path of a file in the learner's folder.
    pub fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    /// A file in the learner's folder; empty if there is none.
    pub fn file(&self, name: &str) -> String {
        fs::read_to_string(self.folder.path().join(name)).unwrap_or_default()
    }

    pub fn in_english(self) -> Self {
        self.in_language(Language::En)
    }

    pub fn in_language(mut self, language: Language) -> Self {
        self.language = language;
        self.reopened(NOW)
    }

    /// Opens the same log at another time.
    pub fn reopened(self, now: &str) -> Self {
        let library = open(&self.folder, &self.deck, self.language, now);
        Self { library, ..self }
    }

    pub fn log(&self) -> String {
        fs::read_to_string(self.log_path()).unwrap_or_default()
    }

    /// The events of the log, without the parts that differ between runs.
    pub fn deeds(&self) -> Vec<String> {
        let deed = |line: &str| {
            let event: serde_json::Value = serde_json::from_str(line).unwrap();
            let key = |key: &str| event.get(key).map(|value| format!(" {key}={value}"));
            let kind = event["do"].as_str().unwrap();
            let keys = ["grade", "hit", "of", "q", "file", "why"];
            let keys = keys
                .iter()
                .filter(|name| **name != "of" || kind == "review");
            let rest: String = keys.filter_map(|name| key(name)).collect();
            format!("{kind}{rest}")
        };
        self.log().lines().map(deed).collect()
    }

    pub fn log_path(&self) -> PathBuf {
        self.folder.path().join("progress.jsonl")
    }

    /// Plays a script and passes the app to `look`.
    pub fn play<T>(
        &mut self,
        keys: &str,
        size: (u16, u16),
        look: impl FnOnce(&mut App<'_>) -> T,
    ) -> T {
        let mut app = self.app(size);
        press(&mut app, keys);
        look(&mut app)
    }

    /// Plays a script; returns the screen as text, then its styles.
    pub fn screen(&mut self, keys: &str, size: (u16, u16)) -> String {
        self.play(keys, size, |app| printed(&drawn(app)))
    }

    /// Plays a script; returns the screen as text alone.
    pub fn text(&mut self, keys: &str, size: (u16, u16)) -> String {
        let screen = self.screen(keys, size);
        screen
            .split("\n\n---\n")
            .next()
            .unwrap_or_default()
            .to_owned()
    }

    /// The same in a terminal that draws ASCII only and gives ambiguous characters two columns.
    pub fn screen_in_ascii(&mut self, keys: &str, size: (u16, u16)) -> String {
        let mut app = self.app(size);
        app.state.glyphs = Glyphs {
            ambiguous: Ambiguous::Wide,
            ascii: true,
        };
        press(&mut app, keys);
        printed(&drawn(&app))
    }

    pub fn app(&mut self, (width, height): (u16, u16)) -> App<'_> {
        let size = Size {
            width: width.into(),
            height: height.into(),
        };
        let mut app = App::new(&mut self.library, &self.options, size);
        app.state.glyphs = Glyphs::default();
        app.begin();
        app
    }
}

/// The keys of a script such as `jj<enter>?`: characters, and key names in `<` and `>`.
fn script(text: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let named = rest
            .strip_prefix('<')
            .and_then(|after| after.split_once('>'));
        let (key, after) = match named {
            Some((name, after)) => (name.parse().unwrap(), after),
            None => (Key::char(character), &rest[character.len_utf8()..]),
        };
        keys.push(key);
        rest = after;
    }
    keys
}

/// Presses the keys of a script; returns the effects that concern the terminal.
pub fn press(app: &mut App<'_>, keys: &str) -> Vec<Effect> {
    let keys = script(keys).into_iter();
    keys.flat_map(|key| app.press(key)).collect()
}

/// Checks that a screen has this line.
#[track_caller]
pub fn assert_line(screen: &str, line: &str) {
    let has_line = screen.lines().any(|shown| shown == line);
    assert!(has_line, "no line {line:?} in\n{screen}");
}

/// Changes the size of the screen.
pub fn resize(app: &mut App<'_>, (width, height): (u16, u16)) {
    let size = Size {
        width: width.into(),
        height: height.into(),
    };
    app.receive(Message::Resized(size));
}

pub fn drawn(app: &App<'_>) -> Buffer {
    shown(app).0
}

/// What a click on the screen concerns.
pub fn shown_regions(app: &App<'_>) -> Vec<HitRegion> {
    let size = app.state.size;
    let area = Rect::new(0, 0, size.width as u16, size.height as u16);
    let styles = Styles::new(app.state.theme, Colors::True);
    view(&app.state, &styles, area, &mut Buffer::empty(area)).regions
}

/// The screen as drawn, and the position of the cursor.
pub fn shown(app: &App<'_>) -> (Buffer, Option<Position>) {
    let size = app.state.size;
    let area = Rect::new(0, 0, size.width as u16, size.height as u16);
    let mut buffer = Buffer::empty(area);
    let drawn = view(
        &app.state,
        &Styles::new(app.state.theme, Colors::True),
        area,
        &mut buffer,
    );
    (buffer, drawn.caret)
}

fn open(folder: &TempDir, deck: &Path, language: Language, now: &str) -> Library {
    Library::open(open_options(folder, deck, language, now)).unwrap()
}

fn open_options(folder: &TempDir, deck: &Path, language: Language, now: &str) -> OpenOptions {
    let now: Moment = now.parse().unwrap();
    OpenOptions {
        decks: vec![deck.to_owned()],
        now: Some(now),
        language: Some(language),
        environment: Environment {
            app_home: Some(folder.path().to_owned()),
            // A script that a test can provide.
            editor: Some(format!("sh {}", folder.path().join("editor.sh").display())),
            ..Environment::default()
        },
        ..OpenOptions::default()
    }
}
