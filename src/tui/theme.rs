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

/// The colors that the terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colors {
    None,
    /// Its own sixteen.
    Sixteen,
    /// All of 24 bits.
    True,
}

impl Colors {
    /// The colors that the environment announces. `NO_COLOR` and options decide whether there are
    /// any.
    pub fn announced(is_colored: bool) -> Self {
        let announced = std::env::var("COLORTERM").unwrap_or_default();
        match announced.as_str() {
            _ if !is_colored => Self::None,
            "truecolor" | "24bit" => Self::True,
            _ => Self::Sixteen,
        }
    }
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
    dim: Some(Color::Rgb(0x98, 0xa0, 0xac)),
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

/// Those of sixteen that are legible on black in the usual palettes.
const SIXTEEN_ON_DARK: Palette = Palette {
    dim: Some(Color::Gray),
    accent: Some(Color::LightCyan),
    code: Some(Color::LightYellow),
    string: Some(Color::LightGreen),
    good: Some(Color::LightGreen),
    warning: Some(Color::LightRed),
    error: Some(Color::LightRed),
    link: Some(Color::LightCyan),
};

/// Those of sixteen that are legible on white in the usual palettes.
const SIXTEEN_ON_LIGHT: Palette = Palette {
    dim: None,
    accent: Some(Color::Blue),
    code: Some(Color::Magenta),
    string: Some(Color::Magenta),
    good: Some(Color::Blue),
    warning: Some(Color::Red),
    error: Some(Color::Red),
    link: Some(Color::Blue),
};

impl Styles {
    pub fn new(theme: Theme, colors: Colors) -> Self {
        let all = colors == Colors::True;
        let (palette, dim) = match theme {
            _ if colors == Colors::None => (NO_COLORS, Modifier::DIM),
            Theme::Terminal => (SIXTEEN, Modifier::DIM),
            Theme::Dark if all => (ON_DARK, Modifier::empty()),
            Theme::Dark => (SIXTEEN_ON_DARK, Modifier::empty()),
            Theme::Light if all => (ON_LIGHT, Modifier::empty()),
            Theme::Light => (SIXTEEN_ON_LIGHT, Modifier::empty()),
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
            Role::Highlight => colored(palette.warning).bold(),
            Role::Marked => colored(palette.warning).underlined(),
            Role::Found => colored(palette.accent).underlined(),
            Role::FoundHere => colored(palette.accent).reversed(),
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

    const THEMES: [Theme; 5] = [
        Theme::Terminal,
        Theme::Dark,
        Theme::Light,
        Theme::Contrast,
        Theme::Mono,
    ];

    #[test]
    fn the_mono_theme_and_terminals_without_colors_have_none() {
        for role in ROLES {
            let mono = Styles::new(Theme::Mono, Colors::True).style(role);
            assert_eq!(mono.fg, None, "{role:?}");
            for theme in THEMES {
                let style = Styles::new(theme, Colors::None).style(role);
                assert_eq!(style.fg, None, "{theme:?} {role:?}");
            }
        }
    }

    #[test]
    fn colors_of_24_bits_are_used_only_where_they_are_announced() {
        for theme in THEMES {
            for role in ROLES {
                let color = Styles::new(theme, Colors::Sixteen).style(role).fg;
                assert!(!matches!(color, Some(Color::Rgb(..))), "{theme:?} {role:?}");
            }
        }
        let accent = Styles::new(Theme::Dark, Colors::True).style(Role::Key).fg;
        assert!(matches!(accent, Some(Color::Rgb(..))));
    }

    /// The relative luminance of a color (WCAG 2.2).
    fn luminance(color: [u8; 3]) -> f64 {
        let [red, green, blue] = color.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast ratio of two colors (WCAG 2.2).
    fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// A color as xterm shows it by default.
    fn of_xterm(color: Color) -> [u8; 3] {
        match color {
            Color::Rgb(red, green, blue) => [red, green, blue],
            Color::Red => [0xcd, 0, 0],
            Color::Blue => [0, 0, 0xee],
            Color::Magenta => [0xcd, 0, 0xcd],
            Color::Gray => [0xe5, 0xe5, 0xe5],
            Color::LightRed => [0xff, 0, 0],
            Color::LightGreen => [0, 0xff, 0],
            Color::LightYellow => [0xff, 0xff, 0],
            Color::LightCyan => [0, 0xff, 0xff],
            other => panic!("no color for {other}"),
        }
    }

    #[test]
    fn text_of_the_dark_and_the_light_theme_has_a_contrast_of_4_5_to_1() {
        const DARK: [[u8; 3]; 3] = [[0, 0, 0], [0x1e, 0x1e, 0x1e], [0x28, 0x2c, 0x34]];
        const LIGHT: [[u8; 3]; 2] = [[0xff, 0xff, 0xff], [0xfa, 0xfa, 0xfa]];
        for (palette, grounds) in [
            (ON_DARK, &DARK[..]),
            (ON_LIGHT, &LIGHT[..]),
            (SIXTEEN_ON_DARK, &DARK[..1]),
            (SIXTEEN_ON_LIGHT, &LIGHT[..1]),
        ] {
            let Palette {
                dim,
                accent,
                code,
                string,
                good,
                warning,
                error,
                link,
            } = palette;
            let colors = [dim, accent, code, string, good, warning, error, link];
            for color in colors.into_iter().flatten() {
                for ground in grounds {
                    let ratio = contrast(of_xterm(color), *ground);
                    assert!(ratio >= 4.5, "{color} on {ground:02x?}: {ratio:.1}");
                }
            }
        }
    }

    #[test]
    fn no_theme_sets_a_background() {
        for theme in THEMES {
            for role in ROLES {
                let style = Styles::new(theme, Colors::True).style(role);
                assert_eq!(style.bg, None, "{theme:?} {role:?}");
            }
        }
    }

    #[test]
    fn important_roles_differ_from_plain_text_without_colors() {
        let styles = Styles::new(Theme::Mono, Colors::None);
        for role in [Role::Title, Role::Selected, Role::Proposed, Role::Warning] {
            assert_ne!(styles.style(role), styles.style(Role::Plain), "{role:?}");
        }
    }
}
