//! One run of study as a pure state machine: what is asked, graded, undone, in which order.
