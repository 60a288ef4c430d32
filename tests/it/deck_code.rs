//! Code in what the built-in deck says itself: commands and flags that exist, and YAML of kinds
//! that exist. The tables hold what the deck uses.

use std::fs;
use std::path::{Path, PathBuf};

use k8s_quiz::domain::CardId;

use crate::deck_content::{deck, none, points};

/// Commands and their flags, each row read in the sources of its tool: kubectl in
/// kubernetes/kubectl v0.37.0-beta.0 (`pkg/cmd`), kubeadm in
/// kubernetes.io/docs/reference/setup-tools/kubeadm/generated (1.34; the changelog of 1.37 removes
/// none of these flags), etcdctl and etcdutl in etcd-io/etcd v3.7.1 (`etcdctl/ctlv3/command`,
/// `etcdutl/etcdutl`), crictl in kubernetes-sigs/cri-tools v1.36.0 (`docs/crictl.md`, `cmd/crictl`),
/// and helm in helm.sh/docs/helm for Helm 4.
const COMMANDS: &[(&str, &str)] = &[
    ("kubectl", "-A --as -l -n -o -v"),
    ("kubectl api-resources", "--namespaced --verbs"),
    (
        "kubectl apply",
        "-f -k --dry-run --field-manager --force-conflicts --server-side",
    ),
    ("kubectl auth can-i", "--list"),
    ("kubectl auth whoami", ""),
    ("kubectl autoscale", ""),
    ("kubectl certificate approve", ""),
    ("kubectl config get-contexts", ""),
    ("kubectl config set-context", "--current --namespace"),
    ("kubectl config use-context", ""),
    ("kubectl cordon", ""),
    ("kubectl create", "-f --dry-run"),
    ("kubectl create deployment", "--dry-run --image"),
    ("kubectl create rolebinding", "--clusterrole --group"),
    (
        "kubectl create secret docker-registry",
        "--docker-password --docker-server --docker-username",
    ),
    ("kubectl create serviceaccount", ""),
    ("kubectl create token", "--duration"),
    (
        "kubectl debug",
        "-it --container --copy-to --custom --image --profile --set-image --target",
    ),
    ("kubectl delete", "-f --cascade --field-selector --force"),
    ("kubectl describe", ""),
    ("kubectl diff", "-f"),
    (
        "kubectl drain",
        "--delete-emptydir-data --disable-eviction --force --ignore-daemonsets --pod-selector \
         --timeout",
    ),
    ("kubectl edit", ""),
    ("kubectl events", "--for --types"),
    ("kubectl exec", "-c -it"),
    ("kubectl explain", "--recursive"),
    (
        "kubectl get",
        "-f --field-selector --raw --show-labels --show-managed-fields --sort-by",
    ),
    ("kubectl label", "--all --dry-run --overwrite"),
    ("kubectl logs", "-c --all-pods --previous --since"),
    ("kubectl patch", "-p --subresource --type"),
    ("kubectl port-forward", ""),
    ("kubectl proxy", "--port"),
    ("kubectl replace", "-f --raw"),
    ("kubectl rollout history", ""),
    ("kubectl rollout pause", ""),
    ("kubectl rollout restart", ""),
    ("kubectl rollout status", "--timeout"),
    ("kubectl rollout undo", ""),
    ("kubectl scale", "--replicas"),
    ("kubectl set image", ""),
    ("kubectl taint", ""),
    ("kubectl top", ""),
    ("kubectl top nodes", "--show-swap"),
    ("kubectl top pod", "--containers"),
    ("kubectl top pods", "--containers"),
    ("kubectl uncordon", ""),
    ("kubectl wait", "--for --timeout"),
    ("kubeadm certs check-expiration", ""),
    ("kubeadm certs renew all", ""),
    (
        "kubeadm init",
        "--control-plane-endpoint --pod-network-cidr --upload-certs",
    ),
    ("kubeadm join", "--certificate-key --control-plane"),
    ("kubeadm reset", ""),
    ("kubeadm token create", "--print-join-command"),
    ("kubeadm upgrade", ""),
    ("kubeadm upgrade apply", ""),
    ("kubeadm upgrade node", ""),
    ("kubeadm upgrade plan", ""),
    ("etcdctl", "--cacert --cert --endpoints --key -w"),
    ("etcdctl alarm disarm", ""),
    ("etcdctl alarm list", ""),
    ("etcdctl compact", ""),
    ("etcdctl defrag", ""),
    ("etcdctl endpoint health", "--cluster"),
    ("etcdctl endpoint status", "--cluster"),
    ("etcdctl get", "--keys-only --prefix"),
    ("etcdctl snapshot save", ""),
    (
        "etcdutl snapshot restore",
        "--bump-revision --data-dir --initial-advertise-peer-urls --initial-cluster \
         --initial-cluster-token --mark-compacted --name",
    ),
    ("etcdutl snapshot status", "-w"),
    ("crictl imagefsinfo", ""),
    ("crictl images", ""),
    ("crictl info", ""),
    ("crictl inspect", ""),
    ("crictl logs", ""),
    ("crictl pods", ""),
    ("crictl ps", "-a"),
    ("crictl pull", "--creds"),
    ("crictl version", ""),
    ("helm history", ""),
    ("helm rollback", ""),
    ("helm status", ""),
    ("helm template", "-f"),
    ("helm upgrade", "-f --install --timeout --wait"),
];

