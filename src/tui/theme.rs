//! The style of every role, on the screens in a theme and in the output of commands.

use ratatui::style::{Color, Modifier, Style};

use crate::config::Theme;
use crate::text::Role;

/// The color of each purpose; `None` is the terminal's own color.
#[derive(Clone, Copy, Debug)]
struct Palette {
    dim: Option<Color>,
    accent: Option<Color>,
    code: Option<Color>,
    string: Option<Color>,
    good: Option<Color>,
    warning: Option<Color>,
    error: Option<Color>,
    link: Option<Color>,
}

#[derive(Clone, Copy, Debug)]
pub struct Styles {
    palette: Palette,
    /// Marks secondary text where the palette has no color for it.
    dim: Modifier,
}

const NO_COLORS: Palette = Palette {
    dim: None,
    accent: None,
    code: None,
    string: None,
    good: None,
    warning: None,
    error: None,
    link: None,
};

/// Colors that are legible on dark and light backgrounds.
const SIXTEEN: Palette = Palette {
    dim: None,
    accent: Some(Color::Cyan),
    code: Some(Color::Yellow),
    string: Some(Color::Green),
    good: Some(Color::Green),
    warning: Some(Color::Red),
    error: Some(Color::Red),
    link: Some(Color::Blue),
};

/// Commands print warnings beside errors.
const COMMANDS: Palette = Palette {
    warning: Some(Color::Yellow),
    ..SIXTEEN
};

const ON_DARK: Palette = Palette {
    dim: Some(Color::Rgb(0x80, 0x88, 0x94)),
    accent: Some(Color::Rgb(0x7a, 0xb8, 0xe8)),
    code: Some(Color::Rgb(0xe0, 0xb8, 0x78)),
    string: Some(Color::Rgb(0x9c, 0xc8, 0x88)),
    good: Some(Color::Rgb(0x7c, 0xc4, 0x8c)),
    warning: Some(Color::Rgb(0xf0, 0x88, 0x78)),
    error: Some(Color::Rgb(0xf0, 0x88, 0x78)),
    link: Some(Color::Rgb(0x8c, 0xa8, 0xf0)),
};

const ON_LIGHT: Palette = Palette {
    dim: Some(Color::Rgb(0x68, 0x6e, 0x78)),
    accent: Some(Color::Rgb(0x08, 0x5c, 0x98)),
    code: Some(Color::Rgb(0x88, 0x54, 0x00)),
    string: Some(Color::Rgb(0x20, 0x68, 0x28)),
    good: Some(Color::Rgb(0x18, 0x70, 0x38)),
    warning: Some(Color::Rgb(0xb0, 0x28, 0x20)),
    error: Some(Color::Rgb(0xb0, 0x28, 0x20)),
    link: Some(Color::Rgb(0x28, 0x48, 0xb0)),
};

impl Styles {
    pub fn new(theme: Theme) -> Self {
        let (palette, dim) = match theme {
            Theme::Terminal => (SIXTEEN, Modifier::DIM),
            Theme::Dark => (ON_DARK, Modifier::empty()),
            Theme::Light => (ON_LIGHT, Modifier::empty()),
            Theme::Contrast => (SIXTEEN, Modifier::empty()),
            Theme::Mono => (NO_COLORS, Modifier::DIM),
        };
        Self { palette, dim }
    }

    /// The styles of commands, which use the terminal's own colors.
    pub fn of_commands() -> Self {
        Self {
            palette: COMMANDS,
            dim: Modifier::DIM,
        }
    }

    pub fn style(&self, role: Role) -> Style {
        let palette = &self.palette;
        match role {
            Role::Plain | Role::CodeBlock | Role::Diagram => Style::new(),
            Role::Strong | Role::CodeKeyword | Role::Title => Style::new().bold(),
            Role::Emphasis | Role::Quote => Style::new().italic(),
            Role::StrongEmphasis => Style::new().bold().italic(),
            Role::Struck => Style::new().crossed_out(),
            Role::Code | Role::CodeKey => colored(palette.code),
            Role::CodeString => colored(palette.string),
            Role::Heading(_) | Role::TableHead | Role::Selected => colored(palette.accent).bold(),
            Role::Link | Role::Image => colored(palette.link).underlined(),
            Role::ListMark | Role::Key | Role::Figure | Role::Frame => colored(palette.accent),
            Role::Done => colored(palette.good),
            Role::Proposed => colored(palette.accent).bold().reversed(),
            Role::Marked => colored(palette.warning).underlined(),
            Role::Warning => colored(palette.warning).bold(),
            Role::Error => colored(palette.error).bold(),
            Role::CodeComment
            | Role::CodeContinuation
            | Role::Url
            | Role::QuoteMark
            | Role::TableRule
            | Role::Rule
            | Role::Rest
            | Role::Dim => self.dim(),
        }
    }

    fn dim(&self) -> Style {
        colored(self.palette.dim).add_modifier(self.dim)
    }
}

fn colored(color: Option<Color>) -> Style {
    color.map_or_else(Style::new, |color| Style::new().fg(color))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROLES: [Role; 8] = [
        Role::Plain,
        Role::Title,
        Role::Dim,
        Role::Key,
        Role::Selected,
        Role::Proposed,
        Role::Warning,
        Role::Code,
    ];

    #[test]
    fn the_mono_theme_has_no_colors() {
        let styles = Styles::new(Theme::Mono);
        for role in ROLES {
            assert_eq!(styles.style(role).fg, None, "{role:?}");
        }
    }

    #[test]
    fn no_theme_sets_a_background() {
        let themes = [
            Theme::Terminal,
            Theme::Dark,
            Theme::Light,
            Theme::Contrast,
            Theme::Mono,
        ];
        for theme in themes {
            for role in ROLES {
                let style = Styles::new(theme).style(role);
                assert_eq!(style.bg, None, "{theme:?} {role:?}");
            }
        }
    }

    #[test]
    fn important_roles_differ_from_plain_text_without_colors() {
        let styles = Styles::new(Theme::Mono);
        for role in [Role::Title, Role::Selected, Role::Proposed, Role::Warning] {
            assert_ne!(styles.style(role), styles.style(Role::Plain), "{role:?}");
        }
    }
}
