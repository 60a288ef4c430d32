//! What is no notes: the page of a program, a list of releases, what else was said in an interview.
//!
//! Their headings have text below them like questions have answers, so they are known by their
//! titles.

/// Whether the titles of a file, each with whether it asks, are those of a program's page: at least
/// two are, and twice as many as of the others ask.
pub fn is_page_of_program<'t>(titles: impl Iterator<Item = (&'t str, bool)>) -> bool {
    const TITLES: [&str; 35] = [
        "installation", "install", "usage", "license", "licence", "contributing",
        "getting started", "quick start", "quickstart", "features", "build", "building", "authors",
        "changelog", "requirements", "prerequisites", "acknowledgements", "documentation",
        "许可证", "贡献", "安装", "快速开始", "how it works", "roadmap", "faq", "community",
        "credits", "development", "supported versions", "compatibility", "support", "路线图",
        "常见问题", "开发", "致谢",
    ];
    let is_known = |title: &str| TITLES.iter().any(|known| title.eq_ignore_ascii_case(known));
    let (mut n_known, mut n_asking) = (0, 0);
    for (title, asks) in titles {
        n_known += usize::from(is_known(title));
        n_asking += usize::from(asks && !is_known(title));
    }
    n_known >= (2 * n_asking).max(2)
}

/// Whether a title says something of the file itself, whatever else the file holds.
pub fn is_about_file(title: &str) -> bool {
    const TITLES: [&str; 12] = [
        "todo", "待办", "license", "licence", "contributing", "contributors", "acknowledgements",
        "credits", "许可证", "贡献", "贡献者", "致谢",
    ];
    TITLES.iter().any(|known| title.eq_ignore_ascii_case(known))
}

/// Whether a title tells of an interview itself, whatever stands below it: `公司简介`, `反问`.
pub fn is_about_interview(title: &str) -> bool {
    const TITLES: [&str; 18] = [
        "公司简介", "公司介绍", "公司情况", "公司背景", "公司信息", "公司规模", "岗位职责",
        "职位描述", "岗位描述", "岗位要求", "任职要求", "面试结果", "面试感受", "面试体验", "反问",
        "反问环节", "反问面试官", "about the company",
    ];
    is_named(title, &TITLES)
}

/// Whether a line without an answer only notes what an interview went through: `自我介绍`,
/// `算法：LRU`.
pub fn is_jotting(line: &str) -> bool {
    const JOTTINGS: [&str; 17] = [
        "自我介绍", "项目介绍", "介绍项目", "聊项目", "闲聊", "算法", "算法题", "算法手撕", "手撕",
        "手撕算法", "手撕代码", "编程题", "写代码", "leetcode", "coding", "self introduction",
        "small talk",
    ];
    is_about_interview(line) || is_named(line, &JOTTINGS)
}

/// Whether a line is one of some names, or one and a colon with more behind it.
fn is_named(line: &str, names: &[&str]) -> bool {
    let line = line.trim_start();
    names.iter().any(|name| {
        let divided = line.split_at_checked(name.len());
        let (start, rest) = divided.unwrap_or_default();
        let ends = |rest: &str| rest.is_empty() || rest.starts_with(['：', ':']);
        start.eq_ignore_ascii_case(name) && ends(rest.trim_start())
    })
}

/// Whether a title is the number of a release: `1.2.0`, `v1.30 - 2024-04-17`, `[Unreleased]`.
pub fn is_release(title: &str) -> bool {
    let bare = title.trim_start_matches(['v', 'V', '[', ' ']);
    let number = bare.len()
        - bare
            .trim_start_matches(|c: char| c.is_ascii_digit() || c == '.')
            .len();
    let version = bare[..number].trim_end_matches('.');
    let rest = &bare[number..];
    let nothing_else = !rest.contains(char::is_alphabetic) && rest.is_ascii();
    (version.contains('.') && nothing_else) || bare.eq_ignore_ascii_case("unreleased]")
}

/// Whether a title is the day of a diary or of a log: `2024-03-01`, `3月1日 周五`.
pub fn is_day(title: &str) -> bool {
    let is_sign =
        |c: char| c.is_ascii_digit() || "-/.年月日号周星期一二三四五六天 ()（）".contains(c);
    if !title.chars().all(is_sign) {
        return false;
    }
    let numbers = title.split(|c: char| !c.is_ascii_digit());
    let n_numbers = numbers.filter(|number| !number.is_empty()).count();
    let named = title.contains('月') && title.contains(['日', '号']);
    let written = n_numbers == 3 && title.contains(['-', '/', '.']);
    named || written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn releases_are_no_questions() {
        for title in ["1.2.0", "v1.30", "[1.0.0] - 2024-04-17", "[Unreleased]"] {
            assert!(is_release(title), "{title}");
        }
        for title in ["500", "0/1", "1.24 移除了什么", "v1.30 changes", "", "etcd"] {
            assert!(!is_release(title), "{title}");
        }
    }

    #[test]
    fn days_are_no_questions() {
        for title in [
            "2024-03-01", "2024/3/1 (周五)", "2024年3月1日", "3月1日 星期五",
        ] {
            assert!(is_day(title), "{title}");
        }
        for title in ["500", "0/1", "1.2", "2024-03-01 一面问了什么", "日志", "月"] {
            assert!(!is_day(title), "{title}");
        }
    }

    #[test]
    fn what_an_interview_went_through_is_no_question() {
        for line in [
            "自我介绍", "算法：LRU", "反问", "公司简介：做云的", "Coding: LRU cache",
        ] {
            assert!(is_jotting(line), "{line}");
        }
        for line in ["算法复杂度", "介绍一下项目", "调度算法", "手撕 LRU 怎么写"]
        {
            assert!(!is_jotting(line), "{line}");
        }
        assert!(is_about_interview("公司简介") && !is_about_interview("自我介绍"));
    }

    #[test]
    fn two_titles_make_a_page_of_a_program() {
        let page = |titles: &[(&str, bool)]| is_page_of_program(titles.iter().copied());
        let program = [
            ("kubectx", false),
            ("Installation", false),
            ("License", false),
        ];
        assert!(page(&program));
        assert!(page(&[
            ("How it works", true),
            ("Why foo?", true),
            ("FAQ", false)
        ]));
        assert!(!page(&[("rbac", false), ("Usage", false)]));
        assert!(!page(&[
            ("What is a Pod?", true),
            ("What is etcd?", true),
            ("FAQ", false),
            ("Roadmap", false)
        ]));
    }
}
