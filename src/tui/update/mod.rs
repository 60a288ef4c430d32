//! Applies messages to the state and returns effects. Pure: no clock, no file, no terminal.

mod answer;
mod browse;
mod card;
mod changed_notes;
mod chosen;
mod clicked;
mod end;
mod find;
mod home;
mod mock;
mod mock_report;
mod overlay;
mod recorded;
mod settings;
mod skim;
mod statistics;
mod study;
#[cfg(test)]
mod tests;

use super::card_actions::CardAction;
use super::keymap::{Command, Context, Key, Lookup, key_label};
use super::list::List;
use super::message::{DeckRead, Effect, Message, MockEffect, Question, SessionRequest};
use super::overlays::{Overlay, Purpose};
use super::screens::StudyScreen;
use super::screens::study::{Phase, end as study_end};
use super::state::{Screen, State};
use crate::domain::{CardId, Moment};
use crate::progress::EventKind;
use crate::session::{CardView, Study};
use crate::words::{home as home_words, overlays as words};

/// Applies a message; returns the effects to perform, in order.
pub fn update(state: &mut State, message: Message) -> Vec<Effect> {
    if let Message::CardReady(..) | Message::CardReloaded(_) | Message::Resized(_) = message {
        state.layout.clear();
    }
    let mut effects = apply(state, message);
    offer(state);
    effects.extend(browse::load_missing(state));
    find::keep_up(state);
    effects
}

/// Makes the open menu and the choices at the end those that have an effect now.
fn offer(state: &mut State) {
    let entries = state.menu_entries();
    if let Some(Overlay::Menu(menu)) = state.overlays.last_mut() {
        menu.replace(entries);
    }
    let choices = study_end::choices(state);
    if let Some(Phase::End { choices: list, .. }) = state.study_mut().map(|it| &mut it.phase) {
        list.replace(choices);
    }
}

fn apply(state: &mut State, message: Message) -> Vec<Effect> {
    match message {
        Message::Do(command, now) => {
            state.notice = None;
            mock::keep_time(state, now, |state| command_given(state, command, now))
        }
        Message::Mock(message) => mock::received(state, message),
        Message::Typed(character) => typed(state, &character.to_string()),
        Message::Pasted(text) => typed(state, &text),
        Message::InputMethod => {
            state.notice = Some(words::input_method(state.language).to_owned());
            Vec::new()
        }
        Message::Unbound(key) => {
            unbound(state, key);
            Vec::new()
        }
        Message::InMenu(command) => in_menu(state, command),
        Message::Clicked(item, now) => clicked::clicked(state, item, now),
        Message::InPane(pane, command) => browse::in_pane(state, pane, command),
        Message::Resized(size) => {
            state.size = size;
            answer::keep_in_view(state);
            mock::keep_in_view(state);
            Vec::new()
        }
        Message::OverviewReady(overview, ahead) => {
            state.ahead = ahead;
            home::overview_loaded(state, *overview)
        }
        Message::Browse(message) => browse::received(state, message),
        Message::StatisticsReady(report, query) => statistics::loaded(state, *report, query),
        Message::Skimmed(cards, query) => skim::opened(state, query, cards),
        Message::NotADate(text, complaint) => {
            state.overlays.push(Overlay::field(Purpose::Date, &text));
            open(state, Overlay::complaint(&complaint))
        }
        Message::BadQuery(why) => browse::bad_query(state, why),
        Message::Said(why) => said(state, why),
        Message::Opened(session, wanted, now) => opened(state, *session, wanted, now),
        Message::CardReady(view, now) => card_ready(state, *view, now),
        Message::CardReloaded(view) => card_reloaded(state, *view),
        Message::CardRemoved(card, now) => card_removed(state, card, now),
        Message::DeckRead(read) => deck_read(state, *read),
        Message::NotCaptured(question, complaint) => {
            // Keeps the typed text: the field comes back below the message.
            state.overlays.push(Overlay::capture(&question));
            open(state, Overlay::complaint(&complaint))
        }
        Message::CardsFound(found) => overlay::found(state, *found),
        Message::DecksAdded(said) => {
            state.can_add_decks = false;
            state.notice = Some(said);
            Vec::new()
        }
        Message::SettingsReady(values) => settings::opened(state, values),
        Message::SettingChanged(change) => settings::changed(state, *change),
        Message::OwnKeys(rules) => settings::keys_listed(state, &rules),
        Message::LanguageSet(language, topics) => {
            state.language = language;
            state.topics = topics;
            reload(state)
        }
        Message::Failed(complaint) => open(state, Overlay::complaint(&complaint)),
        Message::Recorded(recorded) => recorded::recorded(state, *recorded),
        Message::RecordedAll(recorded) => recorded::all_recorded(state, &recorded),
        Message::NotSaved(unsaved) => {
            state.overlays.push(Overlay::Failure(Box::new(unsaved)));
            Vec::new()
        }
        Message::Saved => saved(state),
        Message::Forecast(forecast) => {
            if let Some(study) = state.study_mut() {
                study.forecast = Some(forecast);
            }
            Vec::new()
        }
        Message::ChangedNotes(message) => changed_notes::received(state, message),
        Message::ChangedElsewhere { cards, undone, now } => {
            recorded::changed_elsewhere(state, &cards, &undone, now)
        }
    }
}

