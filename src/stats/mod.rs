//! Figures about many cards: the three counts and readiness, each defined once.
