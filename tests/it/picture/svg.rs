//! Draws a terminal's screen as SVG.

use std::fmt::Write as _;

use vt100::{Cell, Color, Screen};

/// The size of a cell in pixels.
const CELL: (u16, u16) = (9, 20);
const MARGIN: u16 = 14;
const BACKGROUND: &str = "#1e2030";
const FOREGROUND: &str = "#c8d0e8";

/// The sixteen terminal colors, as a dark palette.
const PALETTE: [&str; 16] = [
    "#494d64", "#ed8796", "#a6da95", "#eed49f", "#8aadf4", "#c6a0f6", "#8bd5ca", "#b8c0e0",
    "#6e738d", "#ed8796", "#a6da95", "#eed49f", "#8aadf4", "#c6a0f6", "#8bd5ca", "#ffffff",
];

/// A screen as SVG: backgrounds, then one text element per visible cell.
pub fn svg(screen: &Screen) -> String {
    let (rows, cols) = screen.size();
    let (rows, cols) = (rows.get(), cols.get());
    let (width, height) = (cols * CELL.0 + 2 * MARGIN, rows * CELL.1 + 2 * MARGIN);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{BACKGROUND}\"/>\n\
         <g font-family=\"'JetBrains Mono','Noto Sans Mono CJK SC','Sarasa Mono SC',monospace\" \
         font-size=\"15\" xml:space=\"preserve\">\n"
    );
    for row in 0..rows {
        for column in 0..cols {
            if let Some(cell) = screen.cell(row, column) {
                draw(&mut svg, cell, (column, row));
            }
        }
    }
    svg.push_str("</g>\n</svg>\n");
    svg
}

fn draw(svg: &mut String, cell: &Cell, (column, row): (u16, u16)) {
    if cell.is_wide_continuation() {
        return;
    }
    let (x, y) = (MARGIN + column * CELL.0, MARGIN + row * CELL.1);
    let width = CELL.0 * if cell.is_wide() { 2 } else { 1 };
    let (mut text, mut back) = (color(cell.fgcolor()), color(cell.bgcolor()));
    if cell.inverse() {
        (text, back) = (
            Some(back.unwrap_or(BACKGROUND.into())),
            Some(text.unwrap_or(FOREGROUND.into())),
        );
    }
    if let Some(back) = back {
        let height = CELL.1;
        writeln!(
            svg,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{back}\"/>"
        )
        .unwrap();
    }
    let contents = cell.contents();
    if contents.trim().is_empty() {
        return;
    }
    let weight = if cell.bold() {
        " font-weight=\"bold\""
    } else {
        ""
    };
    let opacity = if cell.dim() { " opacity=\"0.6\"" } else { "" };
    let text = text.unwrap_or(FOREGROUND.into());
    let escaped = contents
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    let baseline = y + 15;
    writeln!(
        svg,
        "<text x=\"{x}\" y=\"{baseline}\" textLength=\"{width}\" fill=\"{text}\"{weight}{opacity}>{escaped}</text>"
    )
    .unwrap();
}

fn color(color: Color) -> Option<String> {
    match color {
        Color::Default => None,
        Color::Idx(index) => Some(indexed(index)),
        Color::Rgb(red, green, blue) => Some(format!("#{red:02x}{green:02x}{blue:02x}")),
    }
}

/// An indexed color: sixteen named colors, a cube, a row of grays.
fn indexed(index: u8) -> String {
    match index {
        0..16 => PALETTE[usize::from(index)].to_owned(),
        16..232 => {
            let cube = index - 16;
            let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
            let (red, green, blue) = (level(cube / 36), level(cube / 6 % 6), level(cube % 6));
            format!("#{red:02x}{green:02x}{blue:02x}")
        }
        232.. => {
            let gray = 8 + 10 * (index - 232);
            format!("#{gray:02x}{gray:02x}{gray:02x}")
        }
    }
}
