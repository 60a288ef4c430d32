//! The progress log: its errors, and the output of the `progress` commands.

words! {
    read_failed(path: &str): "can't read the progress log {path}", "无法读取进度文件 {path}";
    read_other_failed(path: &str): "can't merge {path}", "无法合并 {path}";
    read_other_hint: "give the progress log of another machine, or a conflict copy of this one", "请给出另一台机器的进度文件，或本文件的冲突副本";
    create_folder_failed(path: &str): "can't create the folder {path}", "无法创建文件夹 {path}";
    folder_gone(path: &str): "can't save: the folder {path} is missing", "没有保存：文件夹 {path} 不存在";
    open_failed(path: &str): "can't write to the progress log {path}", "无法写入进度文件 {path}";
    locked(path: &str): "can't save: another program is using the progress log {path}", "没有保存：另一个程序正在使用进度文件 {path}";
    write_failed(path: &str): "can't save to the progress log {path}", "无法保存到进度文件 {path}";
    sync_failed(path: &str): "the disk did not confirm the save to {path}", "磁盘没有确认已写入 {path}";
    read_hint: "use another file with --progress, or fix this file's permissions", "用 --progress 换一个文件，或修正这个文件的权限";
    write_hint: "try again, or save to another file; earlier answers are safe", "可以重试，或存到别的文件；之前的作答都还在";
    folder_gone_hint: "restore it (was a disk unplugged?) and try again, or save to another file", "恢复它（是不是拔了盘？）再试，或存到别的文件";
    locked_hint: "wait for the other program, or close it, then try again", "等另一个程序结束，或关掉它，再试";

    not_a_log(path: &str): "{path} is not a progress log: no line of it is a record", "{path} 不是进度文件：没有一行是记录";
    not_a_log_hint: "name a progress log; notes are opened with --deck", "请写进度文件的路径；打开笔记用 --deck";
    utf16_log(path: &str): "can't use {path}: a progress log is UTF-8, and this file is UTF-16", "{path} 用不了：进度文件应为 UTF-8，这个文件是 UTF-16";
    utf16_log_hint: "convert it, for example: iconv -f UTF-16 -t UTF-8", "请先转码，例如：iconv -f UTF-16 -t UTF-8";
    future(n: usize, first: &str): "{n} review is dated in the future, {first}: until then its card is not asked" | "{n} reviews are dated in the future, the first {first}: until then their cards are not asked", "有 {n} 次复习的时间在将来，最早是 {first}：到那时之前不会问这些题";
    future_hint: "k8s-quiz progress undo undoes the latest of them", "k8s-quiz progress undo 可撤销其中最晚的一次";

    /// A line of the log.
    torn_line(place: &str): "{place}: the last record is incomplete, as after a crash, and is skipped; k8s-quiz progress check shows it", "{place}：最后一条记录不完整（比如中途断电），已跳过；k8s-quiz progress check 可查看";
    torn: "an incomplete record", "记录不完整";
    not_json: "not a record", "不是记录";
    missing(key: &str): "“{key}” is missing", "缺少 “{key}”";
    bad_time: "invalid time or date", "时间或日期无效";
    bad_card(key: &str): "“{key}” is not a card id", "“{key}” 不是题目编号";
    bad_grade: "unknown grade", "未知的评分";
    newer: "from a newer version", "来自更新的版本";
    unknown_do(name: &str): "“{name}” is from a newer version", "“{name}” 来自更新的版本";

    clock_behind(minutes: i64): "The last record is {minutes} min in the future; new ones use the real time. Is the clock right?", "上一条记录在 {minutes} 分钟之后；新记录按现在的时间写。时钟对吗？";

    /// The output of the `progress` commands.
    clean(n: usize): "{n} event, every line is valid" | "{n} events, every line is valid", "{n} 条记录，每一行都有效";
    used(n: usize): "{n} valid event" | "{n} valid events", "{n} 条有效记录";
    repair_hint: "k8s-quiz progress check --repair rewrites the file without these lines and keeps the old file", "k8s-quiz progress check --repair 会去掉这些行重写文件，旧文件保留";
    nothing_to_repair: "nothing to repair", "没有需要修复的";
    /// What happened to an unusable line.
    kept(what: &str): "{what}; kept, not used", "{what}，保留但不使用";
    skipped(what: &str): "{what}; not merged", "{what}，没有合并";
    left_out(what: &str): "{what}; removed", "{what}，已去掉";
    repaired(kept: usize, dropped: usize): "Rewritten: {kept} line kept, {dropped} removed" | "Rewritten: {kept} lines kept, {dropped} removed", "已重写：保留 {kept} 行，去掉 {dropped} 行";
    rescued(n: usize): "{n} event recovered from a broken line" | "{n} events recovered from broken lines", "从残行里恢复了 {n} 条记录";
    repeated(n: usize): "{n} duplicate line removed" | "{n} duplicate lines removed", "去掉 {n} 行重复";
    backup_at(path: &str): "the old file: {path}", "旧文件：{path}";

    /// A question with progress that no open note asks.
    orphans: "No open note asks these questions any more; their progress is kept:", "打开的笔记里已没有这些题，进度仍保留：";
    found_again: "These questions were reworded and found again; their progress counts for the new wording:", "这些题改了说法，已自动对上，进度算在新题上：";
    reviews_from(n: usize, file: &str): "{n} review, in {file}" | "{n} reviews, last in {file}", "复习 {n} 次，最后在 {file}";
    reviews(n: usize): "{n} review" | "{n} reviews", "复习 {n} 次";
    unknown_question: "(the log does not have the question)", "（进度文件里没有题目原文）";
    nearest(id: &str, question: &str): "nearest: {id}  {question}", "最像的：{id}  {question}";
    followed(id: &str, question: &str): "reworded, now: {id}  {question}", "题目改过，已算作：{id}  {question}";
    relink_hint(old: &str, new: &str): "if it is the same question: k8s-quiz progress relink {old} {new}", "如果是同一题：k8s-quiz progress relink {old} {new}";

    merged(new: usize, known: usize, file: &str): "merged {new} event from {file}, {known} already there" | "merged {new} events from {file}, {known} already there", "从 {file} 合并 {new} 条记录，{known} 条本来就有";

    relinked(from: &str, to: &str): "{from} now counts for: {to}", "{from} 现在算作：{to}";
    same_already(from: &str, to: &str): "{from} already counts for that card: {to}", "{from} 本来就算作这道题：{to}";
    /// Shown once at the start of a session.
    reworded(n: usize): "{n} reworded question relinked" | "{n} reworded questions relinked", "有 {n} 道题改了说法，已自动对上";

    forget_question(n: usize, question: &str): "Forget {n} review of “{question}”? It stays in the statistics. [y/N] " | "Forget {n} reviews of “{question}”? They stay in the statistics. [y/N] ", "清空 “{question}” 的 {n} 次复习？统计里仍保留。[y/N] ";
    forgotten(question: &str): "new again: {question}", "重新当作新题：{question}";
    not_forgotten: "nothing changed", "没有改动";
    needs_yes: "refusing to forget a card without confirmation (stdin is not a terminal)", "没有确认，不能忘掉这道题（标准输入不是终端）";
    needs_yes_hint: "add --yes; k8s-quiz progress undo restores the card", "请加 --yes；k8s-quiz progress undo 可以撤销";
    no_such_progress(id: &str): "no progress under an id that begins with {id}", "没有编号以 {id} 开头的进度";
    no_such_progress_hint: "k8s-quiz progress check lists progress without a question", "k8s-quiz progress check 会列出找不到题目的进度";
    several_ids(id: &str, ids: &str): "several ids begin with {id}: {ids}", "不止一个编号以 {id} 开头：{ids}";
    several_ids_hint: "type more of the id", "请多写几位编号";
}
