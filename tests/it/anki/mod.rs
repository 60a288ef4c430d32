//! Packages for Anki and from it. Anki itself judges them, by its Python package; without it these
//! tests say so and pass.

mod judge;
mod out;
