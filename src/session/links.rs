//! The links of an answer, for the menu that opens them.

use std::collections::HashSet;

use super::Link;
use crate::markdown::tree::{Block, BlockKind, Document, Inline};

/// Links and pictures of a document in reading order, each address once.
pub(super) fn links(document: &Document) -> Vec<Link> {
    let mut links = Vec::new();
    for block in &document.blocks {
        add_block_links(block, &mut links);
    }
    let mut known = HashSet::new();
    links.retain(|link| known.insert(link.address.clone()));
    links
}

fn add_block_links(block: &Block, links: &mut Vec<Link>) {
    match &block.kind {
        BlockKind::Heading { text, .. } | BlockKind::Paragraph(text) => {
            add_inline_links(text, links)
        }
        BlockKind::List(items) => {
            let blocks = items.iter().flat_map(|item| &item.blocks);
            blocks.for_each(|block| add_block_links(block, links));
        }
        BlockKind::Quote(blocks) => blocks
            .iter()
            .for_each(|block| add_block_links(block, links)),
        BlockKind::Table(table) => {
            let cells = table.header.iter().chain(table.rows.iter().flatten());
            cells.for_each(|cell| add_inline_links(cell, links));
        }
        BlockKind::Code { .. } | BlockKind::Rule => {}
    }
}

/// The text of a link comes before its address; a link without an address is its own.
fn add_inline_links(inlines: &[Inline], links: &mut Vec<Link>) {
    let mut text = String::new();
    for inline in inlines {
        match inline {
            Inline::Text { text: part, style } if style.link => text.push_str(part),
            Inline::Address(target) => add(links, std::mem::take(&mut text), &target.address),
            Inline::Image { alt, target } => add(links, alt.clone(), &target.address),
            _ => add_bare(links, &mut text),
        }
    }
    add_bare(links, &mut text);
}

fn add_bare(links: &mut Vec<Link>, text: &mut String) {
    let address = std::mem::take(text);
    add(links, String::new(), &address);
}

fn add(links: &mut Vec<Link>, text: String, address: &str) {
    if is_web_address(address) {
        let address = address.to_owned();
        links.push(Link { text, address });
    }
}

/// Only what a browser opens safely is offered.
fn is_web_address(address: &str) -> bool {
    ["https://", "http://"]
        .iter()
        .any(|scheme| address.starts_with(scheme))
        && !address.contains(|character: char| character.is_control() || character == ' ')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::tree::parse;

    #[test]
    fn links_are_found_in_every_kind_of_block() {
        let text = "见 [文档](https://k8s.io/docs)\n\n- <https://etcd.io>\n\n| a |\n|---|\n| [b](https://b.io) |\n";
        let links = links(&parse(text));
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
        assert_eq!(links(&parse(text)).len(), 1);
    }

    #[test]
    fn thousands_of_addresses_are_offered_in_their_order() {
        let text: String = (0..5_000)
            .map(|n| format!("<https://x.io/{n}>\n"))
            .collect();
        let links = links(&parse(&text));
        assert_eq!(links.len(), 5_000);
        assert_eq!(links[4_999].address, "https://x.io/4999");
    }
}
