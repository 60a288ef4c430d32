//! Points as a learner would tick them.
