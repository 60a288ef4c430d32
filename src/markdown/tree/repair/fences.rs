//! Turns prose in code fences into text, line by line.

use crate::domain::is_han;
use crate::markdown::tree::block::{Block, BlockKind, Inline};
use crate::markdown::tree::shape::rough_width;

/// The label of a web page's copy button.
const COPY_BUTTON: &str = "复制代码";

/// Turns code blocks of prose into paragraphs; splits blocks that are partly prose.
pub fn unfold(blocks: Vec<Block>) -> Vec<Block> {
    let mut unfolded = Vec::with_capacity(blocks.len());
    for block in blocks {
        match block.kind {
            BlockKind::Code { language, text } if is_plain(&language) => {
                for kind in divide(&text) {
                    let span = block.span;
                    unfolded.push(Block { kind, span });
                }
            }
            kind => unfolded.push(Block { kind, ..block }),
        }
    }
    unfolded
}

fn is_plain(language: &str) -> bool {
    let language = language.trim().to_ascii_lowercase();
    matches!(
        language.as_str(),
        "" | "text" | "txt" | "plain" | "plaintext"
    )
}

/// Groups the lines between blank lines, and merges adjacent groups of code.
fn divide(text: &str) -> Vec<BlockKind> {
    let mut kinds = Vec::new();
    let mut code = String::new();
    for group in groups(text) {
        if is_prose(&group) {
            flush(&mut code, &mut kinds);
            kinds.push(BlockKind::Paragraph(lines(&group)));
        } else {
            if !code.is_empty() {
                code.push('\n');
            }
            group.iter().for_each(|line| {
                code.push_str(line);
                code.push('\n');
            });
        }
    }
    flush(&mut code, &mut kinds);
    if kinds.is_empty() {
        let (language, text) = (String::new(), text.to_owned());
        kinds.push(BlockKind::Code { language, text });
    }
    kinds
}

fn flush(code: &mut String, kinds: &mut Vec<BlockKind>) {
    if !code.is_empty() {
        let (language, text) = (String::new(), std::mem::take(code));
        kinds.push(BlockKind::Code { language, text });
    }
}

fn groups(text: &str) -> Vec<Vec<&str>> {
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| {
            !line
                .trim()
                .trim_start_matches(|c: char| c.is_ascii())
                .eq(COPY_BUTTON)
        })
        .collect();
    lines
        .split(|line| line.trim().is_empty())
        .filter(|group| !group.is_empty())
        .map(<[&str]>::to_vec)
        .collect()
}

fn is_prose(lines: &[&str]) -> bool {
    let drawn = lines.iter().any(|line| is_drawn(line));
    let n_prose = lines.iter().filter(|line| is_prose_line(line)).count();
    !drawn && n_prose * 2 >= lines.len() && n_prose > 0
}

/// Whether a line is part of a picture made of characters.
fn is_drawn(line: &str) -> bool {
    line.contains("+--") || line.contains(['│', '└', '├', '┌', '─', '▼'])
}

/// Whether a line is prose, apart from a trailing comment.
fn is_prose_line(line: &str) -> bool {
    let line = line.trim();
    let comment = line
        .char_indices()
        .find(|(at, c)| *c == '#' && (*at == 0 || line[..*at].ends_with([' ', '\t'])));
    let text = comment.map_or(line, |(at, _)| line[..at].trim_end());
    let han = text.chars().filter(|c| is_han(*c)).count();
    let chinese = han >= 2 && han * 2 * 4 >= rough_width(text);
    let words = text.split(' ').filter(|word| word.len() > 1).count();
    let english = words >= 8 && text.ends_with(['.', ',', ';']) && !text.contains(['{', '=', '|']);
    chinese || english
}

/// The lines as text with inline code. Breaks at both ends keep them separate from the surrounding
/// text.
fn lines(group: &[&str]) -> Vec<Inline> {
    let mut inlines = vec![Inline::HardBreak];
    for (n, line) in group.iter().enumerate() {
        if n > 0 {
            inlines.push(Inline::SoftBreak);
        }
        let parts: Vec<&str> = line.split('`').collect();
        if parts.len().is_multiple_of(2) {
            inlines.push(Inline::plain(*line));
            continue;
        }
        for (n, part) in parts.into_iter().enumerate() {
            match n % 2 {
                _ if part.is_empty() => {}
                0 => inlines.push(Inline::plain(part)),
                _ => inlines.push(Inline::Code(part.to_owned())),
            }
        }
    }
    inlines.push(Inline::HardBreak);
    inlines
}
