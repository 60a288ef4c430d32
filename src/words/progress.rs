//! What can go wrong with the progress log, and what to do then.

words! {
    read_failed(path: &str): "Couldn't read the progress log {path}", "读不了进度文件 {path}";
    read_other_failed(path: &str): "Couldn't take in {path}", "没能并入 {path}";
    read_other_hint: "name the progress log of another machine, or a conflict copy of this one", "请写出另一台机器的进度文件，或这个文件的冲突副本";
    create_folder_failed(path: &str): "Couldn't make the folder {path}", "建不了文件夹 {path}";
    folder_gone(path: &str): "Couldn't save: the folder {path} is gone", "没存上：文件夹 {path} 不见了";
    open_failed(path: &str): "Couldn't write to the progress log {path}", "进度文件 {path} 写不进去";
    locked(path: &str): "Couldn't save: another program holds the progress log {path}", "没存上：另一个程序占着进度文件 {path}";
    write_failed(path: &str): "Couldn't save to the progress log {path}", "没存进进度文件 {path}";
    sync_failed(path: &str): "The disk doesn't confirm what was saved to {path}", "磁盘没有确认 {path} 已存好";
    read_hint: "name another file with --progress, or mend this one's rights", "用 --progress 换一个文件，或改好它的权限";
    write_hint: "try again, or save to another file; nothing answered so far is lost", "可以再试，或存到别的文件；之前的回答都还在";
    folder_gone_hint: "bring it back (was a disk unplugged?) and try again, or save to another file", "把它找回来（是不是拔了盘？）再试，或存到别的文件";
    locked_hint: "wait for the other program, or close it, and try again", "等另一个程序结束，或关掉它，再试";

    /// A line of the log.
    torn: "ends in the middle of a record", "一条记录只写了一半";
    not_json: "is no record", "不是一条记录";
    missing(key: &str): "lacks “{key}”", "缺少 “{key}”";
    bad_time: "its time or date cannot be read", "时间或日期读不懂";
    bad_card(key: &str): "“{key}” is no id of a card", "“{key}” 不是卡的编号";
    bad_grade: "its grade is none of the four", "评分不是四种之一";
    newer: "comes from a newer version", "来自更新的版本";
    unknown_do(name: &str): "“{name}” comes from a newer version", "“{name}” 来自更新的版本";

    clock_behind(minutes: i64): "The last record lies {minutes} min in the future; new ones get the real time. Is the clock right?",
        "上一条记录在 {minutes} 分钟之后；新记录按现在的时间写。时钟对吗？";
    replaced: "The progress log was replaced by another program and read again", "进度文件被别的程序替换，已重新读取";
}
