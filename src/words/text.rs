//! The few words that the layout of an answer adds to it.

words! {
    /// Stands for a picture that a terminal cannot show.
    picture: "picture", "图";
    /// Stands before the names in a sequence diagram.
    participants: "Participants", "参与者";
}
