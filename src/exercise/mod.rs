//! Points of an answer: the checklist a learner ticks, drawn from the answer's structure.
