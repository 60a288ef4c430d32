//! The loop: waits for a key, takes it in, draws if something changed. Nothing ticks.

use std::io;
use std::time::Duration;

use ratatui::crossterm::clipboard::CopyToClipboard;
use ratatui::crossterm::event::{self, Event};
use ratatui::crossterm::{execute, terminal as crossterm_terminal};
use ratatui::layout::Rect;

use super::app::App;
use super::canvas::Canvas;
use super::glyphs::Glyphs;
use super::input::key_of;
use super::keymap::Keymap;
use super::message::{Effect, Message, Wanted};
use super::perform::Performer;
use super::programs::{self, EditorError};
use super::screens::Home;
use super::state::{Screen, Size, State};
use super::summary::Summary;
use super::terminal::{self, Taken};
use super::theme::Theme;
use super::view::{caret, view};
use crate::config::{GlyphChoice, Theme as ThemeName};
use crate::library::{Left, Library, Options, ScreenError, io_cause};
use crate::session::Place;
use crate::words::{log as log_words, overlays as words};

/// Shows the screens until the learner leaves.
pub fn run(library: &mut Library, options: &Options) -> Result<Left, ScreenError> {
    if !terminal::is_there() {
        return Err(ScreenError::NoTerminal);
    }
    let theme = theme(library, options);
    let taken = Taken::over()?;
    // Resizes are listened to from the first poll on; one before the size is asked for is in it.
    event::poll(Duration::ZERO)?;
    let (width, height) = crossterm_terminal::size()?;
    let mut app = App::new(library, options, size(width, height));
    // Reworded questions are followed in memory in any case; a log that cannot be written is
    // said when an answer is to be saved.
    let n_reworded = app.performer.library.record_relinks().unwrap_or(0);
    app.begin();
    if n_reworded > 0 {
        let said = log_words::reworded(app.state.language, n_reworded);
        app.take_in(Message::Said(said));
    }
    let looped = Loop {
        app: &mut app,
        theme,
        canvas: Canvas::new(io::stdout()),
        taken: &taken,
    };
    looped.run()?;
    drop(taken);
    let summary = app.summary();
    Ok(Left {
        line: summary.line(app.state.language),
        n_unsaved: summary.n_unsaved,
    })
}

fn size(width: u16, height: u16) -> Size {
    Size {
        width: width.into(),
        height: height.into(),
    }
}

fn theme(library: &Library, options: &Options) -> Theme {
    if options.colours {
        Theme::new(library.config().theme)
    } else {
        Theme::new(ThemeName::Mono)
    }
}

impl<'a> App<'a> {
    /// The program before its first screen.
    pub fn new(library: &'a mut Library, options: &'a Options, size: Size) -> Self {
        let config = library.config();
        let (keymap, _) = Keymap::with(&config.keys_by_context());
        let ambiguous = config.ambiguous_width;
        let unicode = match config.glyphs {
            GlyphChoice::Auto => terminal::shows_unicode(),
            GlyphChoice::Unicode => true,
            GlyphChoice::Ascii => false,
        };
        let glyphs = if unicode {
            Glyphs::unicode(ambiguous)
        } else {
            Glyphs::ascii(ambiguous)
        };
        let language = library.language();
        let mut state = State::new(size, language, glyphs);
        let topics = library.deck().topics.all().iter();
        let titled = topics.map(|topic| (topic.id.clone(), topic.title.get(language).to_owned()));
        state.topics = titled.collect();
        Self {
            state,
            keymap,
            performer: Performer { library, options },
        }
    }

    /// Opens the screen that the command asked for.
    pub fn begin(&mut self) {
        let effect = match self.performer.options.query.clone() {
            Some(query) => Effect::Open(Wanted { query, extra: None }),
            None => {
                let minutes_per_day = self.performer.library.config().minutes_per_day;
                self.state.screens.push(Screen::Home(Home {
                    minutes_per_day,
                    ..Home::default()
                }));
                Effect::LookOver(String::new())
            }
        };
        self.perform(vec![effect]);
    }

    /// What was done since the program began.
    pub fn summary(&self) -> Summary {
        let tally = &self.state.tally;
        let most_missed = tally.most_missed();
        let title = most_missed.map(|topic| super::screens::home::topic_title(&self.state, topic));
        Summary {
            n_graded: tally.n_graded,
            n_told: tally.n_told,
            most_missed: title,
            minutes_tomorrow: self
                .performer
                .minutes_tomorrow(self.performer.library.now()),
            n_unsaved: self.performer.library.log().unsaved().len(),
        }
    }
}

struct Loop<'a, 'b> {
    app: &'a mut App<'b>,
    theme: Theme,
    canvas: Canvas<io::Stdout>,
    taken: &'a Taken,
}

impl Loop<'_, '_> {
    fn run(mut self) -> io::Result<()> {
        while !self.app.state.is_left() {
            self.draw()?;
            self.wait()?;
            // What came at once is drawn at once; every answer is saved before that.
            while !self.app.state.is_left() && event::poll(Duration::ZERO)? {
                self.wait()?;
            }
        }
        Ok(())
    }

    fn draw(&mut self) -> io::Result<()> {
        let state = &self.app.state;
        let columns = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        let area = Rect::new(0, 0, columns(state.size.width), columns(state.size.height));
        let keymap = &self.app.keymap;
        let cursor = caret(state, keymap, area);
        let theme = &self.theme;
        self.canvas.draw(
            area,
            |buffer| view(state, keymap, theme, area, buffer),
            cursor,
        )
    }

    fn wait(&mut self) -> io::Result<()> {
        let effects = match event::read()? {
            Event::Key(event) => match key_of(event) {
                Some(key) => self.app.press(key),
                None => Vec::new(),
            },
            Event::Paste(text) => self.app.take_in(Message::Pasted(text)),
            Event::Resize(width, height) => self.app.take_in(Message::Resized(size(width, height))),
            _ => Vec::new(),
        };
        for effect in effects {
            let said = self.perform(effect)?;
            self.app.take_in(Message::Said(said));
        }
        Ok(())
    }

    /// Performs an effect that concerns the terminal; returns what to say about it.
    fn perform(&mut self, effect: Effect) -> io::Result<String> {
        let language = self.app.state.language;
        match effect {
            Effect::Copy(text) => {
                execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text))?;
                Ok(words::copied(language).to_owned())
            }
            Effect::Browse(address) if programs::browse(&address) => {
                Ok(words::opened(language, &address))
            }
            Effect::Browse(address) => {
                execute!(io::stdout(), CopyToClipboard::to_clipboard_from(&address))?;
                Ok(words::could_not_open(language, &address))
            }
            Effect::Edit(place) => self.edit(&place),
            _ => Ok(String::new()),
        }
    }

    fn edit(&mut self, place: &Place) -> io::Result<String> {
        let language = self.app.state.language;
        let edited = match programs::editor(place) {
            Ok(mut command) => {
                let status = self.taken.lend(|| command.status())?;
                self.canvas.forget();
                status.map(|_| ()).map_err(EditorError::Failed)
            }
            Err(error) => Err(error),
        };
        Ok(match edited {
            Ok(()) => String::new(),
            Err(EditorError::None) => words::no_editor(language).to_owned(),
            Err(EditorError::NoFile) => words::embedded(language, &place.file),
            Err(EditorError::Failed(error)) => {
                words::editor_failed(language, &io_cause(language, &error))
            }
        })
    }
}
