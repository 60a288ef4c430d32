//! The screens: state, messages, update and views, and the loop that runs them.
