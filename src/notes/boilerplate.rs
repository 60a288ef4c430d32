//! Lines of a page that carry no content: separators, links back to the top, comments.

use super::html_marks::without_tags;

/// Whether a line outside code is boilerplate.
pub fn is_boilerplate(text: &str) -> bool {
    // A fast path for most lines: only page numbers begin with a letter or digit.
    let is_letter = |c: char| c.is_alphanumeric() && !matches!(c, '第' | 'P' | 'p');
    if text.trim_start().starts_with(is_letter) {
        return false;
    }
    is_back_link(text) || is_for_programs(text) || is_empty_html(text) || is_page_number(text)
}

/// A text without trailing comments and block ids of programs: `answer %%true?%%`,
/// `answer <!--SR:!2021-08-11,4,270--> ^d7cee0`.
pub fn without_trailers(text: &str) -> &str {
    let is_sign = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    let is_id = |id: &str| {
        id.len() >= 3 && id.bytes().all(is_sign) && id.contains(|c: char| c.is_ascii_alphabetic())
    };
    let mut rest = text.trim_end();
    loop {
        let inner = rest.strip_suffix("-->");
        let comment = inner.and_then(|inner| inner.rfind("<!--"));
        let hidden = || {
            let inner = rest.strip_suffix("%%")?;
            let start = inner.rfind("%%")?;
            // After a digit the signs are percent signs.
            let is_comment = !inner[..start].ends_with(|c: char| c.is_ascii_digit());
            is_comment.then_some(start)
        };
        let end = comment.or_else(hidden).or_else(|| {
            let (before, id) = rest.rsplit_once(" ^")?;
            is_id(id).then_some(before.len())
        });
        match end {
            Some(end) => rest = rest[..end].trim_end(),
            None => return rest,
        }
    }
}

/// `---`, `***`, `====` where Markdown reads them as text.
pub fn is_rule(text: &str) -> bool {
    let text = text.trim();
    text.len() >= 3
        && text
            .bytes()
            .all(|byte| matches!(byte, b'-' | b'=' | b'_' | b'*'))
}

/// A line of dashes of any kind: `————————`.
pub fn is_separator(text: &str) -> bool {
    let text = text.trim();
    let is_dash = |c| matches!(c, '—' | '–' | '-' | '=' | '_' | '*' | '─' | '━' | '~');
    let is_wide = |c| matches!(c, '⸺' | '⸻');
    let wide = !text.is_empty() && text.chars().all(is_wide);
    wide || text.chars().all(is_dash) && text.chars().nth(2).is_some()
}

/// `[⬆ Back to Top](#contents)`, `<a href="#top">返回顶部</a>`, without text before the link.
fn is_back_link(text: &str) -> bool {
    let begins = text
        .trim_start_matches(['*', '_', ' ', '\t', '>', '-', '|'])
        .starts_with(['[', '<', '⬆', '↑', '↥', '🔝']);
    if !begins || text.len() > 200 || !(text.contains("(#") || text.contains("href=\"#")) {
        return false;
    }
    let lower = text.to_lowercase();
    let leads_back = ["top", "back", "contents", "返回", "顶部", "目录", "⬆", "↑"]
        .iter()
        .any(|word| lower.contains(word));
    leads_back && lower.matches("](").count() <= 1
}

/// `<div align="right">`, `</div>`, `<br>`: tags around nothing.
fn is_empty_html(text: &str) -> bool {
    let text = text.trim();
    text.starts_with('<') && text.ends_with('>') && without_tags(text).trim().is_empty()
}

/// Instructions to a program: `<!-- markdownlint-disable -->`, `%% later %%`, `[TOC]`, `:::info`,
/// `#flashcards`.
fn is_for_programs(text: &str) -> bool {
    let text = text.trim();
    let is_between = |open: &str, close: &str| {
        text.len() >= open.len() + close.len() && text.starts_with(open) && text.ends_with(close)
    };
    let comment = is_between("<!--", "-->") || is_between("%%", "%%") || is_container(text);
    let contents = ["[TOC]", "[[TOC]]", "{:toc}"]
        .iter()
        .any(|mark| text.eq_ignore_ascii_case(mark))
        || (text.starts_with("@[TOC]") && text.len() <= 200);
    comment || contents || is_hashtags(text)
}

