//! Opens everything together: the only reader of sources and manifests.