/// Says where the command of a key works.
fn in_menu(state: &mut State, command: Command) -> Vec<Effect> {
    state.notice = None;
    let menu = key_of(state, Command::Menu);
    let label = state.label(command);
    state.say_once(words::in_menu(state.language, label, &menu));
    Vec::new()
}

fn said(state: &mut State, text: String) -> Vec<Effect> {
    state.notice = Some(text).filter(|text| !text.is_empty());
    Vec::new()
}

/// Inserts typed or pasted text into the active text field.
fn typed(state: &mut State, text: &str) -> Vec<Effect> {
    if state.overlays.is_empty()
        && let Some(effects) = find::typed(state, text).or_else(|| browse::typed(state, text))
    {
        state.notice = None;
        return effects;
    }
    overlay::typed(state, text)
}

/// Says why a key does nothing. Overlays have no room for that.
fn unbound(state: &mut State, key: Key) {
    if !state.overlays.is_empty() {
        return;
    }
    state.notice = None;
    let language = state.language;
    let works_after_reveal = || {
        let lookup = state.keymap.lookup(Context::Checklist, key);
        matches!(lookup, Lookup::Matched(_))
    };
    let is_question = matches!(state.context(), Context::Question | Context::Choosing);
    let text = if is_question && works_after_reveal() {
        words::reveal_first(language, &key_of(state, Command::Reveal))
    } else {
        let help = key_of(state, Command::Help);
        words::unbound(language, &key_label(key, language), &help)
    };
    state.say_once(text);
}

/// The label of the key for a command on this screen.
fn key_of(state: &State, command: Command) -> String {
    let key = state.screen_key(command);
    key.map_or_else(String::new, |key| key_label(key, state.language))
}

fn command_given(state: &mut State, command: Command, now: Moment) -> Vec<Effect> {
    match command {
        Command::Leave => return leave(state),
        Command::ToShell => {
            mock::pause(state, now);
            return vec![Effect::Stop];
        }
        _ => {}
    }
    if !state.overlays.is_empty() {
        return overlay::command_given(state, command, now);
    }
    if state.find.is_some() {
        return find::command_given(state, command);
    }
    match command {
        Command::Search if state.shows_text() => find::opened(state),
        Command::Menu => {
            let entries = List::new(state.menu_entries());
            open(state, Overlay::Menu(entries))
        }
        Command::Help => open(state, Overlay::Help { scroll: 0 }),
        Command::Back | Command::Escape if state.mock().is_some() => {
            open(state, Overlay::LeaveMock)
        }
        Command::Back => back(state),
        Command::SwitchLanguage => vec![Effect::SetLanguage(state.language.other())],
        Command::Capture => open(state, Overlay::capture(&Question::default())),
        Command::AddDecks if state.can_add_decks => vec![Effect::AddDecksToConfig],
        Command::AddDecks => Vec::new(),
        Command::ToHome => to_home(state),
        Command::Plan => open(state, date_field(state)),
        Command::Escape if answer::fold_all(state) => Vec::new(),
        Command::Escape if !state.at_root() => back(state),
        Command::Escape => {
            let quit = key_of(state, Command::Back);
            state.say_once(words::first_screen(state.language, &quit));
            Vec::new()
        }
        _ => screen_command(state, command, now),
    }
}

