//! The mouse: a click does what the key of the place does.

use ratatui::layout::Position;

use super::printer::printed;
use super::stage::{Stage, assert_line, drawn, press, shown_regions};
use crate::tui::app::App;
use crate::tui::keymap::Context;
use crate::tui::mouse::{Mouse, MouseAction};

const SIZE: (u16, u16) = (80, 24);

fn act(app: &mut App<'_>, action: MouseAction, at: Position) {
    let regions = shown_regions(app);
    app.point(&regions, Mouse { action, at });
}

/// Clicks on the first place of the screen with this text.
#[track_caller]
fn click(app: &mut App<'_>, text: &str) {
    let screen = seen(app);
    let rows = screen.lines().take(app.state.size.height);
    let found = rows.enumerate().find_map(|(y, row)| {
        let before = row.find(text)?;
        let x = app.state.glyphs.width(&row[..before]);
        Some((x as u16, y as u16))
    });
    let (x, y) = found.unwrap_or_else(|| panic!("no {text:?} in\n{screen}"));
    act(app, MouseAction::Click, Position { x, y });
}

fn seen(app: &App<'_>) -> String {
    printed(&drawn(app))
}

#[test]
fn a_click_selects_a_topic_and_a_second_one_studies_it() {
    Stage::home().play("", SIZE, |app| {
        click(app, "网络");
        assert!(seen(app).contains("> 网络"), "{}", seen(app));
        click(app, "网络");
        assert_eq!(app.state.context(), Context::Question);
    });
}

#[test]
fn a_key_in_the_footer_works_on_its_label_too() {
    Stage::home().play("", SIZE, |app| {
        click(app, "计划");
        assert_eq!(app.state.context(), Context::Field);
        click(app, "Esc");
        assert_eq!(app.state.context(), Context::Home);
    });
}

#[test]
fn a_click_ticks_a_point_and_grades() {
    let mut stage = Stage::study("disruption");
    stage.play("<space>", SIZE, |app| {
        let screen = seen(app);
        let row = screen.lines().find(|row| row.contains("[ ]")).unwrap();
        let point = row.trim().trim_start_matches(['>', ' ']).to_owned();
        click(app, &point);
        assert!(
            seen(app).contains(&point.replace("[ ]", "[x]")),
            "{}",
            seen(app)
        );
        click(app, "3 基本讲全");
    });
    assert_eq!(stage.deeds().len(), 1);
    assert!(
        stage.deeds()[0].starts_with("review grade=\"good\""),
        "{:?}",
        stage.deeds()
    );
}

#[test]
fn one_click_on_a_row_of_the_menu_runs_it() {
    Stage::home().play(".", SIZE, |app| {
        click(app, "设置");
        assert_eq!(app.state.context(), Context::Settings);
        // An overlay gets every click: below it nothing is chosen.
        press(app, ".");
        act(app, MouseAction::Click, Position { x: 1, y: 2 });
        assert_eq!(app.state.context(), Context::Menu);
    });
}

#[test]
fn a_setting_changes_by_a_second_click() {
    let mut stage = Stage::home();
    stage.play(",", SIZE, |app| {
        click(app, "配色");
        click(app, "配色");
        assert_line(&seen(app), " > 配色            dark  已改");
    });
}

#[test]
fn the_wheel_scrolls_and_marks_no_point() {
    let mut stage = Stage::study("disruption");
    stage.play("<space>", (80, 12), |app| {
        act(app, MouseAction::WheelDown, Position { x: 5, y: 5 });
        press(app, "<enter>");
        // Nothing was touched, so Enter does not grade.
        assert_eq!(app.state.context(), Context::Checklist);
    });
    assert_eq!(stage.deeds(), Vec::<String>::new());
    Stage::home().play("", SIZE, |app| {
        act(app, MouseAction::WheelDown, Position { x: 5, y: 9 });
        assert!(!seen(app).contains("> 全部"), "{}", seen(app));
    });
}

#[test]
fn a_card_of_the_list_opens_by_a_second_click() {
    Stage::home().play("b", SIZE, |app| {
        click(app, "apply");
        click(app, "apply");
        assert_eq!(app.state.context(), Context::Card);
    });
}

/// The first row of the screen with this text, and its first column.
fn place_of(app: &App<'_>, text: &str) -> Position {
    let screen = seen(app);
    let rows = screen.lines().take(app.state.size.height).enumerate();
    let mut found = rows.filter_map(|(y, row)| Some((row.find(text)?, y, row)));
    let (at, y, row) = found.next().unwrap();
    let x = app.state.glyphs.width(&row[..at]);
    Position {
        x: x as u16,
        y: y as u16,
    }
}

#[test]
fn the_wheel_scrolls_the_pane_under_it_and_a_click_there_gives_it_the_keys() {
    for size in [SIZE, (120, 16)] {
        Stage::home().play("/apply<enter>", size, |app| {
            press(app, "<esc>");
            let bar = if size == SIZE { "────" } else { " | " };
            let screen = seen(app);
            let list = Position { x: 4, y: 4 };
            let preview = match size {
                SIZE => Position { x: 30, y: 17 },
                _ => Position { x: 100, y: 8 },
            };
            assert!(screen.contains(bar), "{screen}");
            let cursor = |app: &mut App<'_>| app.state.browse_mut().unwrap().cards.cursor();
            act(app, MouseAction::WheelDown, preview);
            assert_eq!(cursor(app), 0, "the list stays");
            act(app, MouseAction::Click, preview);
            assert_eq!(cursor(app), 0, "nothing is chosen");
            act(app, MouseAction::WheelDown, list);
            assert_eq!(cursor(app), 3);
            press(app, "/");
            assert_eq!(app.state.context(), Context::Find);
            press(app, "<esc>");
            click(app, "探针");
            press(app, "/");
            assert_eq!(app.state.context(), Context::Search);
        });
    }
}

#[test]
fn the_wheel_scrolls_a_long_preview() {
    let answer = (1..60)
        .map(|n| format!("第 {n} 段。\n\n"))
        .collect::<String>();
    let mut stage = Stage::of_notes(&format!("# 什么是长答案？\n\n{answer}"));
    stage.options.query = None;
    stage.play("b", SIZE, |app| {
        let at = place_of(app, "第 1 段");
        act(app, MouseAction::WheelDown, at);
        act(app, MouseAction::WheelDown, at);
        assert!(!seen(app).contains("第 1 段。"), "{}", seen(app));
        act(app, MouseAction::WheelUp, at);
        act(app, MouseAction::WheelUp, at);
        assert!(seen(app).contains("第 1 段。"), "{}", seen(app));
    });
}
