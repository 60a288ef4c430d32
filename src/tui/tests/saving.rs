//! The program when the log can't be written.

use std::fs;

use super::mock::interview;
use super::printer::printed;
use super::stage::{Stage, assert_line, drawn, press};
use crate::domain::Language;
use crate::tui::app::App;
use crate::tui::keymap::Context;

const SIZE: (u16, u16) = (80, 24);
const SMALL: (u16, u16) = (40, 12);

fn mend(app: &App<'_>) {
    fs::remove_dir(app.executor.library.log().path()).unwrap();
}

/// A program that failed to save a grade, because the log's path is a folder.
fn failing(stage: &mut Stage) -> App<'_> {
    failing_at(stage, SIZE)
}

fn failing_at(stage: &mut Stage, size: (u16, u16)) -> App<'_> {
    let mut app = stage.app(size);
    fs::create_dir(app.executor.library.log().path()).unwrap();
    press(&mut app, "<space>3");
    assert_eq!(app.state.context(), Context::Failure);
    app
}

#[test]
fn an_answer_that_cannot_be_saved_stays_on_the_screen() {
    let mut stage = Stage::study("cni");
    let mut app = failing(&mut stage);
    press(&mut app, "<esc>");
    assert_eq!(app.state.context(), Context::Checklist);
    mend(&app);
    press(&mut app, "4");
    assert_eq!(app.state.context(), Context::End);
    drop(app);
    assert_eq!(stage.log().lines().count(), 1);
}

#[test]
fn trying_again_saves_the_same_answer() {
    let mut stage = Stage::study("cni");
    let mut app = failing(&mut stage);
    mend(&app);
    press(&mut app, "1");
    assert!(app.state.overlays.is_empty());
    drop(app);
    assert!(stage.log().contains(r#""grade":"good""#));
}

#[test]
fn unsaved_answers_count_and_the_next_save_writes_them() {
    let mut stage = Stage::study("");
    let mut app = failing(&mut stage);
    press(&mut app, "3");
    assert_eq!((app.state.n_unsaved, app.state.overlays.len()), (1, 0));
    mend(&app);
    press(&mut app, "<space>4");
    assert_eq!(app.state.n_unsaved, 0);
    drop(app);
    let grades: Vec<bool> = stage
        .log()
        .lines()
        .map(|line| line.contains("good"))
        .collect();
    assert_eq!(grades, [true, false]);
}

#[test]
fn the_answer_can_be_saved_to_another_file() {
    let mut stage = Stage::study("cni");
    let other = stage.log_path().with_file_name("other.jsonl");
    let mut app = failing(&mut stage);
    press(&mut app, "2");
    press(&mut app, &other.to_string_lossy());
    press(&mut app, "<enter>");
    assert!(app.state.overlays.is_empty());
    assert!(fs::read_to_string(other).unwrap().contains("review"));
}

#[test]
fn exiting_with_unsaved_answers_asks_first() {
    let mut stage = Stage::study("");
    let mut app = failing(&mut stage);
    press(&mut app, "3q");
    assert!(!app.state.is_left());
    assert_eq!(app.state.context(), Context::Failure);
    press(&mut app, "<esc>");
    assert_eq!(app.state.context(), Context::Question);
    press(&mut app, "q3");
    assert!(app.state.is_left());
    assert_eq!(app.summary().n_unsaved, 1);
}

#[test]
fn exiting_retries_unsaved_answers() {
    let mut stage = Stage::study("");
    let mut app = failing(&mut stage);
    press(&mut app, "3");
    mend(&app);
    press(&mut app, "q");
    assert!(app.state.is_left());
    drop(app);
    assert_eq!(stage.log().lines().count(), 1);
}

#[test]
fn a_small_window_shows_the_whole_message_and_its_keys() {
    let mut stage = Stage::study("cni");
    let app = failing_at(&mut stage, SMALL);
    let screen = printed(&drawn(&app));
    for part in [
        "| 可以重试，或存到别的文件；之前的作答 |",
        "| 1 再试一次  2 存到别的文件           |",
    ] {
        assert_line(&screen, part);
    }
}

#[test]
fn what_is_unsaved_is_not_lost_by_a_key_that_promises_to_go_on() {
    let mut stage = Stage::study("");
    let mut app = failing(&mut stage);
    assert_line(
        &printed(&drawn(&app)),
        "  | 1 再试一次  2 存到别的文件  3 先不保存，继续                             |",
    );
    press(&mut app, "3q");
    let screen = printed(&drawn(&app));
    assert_line(
        &screen,
        "  | 1 再试一次  2 存到别的文件  3 不保存，退出                               |",
    );
    assert!(!screen.contains("继续"), "{screen}");
}

#[test]
fn marks_and_an_interview_that_cannot_be_saved_stay_on_the_screen() {
    let mut stage = interview(Language::Zh);
    let mut app = stage.app(SIZE);
    fs::create_dir(app.executor.library.log().path()).unwrap();
    press(&mut app, "0<enter>");
    assert_eq!(app.state.context(), Context::Failure);
    press(&mut app, "<esc>");
    assert_eq!(app.state.context(), Context::Scoring, "the marks stay");
    press(&mut app, "<esc><enter>");
    assert_eq!(app.state.context(), Context::Failure);
    press(&mut app, "<esc>");
    mend(&app);
    press(&mut app, "<enter>");
    assert_eq!(app.state.context(), Context::Speaking, "it goes on");
    press(&mut app, "0<enter>");
    assert_eq!(app.state.context(), Context::MockReport);
    drop(app);
    assert_eq!(stage.log().lines().count(), 3);
}

#[test]
fn an_interview_goes_on_unsaved() {
    let mut stage = interview(Language::Zh);
    let mut app = stage.app(SIZE);
    fs::create_dir(app.executor.library.log().path()).unwrap();
    press(&mut app, "0<enter>3");
    assert_eq!(
        (app.state.context(), app.state.n_unsaved),
        (Context::Speaking, 1)
    );
    let text = printed(&drawn(&app));
    assert!(text.contains("未保存 1"), "{text}");
    press(&mut app, "0<enter>3");
    assert_eq!(
        app.state.context(),
        Context::Failure,
        "the interview itself"
    );
    press(&mut app, "3");
    assert_eq!(
        (app.state.context(), app.state.n_unsaved),
        (Context::MockReport, 3)
    );
}
