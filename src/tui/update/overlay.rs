//! Commands while an overlay is open.

use crate::domain::Moment;
use crate::plan::read_minutes;
use crate::progress::{EventKind, Plan};
use crate::tui::keymap::Command;
use crate::tui::list::{List, ListStep};
use crate::tui::message::{Effect, MockEffect, Pick, Question, Unsaved};
use crate::tui::overlays::{Field, Merge, Notice, Overlay, Purpose, content_height, content_width};
use crate::tui::screens::page::{max_scroll, moved};
use crate::tui::state::State;
use crate::words::plan;

pub(super) fn command_given(state: &mut State, command: Command, now: Moment) -> Vec<Effect> {
    let Some(overlay) = state.overlays.pop() else {
        return Vec::new();
    };
    match overlay {
        Overlay::Menu(entries) => menu(state, entries, command, now),
        Overlay::Help { .. } | Overlay::Notice(_) => text_command(state, overlay, command),
        Overlay::Links(mut links) => match links.step(command, list_height(state)) {
            ListStep::Chosen(link) => vec![Effect::Browse(link.address)],
            ListStep::Open => super::open(state, Overlay::Links(links)),
            ListStep::Closed => Vec::new(),
        },
        Overlay::Minutes(mut minutes) => match minutes.step(command, list_height(state)) {
            ListStep::Chosen(Some(minutes)) => vec![Effect::Record(EventKind::Today { minutes })],
            ListStep::Chosen(None) => super::open(state, Overlay::field(Purpose::Minutes, "")),
            ListStep::Open => super::open(state, Overlay::Minutes(minutes)),
            ListStep::Closed => Vec::new(),
        },
        Overlay::Source(location) => match command {
            Command::OpenFile => vec![Effect::OpenFile(location)],
            Command::Copy => vec![Effect::Copy(format!("{}:{}", location.file, location.line))],
            _ => Vec::new(),
        },
        Overlay::Afterwards { name, choices } => afterwards(state, name, choices, command, now),
        Overlay::Failure(unsaved) => failure(state, *unsaved, command),
        Overlay::Field(field) => field_command(state, field, command),
        Overlay::Pick(pick) => pick_command(state, pick, command),
        Overlay::Forget(cards) => match command {
            Command::Confirm => {
                let forget = |card| EventKind::Forget { card };
                super::record_all(cards.into_iter().map(forget).collect())
            }
            Command::Back => Vec::new(),
            _ => super::open(state, Overlay::Forget(cards)),
        },
        Overlay::MockChooser(mut chooser) => match command {
            Command::Begin => vec![Effect::Mock(MockEffect::Open(chooser.request()))],
            Command::Back => Vec::new(),
            Command::NextValue | Command::PreviousValue => {
                chooser.turn(if command == Command::NextValue { 1 } else { -1 });
                super::open(state, Overlay::MockChooser(chooser))
            }
            _ => {
                chooser.rows.go(command, list_height(state));
                super::open(state, Overlay::MockChooser(chooser))
            }
        },
        Overlay::LeaveMock => match command {
            Command::Confirm => super::mock::end(state),
            Command::Back => Vec::new(),
            _ => super::open(state, Overlay::LeaveMock),
        },
        Overlay::Merge(merge) => match command {
            Command::Confirm => vec![Effect::Merge(merge.pick.card.0, merge.other.0)],
            Command::Back => super::open(state, Overlay::Pick(merge.pick)),
            _ => super::open(state, Overlay::Merge(merge)),
        },
    }
}

/// Runs a choice after an interview. The learner can capture several questions before choosing.
fn afterwards(
    state: &mut State,
    name: String,
    mut choices: List<Command>,
    command: Command,
    now: Moment,
) -> Vec<Effect> {
    match choices.step(command, list_height(state)) {
        ListStep::Chosen(Command::EndPlan) => {
            vec![Effect::Record(EventKind::Plan(Plan::default()))]
        }
        ListStep::Chosen(Command::Capture) => {
            let question = Question {
                who: name.clone(),
                in_series: true,
                ..Question::default()
            };
            // The date comes next.
            let date = choices.items().iter().position(|it| *it == Command::Plan);
            choices.choose(date.unwrap_or_default());
            super::open(state, Overlay::Afterwards { name, choices });
            super::open(state, Overlay::capture(&question))
        }
        ListStep::Chosen(command) => super::command_given(state, command, now),
        ListStep::Open => super::open(state, Overlay::Afterwards { name, choices }),
        ListStep::Closed => Vec::new(),
    }
}

/// Shows the candidates for a merge. If there are none, the learner searches again.
pub(super) fn found(state: &mut State, found: Pick) -> Vec<Effect> {
    if (state.field()).is_some_and(|field| matches!(field.purpose, Purpose::Find(_))) {
        state.overlays.pop();
    }
    super::open(state, Overlay::Pick(found))
}

