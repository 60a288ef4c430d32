//! Errors on opening, and skipped files.

words! {
    hint: "hint", "建议";

    no_home: "can't find a folder for your progress: there is no home folder", "找不到存放进度的文件夹：没有主目录";
    no_home_hint: "set K8S_QUIZ_HOME to a folder of yours", "把 K8S_QUIZ_HOME 设为你的一个文件夹";
    deck_failed(path: &str): "can't open {path}", "无法打开 {path}";
    deck_hint: "a deck is a notes file, a folder of notes, or a manifest (.yaml)", "题库可以是笔记文件、笔记文件夹或清单（.yaml）";
    bad_config(path: &str): "can't use the config file {path}", "配置文件 {path} 无法使用";
    bad_config_hint: "fix the file, or use another with --config", "修正这个文件，或用 --config 换一个";
    config_too_large: "larger than 1 MB", "超过 1 MB";
    unknown_zone(name: &str): "this system has no time zone {name}", "系统里没有时区 {name}";
    unknown_zone_hint: "use an IANA name such as Asia/Shanghai, or auto", "请写 IANA 名称，如 Asia/Shanghai，或 auto";
    bad_settings: "a setting in the config file is out of range", "配置文件里有一项超出范围";
    bad_settings_hint: "fix it, or use another file with --config", "修正它，或用 --config 换一个文件";

    /// Why a file or folder was skipped.
    hidden_folder: "hidden folder, skipped", "隐藏文件夹，已跳过";
    foreign_folder: "folder of dependencies or build output, skipped", "依赖或构建目录，已跳过";
    linked_folder: "linked folder, skipped", "链接的文件夹，已跳过";
    too_large: "larger than 64 MB, skipped", "超过 64 MB，已跳过";
    too_large_fix: "split it: a file of notes can have up to 64 MB", "请拆开：一个笔记文件最多 64 MB";
    folder_fix: "to read it, name it on the command line", "要读它，请在命令行直接写出它的路径";
    linked_folder_fix: "to read it, name the folder it links to", "要读它，请写出它指向的文件夹";
    unreadable_fix: "check the path and the file's permissions", "检查路径和文件权限";
    unreadable(cause: &str): "can't read it: {cause}", "无法读取：{cause}";

    /// Common errors of the operating system.
    not_found: "no such file or folder", "没有这个文件或文件夹";
    no_permission: "permission denied", "没有权限";
    is_a_folder: "is a folder", "是文件夹";
    not_a_folder: "part of the path is not a folder", "路径中有一段不是文件夹";
    disk_full: "no space left on the disk", "磁盘已满";
    read_only: "the disk is read-only", "磁盘只读";
    file_too_large: "the file is too large", "文件太大";
}
