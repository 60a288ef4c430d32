//! Demotes the headings of a Markdown text so that it fits below a heading of another document.

use super::outline::{SourceBlock, SourceBlockKind, outline};

/// The deepest heading level of Markdown.
const DEEPEST: u8 = 6;

/// Demotes the headings below `level` and closes a code fence that is open at the end. Keeps all
/// words.
pub fn below(text: &str, level: u8) -> String {
    let blocks = outline(text);
    let headings = || blocks.iter().filter_map(heading_of);
    let topmost = headings().map(|(level, _)| level).min();
    let deeper = topmost.map_or(0, |topmost| (level + 1).saturating_sub(topmost));
    let mut set = String::with_capacity(text.len() + 8);
    let mut at = 0;
    for (level, block) in headings().filter(|_| deeper > 0) {
        let heading = &text[block.range.clone()];
        set.push_str(&text[at..block.range.start]);
        let marks = "#".repeat(usize::from((level + deeper).min(DEEPEST)));
        set.push_str(&marks);
        if heading.starts_with('#') {
            set.push_str(heading.trim_start_matches('#'));
        } else {
            set.push(' ');
            set.push_str(&without_underline(heading));
        }
        at = block.range.end;
    }
    set.push_str(&text[at..]);
    if let Some(fence) = open_fence(text, &blocks) {
        set.truncate(set.trim_end_matches('\n').len());
        set.push('\n');
        set.push_str(&fence);
    }
    set
}

fn heading_of(block: &SourceBlock) -> Option<(u8, &SourceBlock)> {
    match block.kind {
        SourceBlockKind::Heading(level) if block.depth == 0 => Some((level, block)),
        _ => None,
    }
}

/// An underlined heading on one line, and its line ending.
fn without_underline(heading: &str) -> String {
    let end = if heading.ends_with('\n') { "\n" } else { "" };
    let lines: Vec<&str> = heading.lines().map(str::trim).collect();
    let title = lines.split_last().map_or(&lines[..], |(_, title)| title);
    title.join(" ") + end
}

/// The closing fence of the last block, if that is a code block with an open fence.
fn open_fence(text: &str, blocks: &[SourceBlock]) -> Option<String> {
    let last = blocks.iter().rfind(|block| block.depth == 0)?;
    if last.kind != (SourceBlockKind::Code { fenced: true }) {
        return None;
    }
    let code = &text[last.range.clone()];
    let mark = code.chars().next().filter(|mark| "`~".contains(*mark))?;
    let length = |line: &str| line.chars().take_while(|sign| *sign == mark).count();
    let n_opening = length(code);
    let closes = |line: &str| {
        let line = line.trim();
        length(line) >= n_opening && line.chars().all(|sign| sign == mark)
    };
    let is_closed = code.lines().skip(1).last().is_some_and(closes);
    (!is_closed).then(|| mark.to_string().repeat(n_opening))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_demoted_below_the_level() {
        for (text, wanted) in [
            ("# a\n\nb\n\n### c", "#### a\n\nb\n\n###### c"),
            ("##### a\n", "##### a\n"),
            ("a\nb\n===\nc", "#### a b\nc"),
            ("# a\n##### b", "#### a\n###### b"),
            ("```\n# a\n```\n> # b\n- # c", "```\n# a\n```\n> # b\n- # c"),
            ("no title", "no title"),
        ] {
            assert_eq!(below(text, 3), wanted, "{text}");
            assert_eq!(below(wanted, 3), wanted, "{wanted}");
        }
    }

    #[test]
    fn a_fence_that_is_left_open_is_closed() {
        for (text, wanted) in [
            ("```sh\nls", "```sh\nls\n```"),
            ("````\n```\n", "````\n```\n````"),
            ("~~~", "~~~\n~~~"),
            ("```\nls\n```", "```\nls\n```"),
            ("```\nls\n```\n\nb", "```\nls\n```\n\nb"),
        ] {
            assert_eq!(below(text, 3), wanted, "{text}");
        }
    }
}