/// Commands that the deck calls removed, or plugins that are installed apart.
const NOT_COMMANDS: &[&str] = &[
    "etcdctl snapshot restore", "kubectl oidc-login", "kubectl rolling-update",
];

/// Kinds of Kubernetes 1.37 and of projects that the deck explains.
const KINDS: &[(&str, &str)] = &[
    ("apiserver.config.k8s.io/v1", "EncryptionConfiguration"),
    ("apps/v1", "Deployment"),
    ("argoproj.io/v1alpha1", "Application"),
    ("audit.k8s.io/v1", "Policy"),
    ("autoscaling/v2", "HorizontalPodAutoscaler"),
    ("batch/v1", "CronJob"),
    ("discovery.k8s.io/v1", "EndpointSlice"),
    ("gateway.networking.k8s.io/v1", "HTTPRoute"),
    ("keda.sh/v1alpha1", "ScaledObject"),
    ("kubelet.config.k8s.io/v1beta1", "KubeletConfiguration"),
    ("kustomize.config.k8s.io/v1beta1", "Kustomization"),
    ("networking.k8s.io/v1", "Ingress"),
    ("networking.k8s.io/v1", "NetworkPolicy"),
    ("policy/v1", "PodDisruptionBudget"),
    ("resource.k8s.io/v1", "ResourceClaimTemplate"),
    ("scheduling.k8s.io/v1", "PriorityClass"),
    ("snapshot.storage.k8s.io/v1", "VolumeSnapshot"),
    ("v1", "LimitRange"),
    ("v1", "PersistentVolumeClaim"),
    ("v1", "ResourceQuota"),
    ("v1", "Service"),
];

/// What stands first in a part of a manifest.
const FIELDS: &[&str] = &[
    "dnsConfig", "env", "resizePolicy", "resources", "securityContext", "spec", "startupProbe",
    "topologySpreadConstraints", "webhooks",
];

fn decks() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("decks/kubernetes")
}

/// The files of a folder of the deck with an extension: name and text.
fn files(folder: &str, extension: &str) -> Vec<(String, String)> {
    let entries = fs::read_dir(decks().join(folder)).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let paths = paths.filter(|path| path.extension().is_some_and(|it| it == extension));
    paths
        .map(|path| {
            (
                path.display().to_string(),
                fs::read_to_string(path).unwrap(),
            )
        })
        .collect()
}

/// The deck's own answers.
fn answers() -> Vec<(String, String)> {
    [files("", "md"), files("en", "md")].concat()
}

/// The code blocks of a language, without their indent, and what stands outside of any.
fn code<'a>(text: &'a str, language: &str) -> (Vec<String>, Vec<&'a str>) {
    let (mut blocks, mut outside) = (Vec::new(), Vec::new());
    let mut open: Option<(usize, bool)> = None;
    for line in text.lines() {
        match (open, line.trim_start().strip_prefix("```")) {
            (None, Some(info)) => {
                let is_wanted = info == language;
                open = Some((line.len() - line.trim_start().len(), is_wanted));
                if is_wanted {
                    blocks.push(String::new());
                }
            }
            (Some(_), Some(_)) => open = None,
            (Some((indent, true)), None) => {
                let block = blocks.last_mut().unwrap();
                block.push_str(line.get(indent..).unwrap_or_default());
                block.push('\n');
            }
            (Some(_), None) => {}
            (None, None) => outside.push(line),
        }
    }
    (blocks, outside)
}

