//! `#### 19.question`: headings that count.
//!
//! A number before a heading says that it is one of many like it. So a numbered heading with
//! nothing below it is an unanswered question even where its words alone (Pod创建过程) would not
//! tell, when others of its level are numbered too. Where most headings of a level have their
//! text right below them, the level counts questions, and 5.1 and 5.2 are parts of the answer
//! of 5; where most have only deeper headings below them, it counts chapters.

/// Which levels of headings count in a file.
#[derive(Clone, Copy, Debug, Default)]
pub struct Levels([Level; 7]);

#[derive(Clone, Copy, Debug, Default)]
struct Level {
    n_numbered: u32,
    n_answered: u32,
    n_grouping: u32,
}

impl Levels {
    /// Notes a numbered heading: whether text stands right below it, or only deeper headings.
    pub fn note(&mut self, level: u8, answered: bool, groups: bool) {
        if let Some(level) = self.0.get_mut(usize::from(level)) {
            level.n_numbered += 1;
            level.n_answered += u32::from(answered);
            level.n_grouping += u32::from(groups);
        }
    }

    /// Whether headings of this level count: at least two are numbered.
    pub fn count(self, level: u8) -> bool {
        self.level(level).n_numbered >= 2
    }

    /// Whether headings of this level count questions rather than chapters.
    pub fn ask(self, level: u8) -> bool {
        let level = self.level(level);
        level.n_numbered >= 2 && level.n_answered > level.n_grouping
    }

    fn level(self, level: u8) -> Level {
        self.0.get(usize::from(level)).copied().unwrap_or_default()
    }
}
