//! Entries become cards: manifests, the overlay, topics, joining, and the embedded deck.