/// The texts between backticks on a line.
fn spans(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

/// The single commands in shell code.
fn commands(code: &str) -> Vec<String> {
    let code = code.replace("\\\n", " ");
    let commands = code.split(['\n', '|', ';', '&']);
    let commands = commands.map(|it| it.split(" #").next().unwrap_or_default());
    let commands = commands.map(|it| it.split(" -- ").next().unwrap_or_default());
    commands.map(|it| it.trim().to_owned()).collect()
}

/// The flags of a command that the table lacks, or the command itself if the table lacks it.
fn mistakes(command: &str) -> Vec<String> {
    if NOT_COMMANDS.iter().any(|name| command.starts_with(name)) {
        return Vec::new();
    }
    let words: Vec<_> = command.split_whitespace().collect();
    let Some((tool, rest)) = words.split_first() else {
        return Vec::new();
    };
    let is_of_tool = |it: &&&(&str, &str)| it.0.split(' ').next() == Some(*tool);
    let mut of_tool = COMMANDS.iter().filter(|it| is_of_tool(&it)).peekable();
    if of_tool.peek().is_none() || rest.is_empty() {
        return Vec::new();
    }
    // Flags may stand before the verbs: `kubectl -n kube-system get pods`.
    let has_verbs = |name: &str| name.split(' ').skip(1).all(|verb| rest.contains(&verb));
    let matching: Vec<_> = of_tool.filter(|it| has_verbs(it.0)).collect();
    let is_verb = |it: &&&str| !it.starts_with('-');
    if rest.first().is_some_and(|it| is_verb(&it)) && matching.iter().all(|it| it.0 == *tool) {
        return vec![command.to_owned()];
    }
    let flags = rest.iter().filter(|it| it.len() > 1 && it.starts_with('-'));
    let flags = flags.map(|it| it.split('=').next().unwrap_or_default());
    let has = |flag: &str| {
        let mut all = matching.iter().flat_map(|it| it.1.split_whitespace());
        all.any(|it| it == flag)
    };
    flags
        .filter(|flag| !has(flag))
        .map(|flag| format!("{flag} in: {command}"))
        .collect()
}

#[test]
fn commands_and_their_flags_exist() {
    let mut broken = Vec::new();
    let mut n_commands = 0;
    for (name, text) in answers() {
        let (blocks, outside) = code(&text, "bash");
        let spans = outside.into_iter().flat_map(spans).map(str::to_owned);
        for command in blocks.into_iter().chain(spans).flat_map(|it| commands(&it)) {
            n_commands += 1;
            let mistakes = mistakes(&command).into_iter();
            broken.extend(mistakes.map(|it| format!("{name}: {it}")));
        }
    }
    assert!(n_commands > 200, "{n_commands}");
    none(broken.into_iter());
}

/// The commands with flags in a sentence, each up to the first sign or Chinese character.
fn commands_in_a_sentence(text: &str) -> impl Iterator<Item = &str> {
    let tools = COMMANDS.iter().filter(|it| !it.0.contains(' '));
    let starts = tools.flat_map(|tool| text.match_indices(tool.0));
    let is_sign = |it: char| !it.is_ascii() || ",;:()\"".contains(it);
    let commands = starts.map(move |(at, _)| text[at..].split(is_sign).next().unwrap_or_default());
    commands.filter(|command| command.contains(" -"))
}

#[test]
fn flags_in_points_exist() {
    let texts = deck().cards.iter().flat_map(points);
    let texts: Vec<_> = texts.flat_map(|it| [&it.zh, &it.en]).flatten().collect();
    let commands = texts
        .into_iter()
        .flat_map(|text| commands_in_a_sentence(text));
    let mut n_commands = 0;
    let counted = commands.inspect(|_| n_commands += 1);
    let broken: Vec<_> = counted.flat_map(mistakes).collect();
    none(broken.into_iter());
    assert!(n_commands > 10, "{n_commands}");
}

#[test]
fn a_wrong_flag_is_noticed() {
    assert_eq!(
        mistakes("kubectl drain NODE --ignore-daemonsets"),
        [] as [String; 0]
    );
    assert_eq!(mistakes("kubectl drain NODE --delete-local-data").len(), 1);
    assert_eq!(
        mistakes("kubectl -n kube-system get pods --raw=/x").len(),
        0
    );
    assert_eq!(mistakes("kubectl run-container web").len(), 1);
}

#[test]
fn yaml_in_answers_parses_and_its_kinds_exist() {
    let mut broken = Vec::new();
    for (name, text) in answers() {
        let (blocks, _) = code(&text, "yaml");
        for document in blocks.iter().flat_map(|block| block.split("\n---\n")) {
            let value: serde_json::Value = match serde_yaml::from_str(document) {
                Ok(value) => value,
                Err(error) => {
                    broken.push(format!("{name}: {error}: {document}"));
                    continue;
                }
            };
            let text = |key: &str| value.get(key).and_then(serde_json::Value::as_str);
            let is_known = match (text("apiVersion"), text("kind")) {
                (Some(version), Some(kind)) => KINDS.contains(&(version, kind)),
                (None, None) => {
                    let first = document.lines().map(|line| line.split(':').next());
                    let first = first
                        .flatten()
                        .find(|it| !it.is_empty() && !it.starts_with('#'));
                    first.is_some_and(|field| FIELDS.contains(&field))
                }
                _ => false,
            };
            if !is_known {
                broken.push(format!("{name}: {document}"));
            }
        }
    }
    none(broken.into_iter());
}

/// The versions of Kubernetes that a text names, such as `1.37`.
fn versions(text: &str) -> Vec<&str> {
    let words = text.split(|it: char| !it.is_ascii_digit() && it != '.');
    let is_version = |word: &&str| {
        let minor = word.strip_prefix("1.").map(str::parse::<u32>);
        minor.is_some_and(|minor| minor.is_ok_and(|minor| minor >= 5))
    };
    words
        .map(|word| word.trim_matches('.'))
        .filter(is_version)
        .collect()
}

#[test]
fn a_version_in_a_card_or_its_answers_has_a_source() {
    // Comments are no part of a parsed manifest, so this reads the text of each card.
    let (mut sourced, mut versioned) = (Vec::new(), Vec::new());
    for (_, text) in files("", "yaml") {
        for block in text.split("\n  - question: ").skip(1) {
            let (question, rest) = block.split_once('\n').unwrap_or((block, ""));
            let question = question.trim().trim_matches(['"', '\'']).to_owned();
            if rest.contains("source:") {
                sourced.push(question.clone());
            }
            if !versions(rest).is_empty() {
                versioned.push(question);
            }
        }
    }
    for (_, text) in answers() {
        let (mut question, mut is_in_code) = (String::new(), false);
        for line in text.lines() {
            is_in_code ^= line.trim_start().starts_with("```");
            match line.strip_prefix("# ") {
                Some(heading) if !is_in_code => question = heading.to_owned(),
                _ if !versions(line).is_empty() => versioned.push(question.clone()),
                _ => {}
            }
        }
    }
    let has_source = |question: &String| {
        let card = deck().card_of_entry(CardId::of_question(question)).unwrap();
        let mut entries = deck().entries_of(card);
        let ids: Vec<_> = sourced.iter().map(|it| CardId::of_question(it)).collect();
        entries.any(|entry| ids.contains(&entry.id))
    };
    versioned.sort();
    versioned.dedup();
    none(versioned.into_iter().filter(|it| !has_source(it)));
}

#[test]
fn addresses_are_whole() {
    let is_whole = |address: &str| {
        let host = address.split('/').next().unwrap_or_default();
        let is_host = |it: char| it.is_ascii_alphanumeric() || it == '.' || it == '-';
        host.contains('.') && host.chars().all(is_host) && !address.contains("//")
    };
    let mut broken = Vec::new();
    for (name, text) in answers() {
        for link in text.split("](").skip(1) {
            let target = link.split(')').next().unwrap_or_default();
            if !target.strip_prefix("https://").is_some_and(is_whole) {
                broken.push(format!("{name}: {target}"));
            }
        }
    }
    // A source is a list of pages without their scheme, of proposals and of other works.
    for (name, text) in files("", "yaml") {
        for line in text.lines() {
            let Some((_, sources)) = line.split_once("source: ") else {
                continue;
            };
            let words = sources.split([' ', ';', ',', '"', '(', ')']);
            let pages = words.filter(|word| word.contains(".io/") || word.contains(".com/"));
            let pages = pages.filter(|page| !is_whole(page));
            broken.extend(pages.map(|page| format!("{name}: {page}")));
        }
    }
    none(broken.into_iter());
}