/// The fences of a colored box: `:::info`, `:::`.
fn is_container(text: &str) -> bool {
    let name = text
        .strip_prefix(":::")
        .map(|rest| rest.trim_start_matches(':').trim());
    name.is_some_and(|name| name.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// The footer of a printed page: `第 1 页 共 3 页`, `Page 1 of 3`.
pub fn is_page_number(text: &str) -> bool {
    let text = text.trim();
    if !(text.starts_with('第') || text.starts_with(['P', 'p'])) || text.len() > 40 {
        return false;
    }
    let is_sign = |c: char| c.is_ascii_digit() || "第页共，, /".contains(c);
    let in_chinese = text.ends_with('页') && text.chars().all(is_sign);
    let lower = text.to_ascii_lowercase();
    let words = lower
        .strip_prefix("page ")
        .map(|rest| rest.replace(" of ", ""));
    let in_english = words.is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
    text.contains(|c: char| c.is_ascii_digit()) && (in_chinese || in_english)
}

/// `[#tag]() [#tree](tree.md)`: the tags of a card.
pub fn is_tag_links(text: &str) -> bool {
    let is_link = |word: &str| word.starts_with("[#") && word.contains("](") && word.ends_with(')');
    !text.trim().is_empty() && text.split_whitespace().all(is_link)
}

/// `#flashcards/k8s #interview`
fn is_hashtags(text: &str) -> bool {
    let is_tag = |word: &str| {
        word.strip_prefix('#')
            .is_some_and(|name| name.starts_with(|c: char| c.is_alphabetic()))
    };
    let is_link = |word: &str| {
        word.strip_prefix("[#")
            .is_some_and(|rest| rest.ends_with("]()"))
    };
    let begins = text.starts_with('#') || text.starts_with("[#");
    begins
        && text
            .split_whitespace()
            .all(|word| is_tag(word) || is_link(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_the_top_are_boilerplate() {
        assert!(is_back_link("**[⬆ Back to Top](#table-of-contents)**"));
        assert!(is_back_link("<a href=\"#目录\">返回目录</a>"));
        assert!(!is_back_link("[what a back end is](https://a.b)"));
        assert!(!is_back_link("A Pod from a file. [⬆](#top)"));
        assert!(is_empty_html("<div align=\"right\">") && is_empty_html("</div><br>"));
        assert!(!is_empty_html("<service>") && !is_empty_html("<b>Pod</b>"));
    }

    #[test]
    fn comments_and_block_ids_at_the_end_are_removed() {
        for (text, bare) in [
            ("a <!--SR:!2021-08-11,4,270--> ^d7cee0 ", "a"),
            ("a ^b1c2", "a"),
            ("2 ^100", "2 ^100"),
            ("<!-- a -->", ""),
            ("a %%b%% ^c1d2", "a"),
            ("80%% - 90%%", "80%% - 90%%"),
            ("a --> b", "a --> b"),
        ] {
            assert_eq!(without_trailers(text), bare, "{text}");
        }
    }

    #[test]
    fn lines_for_programs_are_boilerplate() {
        for line in [
            "<!-- toc -->", "[TOC]", "@[TOC](目录)", "#flashcards/k8s #面试", "%% later %%",
            ":::info", ":::",
        ] {
            assert!(is_for_programs(line), "{line}");
        }
        for line in [
            "# Pod", "#1", "<b>", "[a](#b)", "%%", "::: tip 注意", ":: a",
        ] {
            assert!(!is_for_programs(line), "{line}");
        }
    }

    #[test]
    fn page_numbers_are_boilerplate() {
        for line in ["第 1 页 共 3 页", "第3页", "Page 1 of 3"] {
            assert!(is_page_number(line), "{line}");
        }
        for line in ["第 1 章", "Pod 3", "page cache 占 3 页", "第页", "Pages 1"] {
            assert!(!is_page_number(line), "{line}");
        }
    }
}
