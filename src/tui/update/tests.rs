//! Applies messages to states and checks states and effects.

use super::*;
use crate::domain::{CardId, CardState, Grade, Language, Memory};
use crate::exercise::points;
use crate::library::Complaint;
use crate::markdown::tree::parse;
use crate::memory::{Scheduler, Settings};
use crate::plan::testing::{day, new_card};
use crate::plan::{Next, PlanCard};
use crate::progress::{Event, EventId};
use crate::query::Query;
use crate::session::{Answer, CardView, RevealedRow, Study};
use crate::text::Glyphs;
use crate::tui::keymap::Context;
use crate::tui::message::{Recorded, SessionRequest, Unsaved};
use crate::tui::state::Size;

const POINTS: &str = "- Felix：写路由\n- BIRD：发路由\n- confd：写配置\n";

fn now() -> Moment {
    "2026-11-21T09:00:00+08:00".parse().unwrap()
}

fn card(n: usize) -> CardId {
    CardId::of_question(["rbac", "etcd"][n])
}

fn study() -> Study {
    let cards = [0, 1].map(|n| PlanCard {
        id: card(n),
        ..new_card(n)
    });
    Study::new(day(cards.to_vec(), 30), now())
}

fn view(n: usize, answer: &str) -> CardView {
    let document = parse(answer);
    CardView {
        id: Some(card(n)),
        title: "问题".to_owned(),
        answers: vec![Answer {
            structure: points(&document),
            document,
            ..Answer::default()
        }],
        ..CardView::default()
    }
}

fn state_of(size: (usize, usize)) -> State {
    let (width, height) = size;
    let glyphs = Glyphs {
        ascii: true,
        ..Glyphs::default()
    };
    State::new(Size { width, height }, Language::Zh, glyphs)
}

/// A session with its first card on the screen, as the first screen.
fn asked(answer: &str, size: (usize, usize)) -> State {
    let mut state = state_of(size);
    let opened = Message::Opened(Box::new(study()), SessionRequest::default(), now());
    assert_eq!(update(&mut state, opened), [Effect::LoadCard(card(0))]);
    update(
        &mut state,
        Message::CardReady(Box::new(view(0, answer)), now()),
    );
    state
}

fn give(state: &mut State, command: Command) -> Vec<Effect> {
    update(state, Message::Do(command, now()))
}

fn good(state: &mut State) -> EventKind {
    let effects = give(state, Command::Grade(Grade::Good));
    let [Effect::Record(what)] = effects.as_slice() else {
        panic!("{effects:?}")
    };
    what.clone()
}

fn recorded(what: EventKind, n_unsaved: usize) -> Message {
    let memory = Scheduler::new(Settings::default()).unwrap();
    let memory = memory.review(&Memory::default(), card(0), Grade::Easy, now());
    Message::Recorded(Box::new(Recorded {
        card: None,
        event: Event {
            id: EventId(1),
            at: now(),
            what,
        },
        state: CardState {
            memory,
            ..CardState::default()
        },
        n_unsaved,
        now: now(),
    }))
}

fn not_saved(what: Vec<EventKind>) -> Message {
    let complaint = Complaint {
        what: "没有保存".to_owned(),
        ..Complaint::default()
    };
    Message::NotSaved(Unsaved { what, complaint })
}

#[test]
fn a_grade_changes_nothing_before_it_is_saved() {
    let mut state = asked("答案", (80, 24));
    assert!(give(&mut state, Command::Grade(Grade::Good)).is_empty());
    give(&mut state, Command::Reveal);
    let what = good(&mut state);
    assert_eq!(state.study().unwrap().study.now(), Next::Card(card(0)));
    let effects = update(&mut state, recorded(what, 0));
    assert_eq!(effects, [Effect::LoadCard(card(1))]);
}

#[test]
fn a_failed_save_stays_open_until_it_is_resolved() {
    for (command, wanted) in [
        (Command::TryAgain, Effect::Record as fn(EventKind) -> Effect),
        (Command::GoOnUnsaved, |what| Effect::Keep(vec![what])),
    ] {
        let mut state = asked("答案", (80, 24));
        give(&mut state, Command::Reveal);
        let what = good(&mut state);
        update(&mut state, not_saved(vec![what.clone()]));
        assert_eq!(state.context(), Context::Failure);
        assert_eq!(give(&mut state, command), [wanted(what)]);
        assert_eq!(state.context(), Context::Reading);
    }
}

#[test]
fn exiting_tries_to_save_events_in_memory() {
    let mut state = asked("答案", (80, 24));
    state.n_unsaved = 2;
    assert_eq!(give(&mut state, Command::Leave), [Effect::Save]);
    assert!(!state.is_left());
    let mut saved = state.clone();
    update(&mut saved, Message::Saved);
    assert!(saved.is_left());
    update(&mut state, not_saved(Vec::new()));
    give(&mut state, Command::GoOnUnsaved);
    assert!(state.is_left());
}

#[test]
fn the_structure_of_an_answer_gives_points_at_every_size() {
    for size in [(80, 24), (40, 8)] {
        let mut state = asked(POINTS, size);
        give(&mut state, Command::Reveal);
        assert_eq!(state.context(), Context::Checklist, "{size:?}");
    }
}

#[test]
fn the_header_says_how_long_the_learner_spoke() {
    for (seconds, shown) in [(72, "讲了 1:12"), (9, "")] {
        let mut state = asked(POINTS, (80, 24));
        let later = now().after(jiff::SignedDuration::from_secs(seconds));
        update(&mut state, Message::Do(Command::Reveal, later));
        let header = &state.study().unwrap().page(&state).header[0];
        let right: String = header.right.iter().map(|piece| &*piece.text).collect();
        assert_eq!(
            right,
            format!("{shown}  还剩 4 分钟").trim_start().to_owned()
        );
    }
}

