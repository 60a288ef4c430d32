//! Draws a state: the screen, and what lies on it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::overlays::{Frame, Overlay, caret_row, frame, seen_part};
use super::row::Row;
use super::screens::Page;
use super::state::{Room, Screen, Size, State};
use super::theme::{Part, Theme};
use crate::text::wrap_plain;
use crate::words::overlays as words;

/// Draws the state into an area, which may be of any size.
pub fn view(state: &State, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let area = area.intersection(buffer.area);
    if room_of(area) == Room::None || state.size.room() == Room::None {
        return too_small(state, theme, area, buffer);
    }
    let page = page(state);
    let margin = state.size.margin() as u16;
    let inner = Rect {
        x: area.x + margin.min(area.width),
        width: area.width.saturating_sub(2 * margin),
        ..area
    };
    draw_page(&page, state, theme, inner, buffer);
    for overlay in &state.overlays {
        draw_frame(&frame(overlay, state, area), state, theme, buffer);
    }
}

/// Where the real cursor stands: at the caret of the topmost text field.
pub fn caret(state: &State, area: Rect) -> Option<Position> {
    let Some(Overlay::Field(field)) = state.overlays.last() else {
        return None;
    };
    if room_of(area) == Room::None || state.size.room() == Room::None {
        return None;
    }
    let frame = frame(&Overlay::Field(field.clone()), state, area);
    let inner = usize::from(frame.area.width.saturating_sub(4));
    let (_, column) = seen_part(field, inner);
    let row = caret_row(field) as u16;
    Some(Position {
        x: frame.area.x + 2 + column.min(inner) as u16,
        y: frame.area.y + 1 + row,
    })
}

fn room_of(area: Rect) -> Room {
    let size = Size {
        width: area.width.into(),
        height: area.height.into(),
    };
    size.room()
}

/// The rows of the screen on top.
fn page(state: &State) -> Page {
    match state.screens.last() {
        Some(Screen::Home(home)) => home.page(state),
        Some(Screen::Study(study)) => study.page(state),
        Some(Screen::Skim(skim)) => skim.page(state),
        None => Page::default(),
    }
}

fn draw_page(page: &Page, state: &State, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let height = usize::from(area.height);
    let n_footer = page.footer.len().min(height);
    let n_header = page.header.len().min(height - n_footer);
    let n_body = height - n_header - n_footer;
    let body = page.body.iter().skip(page.scroll).take(n_body);
    let mut draw = |row: &Row, line: usize| {
        let line_area = Rect {
            y: area.y + line as u16,
            height: 1,
            ..area
        };
        row.draw(line_area, theme, &state.glyphs, buffer);
    };
    for (line, row) in page.header.iter().take(n_header).chain(body).enumerate() {
        draw(row, line);
    }
    for (line, row) in page.footer.iter().take(n_footer).enumerate() {
        draw(row, height - n_footer + line);
    }
}

fn draw_frame(frame: &Frame, state: &State, theme: &Theme, buffer: &mut Buffer) {
    let area = frame.area.intersection(buffer.area);
    for y in area.y..area.bottom() {
        // A wide character that begins just before the frame would reach into it.
        if let Some(before) = area.x.checked_sub(1)
            && let Some(cell) = buffer.cell_mut((before, y))
            && state.glyphs.width(cell.symbol()) > 1
        {
            cell.set_symbol(" ");
        }
        for x in area.x..area.right() {
            if let Some(cell) = buffer.cell_mut((x, y)) {
                cell.reset();
            }
        }
    }
    for (line, row) in frame.rows.iter().enumerate() {
        let line_area = Rect {
            y: frame.area.y + line as u16,
            height: 1,
            ..frame.area
        };
        row.draw(line_area.intersection(area), theme, &state.glyphs, buffer);
    }
}

fn too_small(state: &State, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let text = words::too_small(state.language);
    let lines = wrap_plain(text, usize::from(area.width), state.glyphs.ambiguous);
    for (line, text) in lines.into_iter().take(usize::from(area.height)).enumerate() {
        let line_area = Rect {
            y: area.y + line as u16,
            height: 1,
            ..area
        };
        Row::of(text, Part::Plain).draw(line_area, theme, &state.glyphs, buffer);
    }
}