/// Runs a command on the card that the screen shows, else one of the screen itself.
fn screen_command(state: &mut State, command: Command, now: Moment) -> Vec<Effect> {
    if let Some(effects) = chosen::command_given(state, command) {
        return effects;
    }
    let lists_cards = matches!(state.screens.last(), Some(Screen::Browse(_)));
    if command == Command::Search && !lists_cards {
        return browse::opened(state, "", true);
    }
    let card = state.shown_card();
    match card.and_then(|card| card.action(command, state.language)) {
        Some(CardAction::Perform(effect)) => vec![effect],
        Some(CardAction::Open(overlay)) => open(state, overlay),
        Some(CardAction::Say(text)) => {
            state.notice = Some(text.to_owned());
            Vec::new()
        }
        None => match state.screens.last() {
            Some(Screen::Home(_)) => home::command_given(state, command),
            Some(Screen::Study(_)) => study::command_given(state, command, now),
            Some(Screen::Skim(_)) => skim::command_given(state, command),
            Some(Screen::Settings(_)) => settings::command_given(state, command),
            Some(Screen::Card(_)) => card::command_given(state, command),
            Some(Screen::Statistics(_)) => statistics::command_given(state, command),
            Some(Screen::Mock(_)) => mock::command_given(state, command, now),
            Some(Screen::MockReport(_)) => mock_report::command_given(state, command),
            Some(Screen::Browse(_)) => browse::command_given(state, command),
            None => Vec::new(),
        },
    }
}

/// Shows a session, replacing one on the screen.
fn opened(state: &mut State, session: Study, wanted: SessionRequest, now: Moment) -> Vec<Effect> {
    if matches!(state.screens.last(), Some(Screen::Study(_))) {
        close_screen(state);
    }
    if session.plan().reviews_fill_day {
        let why = home_words::no_new_today(state.language);
        state.notice = Some(why.to_owned());
    }
    let screen = StudyScreen::new(session, wanted);
    state.screens.push(Screen::Study(Box::new(screen)));
    study::load_next_card(state, now)
}

/// Everything is on disk, so a pending exit can continue.
fn saved(state: &mut State) -> Vec<Effect> {
    state.n_unsaved = 0;
    state.notice = Some(words::saved(state.language).to_owned());
    if state.gives_up {
        leave(state)
    } else {
        Vec::new()
    }
}

fn open(state: &mut State, overlay: Overlay) -> Vec<Effect> {
    state.overlays.push(overlay);
    Vec::new()
}

/// The field for the interview date, filled with the current date.
fn date_field(state: &State) -> Overlay {
    let date = state.ahead.as_ref().map(|ahead| ahead.date.to_string());
    Overlay::field(Purpose::Date, &date.unwrap_or_default())
}

/// Passes the next card to the top screen.
fn card_ready(state: &mut State, view: CardView, now: Moment) -> Vec<Effect> {
    if let Some(Screen::Skim(skim)) = state.screens.last_mut() {
        skim.view = view;
        return Vec::new();
    }
    if state.mock().is_some() {
        mock::card_ready(state, view, now);
        return Vec::new();
    }
    study::card_ready(state, view, now)
}

/// Shows the card again, such as in another language.
fn card_reloaded(state: &mut State, view: CardView) -> Vec<Effect> {
    if state.mock().is_none() {
        return study::card_reloaded(state, view);
    }
    mock::card_reloaded(state, view);
    Vec::new()
}

/// Drops a card that is no longer in any open deck, and shows the next one.
fn card_removed(state: &mut State, card: CardId, now: Moment) -> Vec<Effect> {
    match state.screens.last() {
        Some(Screen::Card(_)) => back(state),
        Some(Screen::Mock(_)) => mock::card_removed(state, card),
        Some(Screen::Skim(_)) => skim::card_removed(state, card),
        _ => study::card_removed(state, card, now),
    }
}

