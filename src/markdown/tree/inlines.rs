//! Collects the inlines of one block from the parser's events.

use super::block::{Inline, Style};
use super::prepare::{LINE_BREAK, restore};

/// The inlines read so far, and the open styles.
#[derive(Default)]
pub struct Inlines {
    done: Vec<Inline>,
    strong: usize,
    emphasis: usize,
    struck: usize,
    links: Vec<OpenLink>,
    image: Option<OpenImage>,
}

struct OpenLink {
    address: String,
    title: String,
    first: usize,
}

struct OpenImage {
    address: String,
    title: String,
    alt: String,
    depth: usize,
}

/// A style that the parser opens and closes.
#[derive(Clone, Copy)]
pub enum Toggle {
    Strong,
    Emphasis,
    Struck,
}

impl Inlines {
    pub fn is_empty(&self) -> bool {
        self.done.is_empty() && self.image.is_none()
    }

    /// Takes the inlines; resets styles that broken nesting left open.
    pub fn take(&mut self) -> Vec<Inline> {
        while let Some(image) = self.image.as_mut() {
            image.depth = 0;
            self.end_image();
        }
        while !self.links.is_empty() {
            self.end_link();
        }
        std::mem::take(self).done
    }

    /// Adds text; turns a line-break sentinel into a hard break.
    pub fn text(&mut self, text: &str) {
        for (n, part) in text.split(LINE_BREAK).enumerate() {
            if n > 0 {
                self.hard_break();
            }
            self.part(&restore(part));
        }
    }

    fn part(&mut self, text: &str) {
        if let Some(image) = &mut self.image {
            image.alt.push_str(text);
            return;
        }
        let mut rest = text;
        while let Some(start) = address_start(rest) {
            let end = start + address_length(&rest[start..]);
            self.run(&rest[..start], false);
            self.run(&rest[start..end], true);
            rest = &rest[end..];
        }
        self.run(rest, false);
    }

    fn run(&mut self, text: &str, address: bool) {
        if text.is_empty() {
            return;
        }
        let style = Style {
            strong: self.strong > 0,
            emphasis: self.emphasis > 0,
            struck: self.struck > 0,
            link: address || !self.links.is_empty(),
        };
        match self.done.last_mut() {
            Some(Inline::Text {
                text: last,
                style: last_style,
            }) if *last_style == style => last.push_str(text),
            _ => self.done.push(Inline::Text {
                text: text.to_owned(),
                style,
            }),
        }
    }

    pub fn code(&mut self, text: &str) {
        match &mut self.image {
            Some(image) => image.alt.push_str(&restore(text)),
            None => self.done.push(Inline::Code(restore(text))),
        }
    }

    pub fn soft_break(&mut self) {
        match &mut self.image {
            Some(image) => image.alt.push(' '),
            None => self.done.push(Inline::SoftBreak),
        }
    }

    pub fn hard_break(&mut self) {
        match &mut self.image {
            Some(image) => image.alt.push(' '),
            None => self.done.push(Inline::HardBreak),
        }
    }

    /// Opens or closes a style.
    pub fn toggle(&mut self, toggle: Toggle, open: bool) {
        let count = match toggle {
            Toggle::Strong => &mut self.strong,
            Toggle::Emphasis => &mut self.emphasis,
            Toggle::Struck => &mut self.struck,
        };
        *count = if open {
            *count + 1
        } else {
            count.saturating_sub(1)
        };
    }

    pub fn start_link(&mut self, address: &str, title: &str) {
        self.links.push(OpenLink {
            address: restore(address),
            title: restore(title),
            first: self.done.len(),
        });
    }

    /// Closes the innermost link and adds its address, unless the link text already contains it.
    pub fn end_link(&mut self) {
        let Some(link) = self.links.pop() else { return };
        let text = super::block::plain_text(self.done.get(link.first..).unwrap_or_default());
        let said = text == link.address || format!("mailto:{text}") == link.address;
        if !said && !link.address.is_empty() {
            self.done.push(Inline::Address(link.address));
        }
        self.title(&link.title);
    }

    /// Adds the title, which a browser shows as a tooltip.
    fn title(&mut self, title: &str) {
        if !title.trim().is_empty() {
            self.run(&format!(" {}", title.replace('\n', " ")), false);
        }
    }

    /// Opens an image; the text that follows is its alternative text.
    pub fn start_image(&mut self, address: &str, title: &str) {
        match &mut self.image {
            Some(image) => {
                image.depth += 1;
                image.alt.push_str(&restore(address));
                image.alt.push_str(&restore(title));
            }
            None => {
                self.image = Some(OpenImage {
                    address: restore(address),
                    title: restore(title),
                    alt: String::new(),
                    depth: 0,
                });
            }
        }
    }

    /// Closes the innermost image.
    pub fn end_image(&mut self) {
        match self.image.take() {
            Some(image) if image.depth > 0 => {
                self.image = Some(OpenImage {
                    depth: image.depth - 1,
                    ..image
                });
            }
            Some(image) => {
                let OpenImage { alt, address, .. } = image;
                self.done.push(Inline::Image { alt, address });
                self.title(&image.title);
            }
            None => {}
        }
    }
}

/// The offset of the first address in running text.
fn address_start(text: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(found) = text[from..].find("://") {
        let before = &text[..from + found];
        if let Some(scheme) = ["https", "http"].iter().find(|s| before.ends_with(*s)) {
            return Some(before.len() - scheme.len());
        }
        from += found + 3;
    }
    None
}

/// The length in bytes of the address at the start of `text`.
fn address_length(text: &str) -> usize {
    let inside = |character: char| {
        character.is_ascii() && !character.is_ascii_whitespace() && !"<>\"`|".contains(character)
    };
    let end = text
        .find(|character| !inside(character))
        .unwrap_or(text.len());
    text[..end]
        .trim_end_matches(['.', ',', ';', ':', ')', '!', '?', '\''])
        .len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_before_chinese_text() {
        let mut inlines = Inlines::default();
        inlines.text("见https://k8s.io/docs，或 http://a.b:80.");
        let found: Vec<String> = inlines
            .take()
            .into_iter()
            .filter_map(|inline| match inline {
                Inline::Text { text, style } if style.link => Some(text),
                _ => None,
            })
            .collect();
        assert_eq!(found, ["https://k8s.io/docs", "http://a.b:80"]);
    }

    #[test]
    fn a_link_that_shows_its_address_says_it_once() {
        let mut inlines = Inlines::default();
        inlines.start_link("https://a.b", "");
        inlines.text("https://a.b");
        inlines.end_link();
        assert_eq!(inlines.take().len(), 1);
    }
}
