//! Draws a state: the screen, then its overlays.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::draw::Painter;
use super::find::Find;
use super::mouse::{HitRegion, HitTarget};
use super::overlays::{PlacedOverlay, place_overlay};
use super::screens::Page;
use super::state::{Room, Screen, Size, State};
use super::theme::Styles;
use crate::text::{Line, Role, wrap_plain};
use crate::words::overlays as words;

/// What is where on a drawn screen.
#[derive(Clone, Debug, Default)]
pub struct Drawn {
    /// The terminal's cursor: the caret of the topmost screen or overlay, if that has one.
    pub caret: Option<Position>,
    /// What a click concerns. An overlay gets every click.
    pub regions: Vec<HitRegion>,
}

/// Draws the state into `area`, which may have any size.
pub fn view(state: &State, styles: &Styles, area: Rect, buffer: &mut Buffer) -> Drawn {
    let area = area.intersection(buffer.area);
    let mut painter = Painter {
        styles,
        glyphs: state.glyphs,
        buffer,
        caret: None,
        regions: Vec::new(),
    };
    if room_of(area) == Room::None || state.size.room() == Room::None {
        too_small(state, area, &mut painter);
        return Drawn::default();
    }
    // The browse screen needs all columns, and marks what was found in its preview.
    let is_list = matches!(state.screens.last(), Some(Screen::Browse(_)));
    let (margin, width) = match is_list {
        true => (state.size.wide_margin(), state.size.wide_width()),
        false => (state.size.margin(), state.size.inner_width()),
    };
    let inner = Rect {
        x: area.x + margin as u16,
        width: width as u16,
        ..area
    }
    .intersection(area);
    let found = state.find.as_ref().filter(|_| !is_list);
    draw_page(&page(state), found, inner, &mut painter);
    for overlay in &state.overlays {
        painter.caret = None;
        painter.regions.clear();
        draw_overlay(&place_overlay(overlay, state, area), &mut painter);
    }
    Drawn {
        caret: painter.caret,
        regions: painter.regions,
    }
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
        Some(Screen::Settings(settings)) => settings.page(state),
        Some(Screen::Browse(browse)) => browse.page(state),
        Some(Screen::Card(screen)) => screen.page(state),
        Some(Screen::Statistics(screen)) => screen.page(state),
        Some(Screen::Mock(screen)) => screen.page(state),
        Some(Screen::MockReport(screen)) => screen.page(state),
        None => Page::default(),
    }
}

fn draw_page(page: &Page, found: Option<&Find>, area: Rect, painter: &mut Painter<'_>) {
    let height = usize::from(area.height);
    let n_footer = page.footer.len().min(height);
    let n_header = page.header.len().min(height - n_footer);
    let n_body = height - n_header - n_footer;
    let mut body = page.body.visible(page.scroll, n_body);
    if let Some(find) = found {
        find.mark(page.scroll, &mut body);
    }
    let shown = |row: usize| row.clamp(page.scroll, page.scroll + n_body) - page.scroll + n_header;
    add_panes(painter, page, (n_header, n_body), area);
    add_items(
        painter,
        area,
        page.items
            .iter()
            .map(|(item, rows)| (*item, shown(rows.start)..shown(rows.end))),
    );
    painter.lines(page.header.iter().take(n_header).chain(&body), area);
    let footer = Rect {
        y: area.y + (height - n_footer) as u16,
        height: n_footer as u16,
        ..area
    };
    painter.lines(&page.footer, footer);
}

fn draw_overlay(overlay: &PlacedOverlay, painter: &mut Painter<'_>) {
    let area = overlay.area.intersection(painter.buffer.area);
    // A free column at each side keeps the text below apart from the border.
    let first = area.x.saturating_sub(1);
    for y in area.y..area.bottom() {
        // A wide character just left of the overlay would overlap it.
        if let Some(before) = first.checked_sub(1)
            && let Some(cell) = painter.buffer.cell_mut((before, y))
            && painter.glyphs.width(cell.symbol()) > 1
        {
            cell.set_symbol(" ");
        }
        for x in first..=area.right() {
            if let Some(cell) = painter.buffer.cell_mut((x, y)) {
                cell.reset();
            }
        }
    }
    let last = usize::from(area.height).saturating_sub(1);
    add_items(
        painter,
        area,
        overlay
            .items
            .iter()
            .map(|(item, rows)| (*item, rows.start.min(last)..rows.end.min(last))),
    );
    painter.lines(&overlay.lines, area);
}

/// Remembers where the panes of a body are, which begins below `n_header` rows.
fn add_panes(
    painter: &mut Painter<'_>,
    page: &Page,
    (n_header, n_body): (usize, usize),
    area: Rect,
) {
    let body = Rect {
        y: area.y + n_header as u16,
        height: n_body as u16,
        ..area
    };
    painter.regions.extend(page.panes.iter().map(|placed| {
        let pane = Rect {
            x: body.x + placed.columns.start as u16,
            y: body.y + placed.rows.start as u16,
            width: placed.columns.len() as u16,
            height: placed.rows.len() as u16,
        };
        HitRegion {
            area: pane.intersection(body),
            target: HitTarget::Pane(placed.pane),
        }
    }));
}

/// Remembers where items are: rows from the top of `area`.
fn add_items(
    painter: &mut Painter<'_>,
    area: Rect,
    items: impl Iterator<Item = (usize, Range<usize>)>,
) {
    painter.regions.extend(items.map(|(item, rows)| HitRegion {
        area: Rect {
            y: area.y + rows.start as u16,
            height: rows.len() as u16,
            ..area
        },
        target: HitTarget::Item(item),
    }));
}

fn too_small(state: &State, area: Rect, painter: &mut Painter<'_>) {
    let text = words::too_small(state.language);
    let lines = wrap_plain(text, usize::from(area.width), state.glyphs.ambiguous);
    let lines: Vec<Line> = lines
        .into_iter()
        .map(|text| Line::new(text, Role::Plain))
        .collect();
    painter.lines(&lines, area);
}
