//! What can go wrong when everything is opened.

words! {
    no_home: "Couldn't find a place for your progress: there is no home folder", "找不到放进度的地方：没有主目录";
    no_home_hint: "set K8S_QUIZ_HOME to a folder of yours", "把 K8S_QUIZ_HOME 设成你的一个文件夹";
    deck_failed(path: &str): "Couldn't open {path}", "打不开 {path}";
    deck_hint: "a deck is a file of notes, a folder of them, or a manifest (.yaml)", "题库可以是笔记文件、笔记文件夹或清单（.yaml）";
    bad_config(path: &str): "Couldn't use the config {path}", "配置文件 {path} 用不了";
    bad_config_hint: "mend the file, or use another with --config", "改好这个文件，或用 --config 换一个";
    config_too_large: "it is larger than 1 MB", "超过 1 MB";
    unknown_zone(name: &str): "{name} is no time zone this system knows", "系统不认识时区 {name}";
    unknown_zone_hint: "write an IANA name such as Asia/Shanghai, or auto", "请写 IANA 名称，如 Asia/Shanghai，或 auto";
    bad_settings: "A setting in the config is out of range", "配置里有一项超出范围";
    bad_settings_hint: "mend it, or use another config with --config", "改好它，或用 --config 换一个配置文件";

    /// Why a file or folder was passed over.
    hidden_folder: "hidden folder, skipped", "隐藏文件夹，已跳过";
    foreign_folder: "folder of other people's files, skipped", "别人的文件，已跳过";
    linked_folder: "linked folder, skipped", "链接的文件夹，已跳过";
    too_large: "larger than 64 MB, skipped", "超过 64 MB，已跳过";
    too_large_fix: "a file of notes may have up to 64 MB: divide it", "一个笔记文件最多 64 MB：请拆开";
    folder_fix: "name it outright to read it", "要读它，请直接写出它的路径";
    linked_folder_fix: "name the folder that it leads to", "要读它，请写出它指向的文件夹";
    unreadable_fix: "correct the path, or the rights of the file", "改正路径，或文件的权限";
    unreadable(cause: &str): "cannot be read: {cause}", "读不了：{cause}";

    /// Causes that the system names.
    not_found: "there is no such file or folder", "没有这个文件或文件夹";
    no_permission: "permission denied", "没有权限";
    is_a_folder: "it is a folder", "它是文件夹";
    not_a_folder: "a part of the path is no folder", "路径中间有一段不是文件夹";
    disk_full: "the disk is full", "磁盘满了";
    read_only: "the disk can only be read", "磁盘只读";
}