#[test]
fn below_the_last_row_the_arrow_keys_scroll() {
    let mut state = asked(&POINTS.repeat(2), (40, 8));
    give(&mut state, Command::Reveal);
    give(&mut state, Command::UnfoldAll);
    give(&mut state, Command::First);
    let scroll = |state: &State| state.study().unwrap().scroll(state);
    let cursor = |state: &State| state.study().unwrap().revealed().unwrap().cursor();
    give(&mut state, Command::Pass);
    assert_eq!((cursor(&state), scroll(&state)), (RevealedRow::Answers, 1));
    give(&mut state, Command::Up);
    assert_eq!(cursor(&state), RevealedRow::Point(5));
}

#[test]
fn a_message_stays_until_the_next_key() {
    let mut state = asked("答案", (80, 24));
    update(&mut state, Message::InputMethod);
    assert!(state.notice.is_some());
    give(&mut state, Command::Down);
    assert_eq!(state.notice, None);
}

#[test]
fn overlays_close_one_by_one_and_then_screens() {
    let mut state = state_of((80, 24));
    state.screens.push(Screen::Home(Box::default()));
    let opened = Message::Opened(Box::new(study()), SessionRequest::default(), now());
    update(&mut state, opened);
    give(&mut state, Command::Menu);
    give(&mut state, Command::Help);
    assert_eq!(state.context(), Context::Help);
    give(&mut state, Command::Back);
    assert_eq!(state.context(), Context::Question);
    let effects = give(&mut state, Command::Escape);
    assert_eq!(effects, [Effect::LoadOverview]);
    assert_eq!(state.context(), Context::Home);
    give(&mut state, Command::Escape);
    assert!(!state.is_left());
    give(&mut state, Command::Back);
    assert!(state.is_left());
}

#[test]
fn a_bad_query_leaves_the_screen_as_it_is() {
    let mut state = state_of((80, 24));
    state.screens.push(Screen::Home(Box::default()));
    update(&mut state, Message::BadQuery("没有 is:duu".to_owned()));
    assert_eq!(state.context(), Context::Home);
    assert_eq!(state.notice.as_deref(), Some("没有 is:duu"));
}

#[test]
fn pasted_text_goes_into_a_field_on_one_line() {
    let mut state = asked("答案", (80, 24));
    update(&mut state, Message::Pasted("3".to_owned()));
    give(&mut state, Command::Flag);
    update(&mut state, Message::Pasted("太\n旧".to_owned()));
    let effects = give(&mut state, Command::Confirm);
    let (card, why) = (card(0), "太 旧".to_owned());
    assert_eq!(effects, [Effect::Record(EventKind::Flag { card, why })]);
}

/// A session of two minutes whose first card took five.
fn with_time_used_up() -> State {
    let mut state = state_of((80, 24));
    let cards = [0, 1].map(|n| PlanCard {
        id: card(n),
        ..new_card(n)
    });
    let study = Study::new(day(cards.to_vec(), 2), now());
    let opened = Message::Opened(Box::new(study), SessionRequest::default(), now());
    update(&mut state, opened);
    let view = Box::new(view(0, POINTS));
    update(&mut state, Message::CardReady(view, now()));
    give(&mut state, Command::Reveal);
    let later = now().after(jiff::SignedDuration::from_mins(5));
    let effects = update(&mut state, Message::Do(Command::Grade(Grade::Again), later));
    let [Effect::Record(what)] = effects.as_slice() else {
        panic!("{effects:?}")
    };
    let mut graded = recorded(what.clone(), 0);
    if let Message::Recorded(graded) = &mut graded {
        let scheduler = Scheduler::new(Settings::default()).unwrap();
        graded.state.memory = scheduler.review(&Memory::default(), card(0), Grade::Again, later);
    }
    assert_eq!(update(&mut state, graded), []);
    state
}

#[test]
fn when_the_minutes_are_used_up_the_card_stays_and_the_footer_asks() {
    let mut state = with_time_used_up();
    assert_eq!(state.context(), Context::TimeUp);
    let page = state.study().unwrap().page(&state);
    let pieces = page
        .footer
        .iter()
        .flat_map(|line| line.pieces.iter().chain(&line.right));
    let footer: String = pieces.map(|piece| &*piece.text).collect();
    assert!(footer.contains("今天的时间用完了"), "{footer}");
    assert!(
        footer.contains("Enter 结束") && footer.contains("+ 再学 10 分钟"),
        "{footer}"
    );
    assert!(give(&mut state, Command::Grade(Grade::Good)).is_empty());
    let effects = give(&mut state, Command::Finish);
    assert_eq!(effects, [Effect::Forecast(Query::default())]);
    let page = state.study().unwrap().page(&state);
    let rows = page.body.into_lines().into_iter();
    let texts: String = rows.map(|line| line.text()).collect();
    assert!(texts.contains("还有 1 题排队，下次先问"), "{texts}");
}

#[test]
fn ten_more_minutes_are_recorded_and_the_session_goes_on() {
    for at_the_end in [false, true] {
        let mut state = with_time_used_up();
        if at_the_end {
            give(&mut state, Command::Finish);
        }
        let effects = give(&mut state, Command::MoreMinutes);
        let what = EventKind::Today { minutes: 15 };
        assert_eq!(effects, [Effect::Record(what.clone())]);
        let effects = update(&mut state, recorded(what, 0));
        assert_eq!(effects, [Effect::LoadCard(card(1))]);
    }
}
