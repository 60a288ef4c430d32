//! What is remembered and what is due when: FSRS-6, learning steps, fuzz, days and the queue.
