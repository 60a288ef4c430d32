//! The few words that the layout of an answer adds to it.

words! {
    /// Stands for a picture that a terminal cannot show.
    picture: "picture", "图";
}