/// Goes back one screen; from the first screen, exits.
fn back(state: &mut State) -> Vec<Effect> {
    if state.at_root() {
        return leave(state);
    }
    close_screen(state);
    reload_list(state)
}

/// Reloads the screen on top if it shows figures of many cards, or a session whose card may have
/// changed.
fn reload_list(state: &State) -> Vec<Effect> {
    match state.screens.last() {
        Some(Screen::Home(_)) => vec![Effect::LoadOverview],
        Some(Screen::Browse(browse)) => vec![Effect::ListCards(browse.request.clone())],
        Some(Screen::Statistics(screen)) => vec![Effect::LoadStatistics(screen.query.clone())],
        Some(Screen::Study(study)) => study::resumed(study),
        _ => Vec::new(),
    }
}

/// Goes from a session to the home screen, opening it if needed.
fn to_home(state: &mut State) -> Vec<Effect> {
    if !state.at_root() {
        return back(state);
    }
    close_screen(state);
    state.screens.push(Screen::Home(Box::default()));
    vec![Effect::LoadOverview]
}

/// After the decks were read again, reloads what is on the screen.
fn deck_read(state: &mut State, read: DeckRead) -> Vec<Effect> {
    state.topics = read.topics;
    match read.next_from {
        Some(who) => state.overlays.push(Overlay::capture_next(&who, read.said)),
        None => state.notice = Some(read.said).filter(|said| !said.is_empty()),
    }
    for screen in &mut state.screens {
        if let (Screen::Study(study), Some(merged)) = (screen, read.merged) {
            study.study.drop_card(merged, read.now);
        }
    }
    reload(state)
}

/// Loads again what is on the screen.
fn reload(state: &State) -> Vec<Effect> {
    let effect = match state.screens.last() {
        Some(Screen::Study(study)) if study.shows_card() => study.card.id.map(Effect::ReloadCard),
        Some(Screen::Skim(skim)) => skim.card().map(Effect::LoadCard),
        Some(Screen::Card(screen)) => screen.view.id.map(Effect::ReadCard),
        Some(Screen::Mock(screen)) => screen.run.card().map(Effect::ReloadCard),
        Some(Screen::MockReport(_)) => Some(Effect::Mock(MockEffect::LoadReport)),
        _ => return reload_list(state),
    };
    effect.into_iter().collect()
}

/// Exits. If events are only in memory, first says so once.
fn leave(state: &mut State) -> Vec<Effect> {
    if let Some(screen) = state.mock_mut()
        && !std::mem::replace(&mut screen.leaves, true)
    {
        state.overlays.clear();
        return mock::end(state);
    }
    if state.n_unsaved > 0 && !state.gives_up {
        state.gives_up = true;
        return vec![Effect::Save];
    }
    while !state.screens.is_empty() {
        close_screen(state);
    }
    state.overlays.clear();
    Vec::new()
}

/// Closes the top screen. A session's tally counts for the summary on exit, and a card that was not
/// graded yet is kept as it was revealed.
fn close_screen(state: &mut State) {
    if let Some(Screen::Study(study)) = state.screens.pop() {
        state.tally.add(&study.tally());
        let revealed = study.revealed().filter(|_| study.is_asking());
        state.left = study.card.id.zip(revealed.cloned());
    }
}

/// Records an event about the card on the screen.
fn record(what: Option<EventKind>) -> Vec<Effect> {
    what.map(Effect::Record).into_iter().collect()
}

/// Records events with one write.
fn record_all(mut what: Vec<EventKind>) -> Vec<Effect> {
    match (what.len(), what.pop()) {
        (1, event) => record(event),
        (_, None) => Vec::new(),
        (_, Some(last)) => {
            what.push(last);
            vec![Effect::RecordAll(what)]
        }
    }
}

fn nothing_found(state: &mut State, query: &str) {
    state.notice = Some(home_words::nothing_found(state.language, query));
}