fn pick_command(state: &mut State, mut pick: Pick, command: Command) -> Vec<Effect> {
    if command == Command::Search {
        return super::open(state, Overlay::field(Purpose::Find(pick), ""));
    }
    match pick.cards.step(command, list_height(state)) {
        ListStep::Chosen(other) => {
            super::open(state, Overlay::Merge(Box::new(Merge { other, pick })))
        }
        ListStep::Open => super::open(state, Overlay::Pick(pick)),
        ListStep::Closed => Vec::new(),
    }
}

/// The visible items of a list that fills an overlay.
fn list_height(state: &State) -> usize {
    content_height(state.size.height)
}

/// Inserts typed or pasted text into the field.
pub(super) fn typed(state: &mut State, text: &str) -> Vec<Effect> {
    state.notice = None;
    if let Some(Overlay::Field(field)) = state.overlays.last_mut() {
        field.text.insert(text);
    }
    Vec::new()
}

fn menu(
    state: &mut State,
    mut entries: List<Command>,
    command: Command,
    now: Moment,
) -> Vec<Effect> {
    if entries.items().contains(&command) {
        return super::command_given(state, command, now);
    }
    match entries.step(command, list_height(state)) {
        ListStep::Chosen(command) => super::command_given(state, command, now),
        ListStep::Open => super::open(state, Overlay::Menu(entries)),
        ListStep::Closed => Vec::new(),
    }
}

/// Scrolls or closes an overlay that shows a text.
fn text_command(state: &mut State, mut overlay: Overlay, command: Command) -> Vec<Effect> {
    if command == Command::Back {
        return Vec::new();
    }
    let page = content_height(state.size.height);
    let all = overlay.content(state, content_width(state.size.width), usize::MAX);
    let most = max_scroll(all.rows.n_rows(), page);
    if let Overlay::Help { scroll } | Overlay::Notice(Notice { scroll, .. }) = &mut overlay {
        *scroll = moved((*scroll).min(most), most + 1, page, command);
    }
    super::open(state, overlay)
}

fn failure(state: &mut State, unsaved: Unsaved, command: Command) -> Vec<Effect> {
    let what = unsaved.what;
    match command {
        Command::TryAgain if what.is_empty() => vec![Effect::Save],
        Command::TryAgain => super::record_all(what),
        Command::GoOnUnsaved if what.is_empty() => super::leave(state),
        Command::GoOnUnsaved => vec![Effect::Keep(what)],
        Command::SaveElsewhere => super::open(state, Overlay::field(Purpose::OtherFile(what), "")),
        // Nothing was applied: the answer stays on the screen, and the learner can exit again.
        _ => {
            state.gives_up = false;
            super::mock::stay(state);
            Vec::new()
        }
    }
}

fn field_command(state: &mut State, mut field: Field, command: Command) -> Vec<Effect> {
    match command {
        Command::Confirm => return confirmed(state, field),
        Command::Type(typing) => field.text.edit(typing),
        Command::OtherField => field.turn(),
        Command::Cancel => {
            state.gives_up = false;
            if let Purpose::Find(pick) = field.purpose {
                return super::open(state, Overlay::Pick(pick));
            }
            return Vec::new();
        }
        _ => {}
    }
    super::open(state, Overlay::Field(field))
}

fn confirmed(state: &mut State, field: Field) -> Vec<Effect> {
    let text = field.text.text().trim().to_owned();
    if let Some(question) = field.question() {
        if question.text.is_empty() && question.in_series {
            return Vec::new();
        }
        if question.text.is_empty() {
            return super::open(state, Overlay::Field(field));
        }
        return vec![Effect::Capture(question)];
    }
    match field.purpose {
        Purpose::Capture { .. } => Vec::new(),
        // Keeps the query until something matches, so that the learner can correct a typo.
        Purpose::Find(ref pick) => {
            let find = Effect::Find(pick.card.0, text);
            super::open(state, Overlay::Field(field));
            vec![find]
        }
        Purpose::Flag(cards) => {
            let flag = |card| EventKind::Flag {
                card,
                why: text.clone(),
            };
            super::record_all(cards.into_iter().map(flag).collect())
        }
        Purpose::Tag(cards) => {
            let tag = text.trim_start_matches(['#', '＃']).trim();
            match tag.is_empty() {
                true => super::open(state, Overlay::field(Purpose::Tag(cards), "")),
                false => vec![Effect::AddTag(cards, tag.to_owned())],
            }
        }
        Purpose::Setting(key) => {
            super::open(state, Overlay::Field(field));
            vec![Effect::ChangeSetting(key, text)]
        }
        Purpose::Date => vec![Effect::SetDate(text)],
        Purpose::Minutes => match read_minutes(&text) {
            Some(minutes) => vec![Effect::Record(EventKind::Today { minutes })],
            None => {
                super::open(state, Overlay::Field(field));
                state.notice = Some(plan::minutes_help(state.language).to_owned());
                Vec::new()
            }
        },
        Purpose::OtherFile(what) if text.is_empty() => super::open(
            state,
            Overlay::Field(Field {
                purpose: Purpose::OtherFile(what),
                ..field
            }),
        ),
        Purpose::OtherFile(what) => vec![Effect::MoveLog(text, what)],
    }
}
