//! The event loop: waits for a key, handles it, and draws if something changed. It wakes without a
//! key only while a clock runs on the screen.

use std::io;
use std::path::Path;

use ratatui::crossterm::terminal as crossterm_terminal;
use ratatui::layout::Rect;

use super::app::App;
use super::executor::Executor;
use super::input::{Input, InputReader};
use super::keymap::Keymap;
use super::message::{Effect, Message, MockEffect, MockMessage, SessionRequest};
use super::mouse::HitRegion;
use super::overlays::Overlay;
use super::programs::{self, TmuxCopy};
use super::screen_buffer::ScreenBuffer;
use super::state::{Screen, Size, State};
use super::summary::ExitSummary;
use super::terminal::{self, TerminalGuard};
use super::theme::{Colors, Styles};
use super::view::view;
use crate::config::KeyRule;
use crate::domain::{Language, Position};
use crate::library::{EditError, Error, Library, StudyOptions};
use crate::session::SourceLocation;
use crate::text::VisibleText;
use crate::words::{overlays as words, progress};

/// Shows the screens until the learner quits.
///
/// # Errors
///
/// The terminal can't be read, written, or switched to raw mode, or the system refuses a thread.
pub fn run(
    library: &mut Library,
    options: &StudyOptions,
    colors: bool,
) -> Result<ExitSummary, Error> {
    #[cfg(unix)]
    super::signals::watch().map_err(Error::NoThread)?;
    let guard = TerminalGuard::new()?;
    // Before the size is read, so that no change of it is lost.
    let input = InputReader::new()?;
    let mut app = App::new(library, options, size()?);
    // The library follows reworded questions in memory even if the log can't be written. The next
    // save reports the error.
    let n_reworded = app.executor.library.record_relinks().unwrap_or(0);
    app.begin();
    if n_reworded > 0 {
        let said = progress::reworded(app.state.language, n_reworded);
        app.receive(Message::Said(said));
    }
    let looped = Loop {
        app: &mut app,
        colors: Colors::announced(colors),
        screen: terminal::screen(),
        regions: Vec::new(),
        guard: &guard,
        input,
    };
    looped.run()?;
    drop(guard);
    Ok(app.summary())
}

/// A terminal that claims to be larger, such as 65,535 columns by as many rows, is drawn in part. In
/// columns and rows.
const MAX_SIZE: (u16, u16) = (2_000, 1_000);

fn size() -> io::Result<Size> {
    let (width, height) = crossterm_terminal::size()?;
    let (max_width, max_height) = MAX_SIZE;
    Ok(Size {
        width: width.min(max_width).into(),
        height: height.min(max_height).into(),
    })
}

impl<'a> App<'a> {
    /// The program before its first screen.
    pub fn new(library: &'a mut Library, options: &'a StudyOptions, size: Size) -> Self {
        let config = library.config();
        let (keymap, _) = Keymap::with(&config.keys);
        let language = library.language();
        let mut state = State::new(size, language, library.glyphs());
        state.keymap = keymap;
        state.theme = config.theme;
        state.is_newcomer = library.history().ids().next().is_none();
        state.can_add_decks = !library.unregistered_decks().is_empty();
        let mistakes = key_mistakes(&config.keys, &library.paths().config, language);
        if !mistakes.is_empty() {
            state.overlays.push(Overlay::notice(mistakes));
        }
        let executor = Executor { library, options };
        state.topics = executor.topics();
        state.ahead = executor.ahead(executor.library.now());
        Self { state, executor }
    }

    /// Opens the screen of the command.
    pub fn begin(&mut self) {
        let options = self.executor.options;
        let effect = match options.query.clone() {
            _ if options.mock.is_some() => {
                Effect::Mock(MockEffect::Open(options.mock.clone().unwrap_or_default()))
            }
            Some(query) if options.skim => Effect::Skim(query),
            Some(query) => Effect::Open(SessionRequest::new(query)),
            None => {
                self.state.screens.push(Screen::Home(Box::default()));
                Effect::LoadOverview
            }
        };
        self.perform(vec![effect]);
        let library = &self.executor.library;
        let interview = library.interview(library.now());
        let interview = interview.filter(|_| options.mock.is_none());
        if let Some(over) = interview.filter(|interview| interview.countdown.is_over()) {
            let name = over.plan.name.unwrap_or_default();
            self.state.overlays.push(Overlay::afterwards(name));
        }
    }

    /// The figures since the program started.
    pub fn summary(&self) -> ExitSummary {
        let library = &self.executor.library;
        let tally = &self.state.tally;
        let most_missed = tally.most_missed();
        let title = most_missed.map(|topic| super::screens::home::topic_title(&self.state, topic));
        let tomorrow = self.executor.tomorrow(library.now());
        ExitSummary {
            mock: self.state.mock_score,
            n_graded: tally.n_graded,
            n_all_points: tally.n_all_points,
            most_missed: title,
            minutes_tomorrow: tomorrow.map_or(0, |day| day.minutes),
            n_unsaved: self.executor.library.log().unsaved().len(),
        }
    }
}

/// The mistakes in the learner's own keys: a heading, then each mistake with its location in
/// the config file. Empty if there are none.
pub fn key_mistakes(rules: &[KeyRule], config: &Path, language: Language) -> Vec<String> {
    let (_, mistakes) = Keymap::with(rules);
    if mistakes.is_empty() {
        return Vec::new();
    }
    let path = config.display().to_string();
    let lines = mistakes.iter().map(|mistake| {
        let Position { line, column } = mistake.position;
        let message = mistake.error.message(language);
        format!("{path}:{line}:{column}: {}", message)
    });
    std::iter::once(words::bad_keys(language, &path))
        .chain(lines)
        .collect()
}

