//! Words that the layout adds to an answer.

words! {
    /// In place of a picture, which a terminal cannot show.
    picture: "picture", "图";
    /// Before the names in a sequence diagram.
    participants: "Participants", "参与者";
}
