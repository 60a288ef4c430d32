//! What texts look like: a theme gives every role of an answer and every part of the screen a
//! style.

use ratatui::style::{Color, Modifier, Style};

use crate::config::Theme as ThemeName;
use crate::text::Role;

/// A part of the screen that is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// Plain text of the program.
    Plain,
    /// The question, the name of a screen.
    Title,
    /// What may be overlooked.
    Dim,
    /// A line across.
    Rule,
    /// A key in a footer or menu.
    Key,
    /// The row or point under the cursor.
    Selected,
    /// A number that counts: cards that are due.
    Figure,
    /// The full part of a bar, a ticked point.
    Done,
    /// The empty part of a bar.
    Rest,
    /// The grade that is proposed.
    Proposed,
    /// A point missed again, a remark, something unsaved.
    Warning,
    /// The frame of an overlay.
    Frame,
}

impl Part {
    /// The text of an entry of a list.
    pub fn of_entry(is_selected: bool) -> Self {
        if is_selected {
            Self::Selected
        } else {
            Self::Plain
        }
    }
}

/// Colours by what they are for; none leaves the terminal's own.
#[derive(Clone, Copy, Debug)]
struct Palette {
    dim: Option<Color>,
    accent: Option<Color>,
    code: Option<Color>,
    string: Option<Color>,
    good: Option<Color>,
    warning: Option<Color>,
    link: Option<Color>,
}

/// Styles for roles and parts.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    palette: Palette,
    /// What dim text is without a colour of its own.
    dim: Modifier,
}

const NO_COLOURS: Palette = Palette {
    dim: None,
    accent: None,
    code: None,
    string: None,
    good: None,
    warning: None,
    link: None,
};

/// The colours that every terminal has, whatever its background.
const SIXTEEN: Palette = Palette {
    dim: None,
    accent: Some(Color::Cyan),
    code: Some(Color::Yellow),
    string: Some(Color::Green),
    good: Some(Color::Green),
    warning: Some(Color::Red),
    link: Some(Color::Blue),
};

const ON_DARK: Palette = Palette {
    dim: Some(Color::Rgb(0x80, 0x88, 0x94)),
    accent: Some(Color::Rgb(0x7a, 0xb8, 0xe8)),
    code: Some(Color::Rgb(0xe0, 0xb8, 0x78)),
    string: Some(Color::Rgb(0x9c, 0xc8, 0x88)),
    good: Some(Color::Rgb(0x7c, 0xc4, 0x8c)),
    warning: Some(Color::Rgb(0xf0, 0x88, 0x78)),
    link: Some(Color::Rgb(0x8c, 0xa8, 0xf0)),
};

const ON_LIGHT: Palette = Palette {
    dim: Some(Color::Rgb(0x68, 0x6e, 0x78)),
    accent: Some(Color::Rgb(0x08, 0x5c, 0x98)),
    code: Some(Color::Rgb(0x88, 0x54, 0x00)),
    string: Some(Color::Rgb(0x20, 0x68, 0x28)),
    good: Some(Color::Rgb(0x18, 0x70, 0x38)),
    warning: Some(Color::Rgb(0xb0, 0x28, 0x20)),
    link: Some(Color::Rgb(0x28, 0x48, 0xb0)),
};

impl Theme {
    /// The theme with this name; `NO_COLOR` and `--color never` mean [`ThemeName::Mono`].
    pub fn new(name: ThemeName) -> Self {
        let (palette, dim) = match name {
            ThemeName::Terminal => (SIXTEEN, Modifier::DIM),
            ThemeName::Dark => (ON_DARK, Modifier::empty()),
            ThemeName::Light => (ON_LIGHT, Modifier::empty()),
            ThemeName::Contrast => (SIXTEEN, Modifier::empty()),
            ThemeName::Mono => (NO_COLOURS, Modifier::DIM),
        };
        Self { palette, dim }
    }

    /// What text in an answer looks like.
    pub fn role(&self, role: Role) -> Style {
        let palette = &self.palette;
        match role {
            Role::Plain | Role::CodeBlock | Role::Diagram => Style::new(),
            Role::Strong | Role::CodeKeyword => Style::new().bold(),
            Role::Emphasis => Style::new().italic(),
            Role::StrongEmphasis => Style::new().bold().italic(),
            Role::Struck => Style::new().crossed_out(),
            Role::Code | Role::CodeKey => coloured(palette.code),
            Role::CodeString => coloured(palette.string),
            Role::Heading(_) | Role::TableHead => coloured(palette.accent).bold(),
            Role::Link | Role::Image => coloured(palette.link).underlined(),
            Role::ListMark => coloured(palette.accent),
            Role::CodeComment | Role::CodeContinuation | Role::Url | Role::QuoteMark => self.dim(),
            Role::Quote => Style::new().italic(),
            Role::TableRule | Role::Rule | Role::Dim => self.dim(),
        }
    }

    /// What a part of the screen looks like.
    pub fn part(&self, part: Part) -> Style {
        let palette = &self.palette;
        match part {
            Part::Plain => Style::new(),
            Part::Title => Style::new().bold(),
            Part::Dim | Part::Rule | Part::Rest => self.dim(),
            Part::Key | Part::Figure => coloured(palette.accent),
            Part::Selected => coloured(palette.accent).bold(),
            Part::Done => coloured(palette.good),
            Part::Proposed => coloured(palette.accent).bold().reversed(),
            Part::Warning => coloured(palette.warning).bold(),
            Part::Frame => coloured(palette.accent),
        }
    }

    fn dim(&self) -> Style {
        coloured(self.palette.dim).add_modifier(self.dim)
    }
}

fn coloured(colour: Option<Color>) -> Style {
    colour.map_or_else(Style::new, |colour| Style::new().fg(colour))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARTS: [Part; 12] = [
        Part::Plain,
        Part::Title,
        Part::Dim,
        Part::Rule,
        Part::Key,
        Part::Selected,
        Part::Figure,
        Part::Done,
        Part::Rest,
        Part::Proposed,
        Part::Warning,
        Part::Frame,
    ];

    #[test]
    fn without_colours_there_are_none() {
        let theme = Theme::new(ThemeName::Mono);
        for part in PARTS {
            assert_eq!(theme.part(part).fg, None, "{part:?}");
        }
        assert_eq!(theme.role(Role::Code).fg, None);
    }

    #[test]
    fn no_theme_paints_a_background() {
        let themes = [
            ThemeName::Terminal,
            ThemeName::Dark,
            ThemeName::Light,
            ThemeName::Contrast,
            ThemeName::Mono,
        ];
        for name in themes {
            for part in PARTS {
                assert_eq!(Theme::new(name).part(part).bg, None, "{name:?} {part:?}");
            }
        }
    }

    #[test]
    fn what_matters_is_told_apart_without_colours_too() {
        let theme = Theme::new(ThemeName::Mono);
        for part in [Part::Title, Part::Selected, Part::Proposed, Part::Warning] {
            assert_ne!(theme.part(part), theme.part(Part::Plain), "{part:?}");
        }
    }
}
