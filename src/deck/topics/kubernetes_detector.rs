//! Detects whether a file of notes is about Kubernetes.
//!
//! Notes without a manifest borrow the topics of the embedded deck. In a file about JavaScript
//! these would find `node` in "Node.js" and `security` in "type safety".

/// Words that are rare outside Kubernetes, in lower case. Words that begin with `kube` count too.
const WORDS: &[&str] = &[
    "apiserver", "argocd", "calico", "cilium", "clusterip", "clusterrole", "cni", "configmap",
    "configmaps", "containerd", "coredns", "crashloopbackoff", "crd", "cri", "cronjob", "csi",
    "daemonset", "daemonsets", "eks", "etcd", "flannel", "gke", "helm", "hpa", "ingress", "istio",
    "k3s", "k8s", "kustomize", "networkpolicy", "nodeport", "openshift", "pod", "pods", "pvc",
    "pvcs", "rbac", "replicaset", "replicasets", "serviceaccount", "statefulset", "statefulsets",
    "storageclass", "tolerations", "vpa",
];

/// Whether the text has a word of Kubernetes in it. Stops at the first one.
pub(in crate::deck) fn is_about_kubernetes(text: &str) -> bool {
    let words = text.as_bytes().split(|byte| !byte.is_ascii_alphanumeric());
    words.filter(|word| word.len() > 2).any(|word| {
        let start = word.get(..4).unwrap_or_default();
        let mut known = WORDS.iter().map(|known| known.as_bytes());
        start.eq_ignore_ascii_case(b"kube") || known.any(|known| known.eq_ignore_ascii_case(word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_kubernetes_is_enough() {
        for text in [
            "简述 Kubernetes", "k8s的网络", "kubectl get", "两个Pod间", "ETCD", "Kube-proxy",
        ] {
            assert!(is_about_kubernetes(text), "{text}");
        }
    }

    #[test]
    fn other_notes_are_not_about_kubernetes() {
        for text in [
            "What is Node.js?", "the service industry", "TypeScript 的类型安全",
            "a tripod and podcasts", "PV 与 UV",
        ] {
            assert!(!is_about_kubernetes(text), "{text}");
        }
    }
}
