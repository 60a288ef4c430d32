//! The screens: the state and the rows of each.

pub mod browse;
pub mod card;
pub mod card_rows;
pub mod home;
pub mod mock;
pub mod mock_report;
pub mod page;
pub mod settings;
pub mod skim;
pub mod statistics;
pub mod study;

pub use browse::Browse;
pub use card::{CardScreen, CardTab};
pub use home::Home;
pub use mock::MockScreen;
pub use mock_report::MockReportScreen;
pub use page::Page;
pub use settings::SettingsScreen;
pub use skim::Skim;
pub use statistics::StatisticsScreen;
pub use study::StudyScreen;
