//! The benchmark notes stay unchanged, so that results remain comparable.

use sha2::{Digest, Sha256};

#[path = "../../benches/speed/synthetic_deck.rs"]
mod deck;

#[test]
fn three_hundred_cards_are_the_same_bytes_as_ever() {
    let mut hash = Sha256::new();
    for file in deck::files(300) {
        hash.update(file.name);
        hash.update(file.text);
    }
    let hash: String = hash.finalize().iter().map(|b| format!("{b:02x}")).collect();
    assert_eq!(
        hash,
        "485f9ca359c29c6b3f9e4cb551ff15182f98043d8cf75cc6591271dca7ae7a90"
    );
}
