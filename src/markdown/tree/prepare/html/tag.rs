//! Parses one HTML tag as browsers do, without interpreting it.

/// An HTML tag, borrowed from the text.
pub struct HtmlTag<'a> {
    /// The name as written.
    pub name: &'a str,
    /// Whether it is a closing tag, `</name>`.
    pub closing: bool,
    /// The attributes, unparsed.
    attributes: &'a str,
    /// The length in bytes, from `<` to `>`.
    pub length: usize,
}

impl<'a> HtmlTag<'a> {
    /// Parses the tag at the start of `text`.
    pub fn read(text: &'a str) -> Option<Self> {
        let inner = text.strip_prefix('<')?;
        let end = inner
            .find(['>', '<'])
            .filter(|end| inner[*end..].starts_with('>'))?;
        let length = end + 2;
        let inner = &inner[..end];
        let closing = inner.starts_with('/');
        let inner = inner.strip_prefix('/').unwrap_or(inner);
        let inner = inner.strip_suffix('/').unwrap_or(inner);
        let name_end = inner
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(inner.len());
        let (name, attributes) = inner.split_at(name_end);
        let separated = attributes.is_empty() || attributes.starts_with(char::is_whitespace);
        let named = name.starts_with(|c: char| c.is_ascii_alphabetic());
        (named && separated).then_some(Self {
            name,
            closing,
            attributes: attributes.trim(),
            length,
        })
    }

    /// Whether only attributes follow the name.
    pub fn is_wellformed(&self) -> bool {
        self.attributes.is_empty() || self.attributes.contains('=')
    }

    pub fn attribute(&self, name: &str) -> Option<&'a str> {
        let mut rest = self.attributes;
        loop {
            let equals = rest.find('=')?;
            let key = rest[..equals].split_whitespace().next_back().unwrap_or("");
            let value = rest[equals + 1..].trim_start();
            let (value, behind) = match value.chars().next() {
                Some(quote @ ('"' | '\'')) => {
                    let value = &value[1..];
                    value.split_once(quote).unwrap_or((value, ""))
                }
                _ => value.split_once(char::is_whitespace).unwrap_or((value, "")),
            };
            if key.eq_ignore_ascii_case(name) {
                return Some(value);
            }
            rest = behind;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_found_by_name() {
        let tag = HtmlTag::read(r#"<img width=3 src="a b.png" alt='图' />x"#).unwrap();
        assert_eq!(tag.attribute("SRC"), Some("a b.png"));
        assert_eq!(tag.attribute("alt"), Some("图"));
        assert_eq!(tag.attribute("width"), Some("3"));
        assert_eq!(tag.attribute("title"), None);
    }

    #[test]
    fn comparisons_are_no_tags() {
        for text in ["<400", "< b>", "<a<b>", "<service-name>", "<https://a>"] {
            assert!(HtmlTag::read(text).is_none(), "{text}");
        }
    }
}
