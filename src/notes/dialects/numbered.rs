//! `#### 19.question`: headings that count.
//!
//! A number before a heading says that it is one of many like it. So a numbered heading with
//! nothing below it is an unanswered question even where its words alone (Pod创建过程) would not
//! tell, when others of its level are numbered too.

/// Which levels of headings count in a file.
#[derive(Clone, Copy, Debug, Default)]
pub struct Levels([u32; 7]);

impl Levels {
    /// Notes a numbered heading.
    pub fn note(&mut self, level: u8) {
        if let Some(count) = self.0.get_mut(usize::from(level)) {
            *count += 1;
        }
    }

    /// Whether headings of this level count: at least two are numbered.
    pub fn count(self, level: u8) -> bool {
        self.0
            .get(usize::from(level))
            .is_some_and(|count| *count >= 2)
    }
}
