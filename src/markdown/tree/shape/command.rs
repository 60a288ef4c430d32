//! Recognizes commands that are not in a code block.

use crate::domain::is_han;

/// Names that begin a command and hardly ever a sentence.
const PROGRAMS: [&str; 36] = [
    "apt", "apt-get", "bash", "calicoctl", "chmod", "chown", "cp", "crictl", "ctr", "curl", "dnf",
    "docker", "etcdctl", "git", "helm", "iptables", "istioctl", "journalctl", "kubeadm", "kubectl",
    "minikube", "mkdir", "modprobe", "nerdctl", "npm", "openssl", "pip", "podman", "scp", "ssh",
    "sudo", "sysctl", "systemctl", "tar", "wget", "yum",
];

/// Whether a line begins like a command or holds option flags, and is not a sentence.
pub fn is_command(line: &str) -> bool {
    let line = line.split(" #").next().unwrap_or(line).trim();
    let mut words = line.split_whitespace();
    let Some(first) = words.next().filter(|_| !line.contains(is_han)) else {
        return false;
    };
    let is_flag = |word: &str| {
        let name = word.strip_prefix("--").or_else(|| word.strip_prefix('-'));
        name.is_some_and(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()))
    };
    let begins_sentence = first.starts_with(|c: char| c.is_uppercase()) && !first.contains('=');
    first == "$"
        || ["./", "~/", "/"].iter().any(|path| first.starts_with(path))
        || (PROGRAMS.contains(&first) && !line.ends_with(['.', ',', ';']))
        || (!begins_sentence && (is_flag(first) || words.any(is_flag)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_begin_with_a_program_or_hold_flags() {
        for line in [
            "kubectl get nodes",
            "$ cat a.yaml",
            "./install.sh",
            "KUBECONFIG=a.conf kubelet --v=2",
            "--apiserver-advertise-address=10.0.0.1 \\",
            "swapoff -a # 关闭交换分区",
        ] {
            assert!(is_command(line), "{line}");
        }
        for line in [
            "使用 kubectl drain --force 驱逐节点",
            "Use the --force flag to delete it",
            "the well-known ports - and others",
            "docker is a container runtime,",
            "",
        ] {
            assert!(!is_command(line), "{line}");
        }
    }
}
