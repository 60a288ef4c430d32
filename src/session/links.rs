//! The links of an answer, for the menu that opens them.

use std::collections::HashSet;
use std::path::Path;

use super::Link;
use crate::markdown::tree::{Block, BlockKind, Document, Inline};

/// Links and pictures of a document in reading order, each address once. Pictures beside the notes
/// have paths from `folder`; without one they are left out.
pub(super) fn links(document: &Document, folder: Option<&Path>) -> Vec<Link> {
    let mut links = Links {
        folder,
        found: Vec::new(),
    };
    for block in &document.blocks {
        links.add_block(block);
    }
    let mut known = HashSet::new();
    let mut links = links.found;
    links.retain(|link| known.insert(link.address.clone()));
    links
}

struct Links<'a> {
    folder: Option<&'a Path>,
    found: Vec<Link>,
}

impl Links<'_> {
    fn add_block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Heading { text, .. } | BlockKind::Paragraph(text) => self.add_inlines(text),
            BlockKind::List(items) => {
                let blocks = items.iter().flat_map(|item| &item.blocks);
                blocks.for_each(|block| self.add_block(block));
            }
            BlockKind::Quote(blocks) => blocks.iter().for_each(|block| self.add_block(block)),
            BlockKind::Table(table) => {
                let cells = table.header.iter().chain(table.rows.iter().flatten());
                cells.for_each(|cell| self.add_inlines(cell));
            }
            BlockKind::Code { .. } | BlockKind::Rule => {}
        }
    }

    /// The text of a link comes before its address; a link without an address is its own.
    fn add_inlines(&mut self, inlines: &[Inline]) {
        let mut text = String::new();
        for inline in inlines {
            match inline {
                Inline::Text { text: part, style } if style.link => text.push_str(part),
                Inline::Address(target) => self.add(std::mem::take(&mut text), &target.address),
                Inline::Image { alt, target } => self.add_picture(alt.clone(), &target.address),
                _ => self.add_bare(&mut text),
            }
        }
        self.add_bare(&mut text);
    }

    fn add_bare(&mut self, text: &mut String) {
        let address = std::mem::take(text);
        self.add(String::new(), &address);
    }

    fn add(&mut self, text: String, address: &str) {
        if is_web_address(address) {
            let address = address.to_owned();
            self.found.push(Link { text, address });
        }
    }

    fn add_picture(&mut self, alt: String, address: &str) {
        match self.folder {
            Some(folder) if is_picture_file(address) => {
                let path = folder.join(address.replace("%20", " "));
                let address = path.to_string_lossy().into_owned();
                // A program would read it as an option.
                if !address.starts_with('-') {
                    self.found.push(Link { text: alt, address });
                }
            }
            _ => self.add(alt, address),
        }
    }
}

/// Only what a browser opens safely is offered.
fn is_web_address(address: &str) -> bool {
    ["https://", "http://"]
        .iter()
        .any(|scheme| address.starts_with(scheme))
        && !address.contains(|character: char| character.is_control() || character == ' ')
}

/// Whether an address is the path of a picture, by its name: no other file is opened because a note
/// names it.
fn is_picture_file(address: &str) -> bool {
    let extension = Path::new(address).extension();
    let extension = extension.and_then(|extension| extension.to_str());
    let is_picture = extension.is_some_and(|extension| {
        PICTURES
            .iter()
            .any(|picture| picture.eq_ignore_ascii_case(extension))
    });
    is_picture && !address.contains(':') && !address.contains(char::is_control)
}

const PICTURES: [&str; 7] = ["png", "jpg", "jpeg", "gif", "webp", "bmp", "svg"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::tree::parse;

    #[test]
    fn links_are_found_in_every_kind_of_block() {
        let text = "见 [文档](https://k8s.io/docs)\n\n- <https://etcd.io>\n\n| a |\n|---|\n| [b](https://b.io) |\n";
        let links = links(&parse(text), None);
        let found: Vec<(&str, &str)> = links
            .iter()
            .map(|link| (link.text.as_str(), link.address.as_str()))
            .collect();
        assert_eq!(
            found,
            [
                ("文档", "https://k8s.io/docs"),
                ("", "https://etcd.io"),
                ("b", "https://b.io")
            ]
        );
    }

    #[test]
    fn an_address_is_offered_once_and_only_if_it_leads_to_the_web() {
        let text = "[a](https://x.io) [b](https://x.io) [c](file:///etc/passwd) [d](#e)";
        assert_eq!(links(&parse(text), None).len(), 1);
    }

    #[test]
    fn a_picture_beside_the_notes_is_offered_by_its_path() {
        let text = "![steps](img/a%20b.PNG) ![x](run.sh) ![y](file:///z.png) [p](img/c.png)";
        let found = links(&parse(text), Some(Path::new("/notes")));
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|link| (link.text.as_str(), link.address.as_str()))
            .collect();
        assert_eq!(found, [("steps", "/notes/img/a b.PNG")]);
        assert!(links(&parse(text), None).is_empty());
    }

    #[test]
    fn thousands_of_addresses_are_offered_in_their_order() {
        let text: String = (0..5_000)
            .map(|n| format!("<https://x.io/{n}>\n"))
            .collect();
        let links = links(&parse(&text), None);
        assert_eq!(links.len(), 5_000);
        assert_eq!(links[4_999].address, "https://x.io/4999");
    }
}