struct Loop<'a, 'b> {
    app: &'a mut App<'b>,
    colors: Colors,
    screen: ScreenBuffer<io::Stdout>,
    /// What a click on the last frame concerns.
    regions: Vec<HitRegion>,
    guard: &'a TerminalGuard,
    input: InputReader,
}

/// Runs another program in the terminal, with the keys and signals that come meanwhile.
fn lend<T>(
    guard: &TerminalGuard,
    input: &mut InputReader,
    work: impl FnOnce() -> T,
) -> io::Result<T> {
    input.forget();
    guard.lend(|| {
        let done = work();
        #[cfg(unix)]
        super::signals::settle();
        done
    })
}

impl Loop<'_, '_> {
    fn run(mut self) -> io::Result<()> {
        while !self.app.state.is_left() {
            let has_mouse = self.app.executor.library.config().mouse;
            self.guard.write(|| terminal::use_mouse(has_mouse))?;
            self.draw()?;
            let second = self.app.state.next_second();
            let second = second.and_then(|time| self.app.executor.library.wait_for(time));
            let mut input = self.input.next(second)?;
            if input.is_none() {
                let now = self.app.executor.library.now();
                self.app.receive(Message::Mock(MockMessage::Tick(now)));
            }
            // Handles all pending keys before the next frame; every answer is saved before that.
            while let Some(next) = input.take() {
                self.handle(next)?;
                if !self.app.state.is_left() {
                    input = self.input.pending()?;
                }
            }
        }
        Ok(())
    }

    fn draw(&mut self) -> io::Result<()> {
        let state = &self.app.state;
        let columns = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        let area = Rect::new(0, 0, columns(state.size.width), columns(state.size.height));
        let styles = Styles::new(state.theme, self.colors);
        let (screen, regions) = (&mut self.screen, &mut self.regions);
        self.guard.write(|| {
            if self.guard.was_overwritten() {
                screen.forget();
            }
            screen.draw(area, |buffer| {
                let drawn = view(state, &styles, area, buffer);
                *regions = drawn.regions;
                drawn.caret
            })
        })
    }

    fn handle(&mut self, input: Input) -> io::Result<()> {
        let effects = match input {
            Input::Key(key) => self.app.press(key),
            Input::Paste(text) => self.app.receive(Message::Pasted(text)),
            Input::Resized => {
                // A terminal that was small for a moment may have lost what it showed, even if it
                // has its old size again.
                self.screen.forget();
                self.app.receive(Message::Resized(size()?))
            }
            // Only what is on the screen can be meant: draws it before the next input.
            Input::Mouse(mouse) => self.app.point(&self.regions, mouse),
        };
        let mut waiting = std::collections::VecDeque::from(effects);
        while let Some(effect) = waiting.pop_front() {
            let message = self.perform(effect)?;
            waiting.extend(self.app.receive(message));
        }
        Ok(())
    }

    /// Performs an effect that concerns the terminal.
    fn perform(&mut self, effect: Effect) -> io::Result<Message> {
        Ok(match effect {
            Effect::Edit(card) => {
                let executor = &mut self.app.executor;
                lend(self.guard, &mut self.input, || executor.edit(card))?
            }
            Effect::OpenFile(location) => self.open_file(&location)?,
            Effect::SearchOn(search) => {
                self.draw()?;
                self.app.executor.search_on(*search)
            }
            Effect::Stop => {
                #[cfg(unix)]
                super::signals::stop();
                Message::Said(String::new())
            }
            _ => Message::Said(self.message_of(effect)?),
        })
    }

    /// Performs an effect whose only result is a message to show.
    fn message_of(&mut self, effect: Effect) -> io::Result<String> {
        let language = self.app.state.language;
        match effect {
            Effect::Copy(text) => Ok(self.copy(&text)?.to_owned()),
            Effect::Browse(address) if programs::browse(&address) => {
                Ok(words::opened(language, &address))
            }
            Effect::Browse(address) => {
                let copied = self.copy(&address)?;
                Ok(words::could_not_open(language, &address, copied))
            }
            _ => Ok(String::new()),
        }
    }

    /// Copies a text to the clipboard; returns what to tell the learner.
    fn copy(&self, text: &str) -> io::Result<&'static str> {
        let language = self.app.state.language;
        let text = VisibleText::from(text);
        let tmux = programs::copy_in_tmux(&text);
        if tmux != TmuxCopy::Copied {
            self.guard.write(|| terminal::copy(text))?;
        }
        Ok(match tmux {
            TmuxCopy::Failed => words::copied_if_tmux_allows(language),
            TmuxCopy::Copied | TmuxCopy::NotInTmux => words::copied(language),
        })
    }

    /// Opens a file in the editor at a line; returns an error message if that fails.
    fn open_file(&mut self, location: &SourceLocation) -> io::Result<Message> {
        let language = self.app.state.language;
        let editor = self.app.executor.library.editor_command();
        let mut command = match programs::editor(editor, location) {
            Ok(command) => command,
            Err(programs::NotOpened::NoFile) => {
                return Ok(Message::Said(words::embedded(language, &location.file)));
            }
            Err(programs::NotOpened::Editor(error)) => {
                return Ok(Message::Failed(error.complaint(language)));
            }
        };
        let status = lend(self.guard, &mut self.input, || command.status())?;
        Ok(match status {
            Ok(_) => self.app.executor.reload_notes(),
            Err(cause) => {
                let program = command.get_program().to_string_lossy().into_owned();
                let error = Error::from(EditError::NotStarted { program, cause });
                Message::Failed(error.complaint(language))
            }
        })
    }
}
