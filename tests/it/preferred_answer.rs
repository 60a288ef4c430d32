//! The preferred answer comes first in every list of answers.

use serde_json::Value;

use crate::environment::Environment;

const LOG: &str = r#"{"v":1,"id":"01KAJ600000000000000000001","at":"2026-11-20T09:00:00.000+08:00","do":"prefer","card":"4n9b3g175avg","entry":"4n9b3g175avg","file":"FILE"}
"#;

/// The files of the card's entries in JSON, when the entry in `file` is preferred.
fn files(preferred: &str, arguments: &str) -> Vec<String> {
    let environment = Environment::new();
    environment.write("a.md", "# rbac\n\n权限。\n");
    environment.write("b.md", "# RBAC\n\n角色、绑定和权限。\n");
    environment.write("home/progress.jsonl", &LOG.replace("FILE", preferred));
    let json = environment
        .run(&format!("{arguments} --deck a.md --deck b.md"))
        .json();
    let entries = json["cards"][0]["entries"].as_array().unwrap();
    let file = |entry: &Value| entry["file"].as_str().unwrap().to_owned();
    entries.iter().map(file).collect()
}

#[test]
fn in_json_too() {
    for arguments in ["export --format json", "list --json", "show rbac --json"] {
        assert_eq!(files("a.md", arguments), ["a.md", "b.md"], "{arguments}");
        assert_eq!(files("b.md", arguments), ["b.md", "a.md"], "{arguments}");
    }
}
