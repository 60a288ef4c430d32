//! Prints a screen as text for comparison: lines without trailing blanks, then one line for each
//! run of a style.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

/// The text, a line of dashes, and the styles.
pub fn printed(buffer: &Buffer) -> String {
    let rows = 0..buffer.area.height;
    let text: Vec<String> = rows.clone().map(|y| row(buffer, y)).collect();
    let styles: Vec<String> = rows.flat_map(|y| styles(buffer, y)).collect();
    format!("{}\n\n---\n{}", text.join("\n"), styles.join("\n"))
}

/// The visible cells of a row, without the cell behind a wide character.
fn cells(buffer: &Buffer, y: u16) -> Vec<(u16, &Cell)> {
    let mut cells = Vec::new();
    let mut x = 0;
    while x < buffer.area.width {
        let cell = &buffer[(x, y)];
        cells.push((x, cell));
        x += cell.symbol().width().max(1) as u16;
    }
    cells
}

fn row(buffer: &Buffer, y: u16) -> String {
    let cells = cells(buffer, y);
    let text: String = cells.iter().map(|(_, cell)| cell.symbol()).collect();
    text.trim_end().to_owned()
}

/// `row:first-last style` for every run that is not plain.
fn styles(buffer: &Buffer, y: u16) -> Vec<String> {
    let mut runs: Vec<(u16, u16, String)> = Vec::new();
    for (x, cell) in cells(buffer, y) {
        let style = style(cell);
        let last = x + (cell.symbol().width().max(1) as u16) - 1;
        match runs.last_mut() {
            Some((_, end, known)) if *known == style => *end = last,
            _ => runs.push((x, last, style)),
        }
    }
    let styled = runs.into_iter().filter(|(_, _, style)| !style.is_empty());
    styled
        .map(|(first, last, style)| format!("{y}:{first}-{last} {style}"))
        .collect()
}

fn style(cell: &Cell) -> String {
    let mut words = Vec::new();
    if cell.fg != Color::Reset {
        words.push(format!("{:?}", cell.fg).to_lowercase());
    }
    if cell.bg != Color::Reset {
        words.push(format!("on {:?}", cell.bg).to_lowercase());
    }
    if cell.modifier != Modifier::empty() {
        words.push(format!("{:?}", cell.modifier).to_lowercase());
    }
    words.join(" ")
}
