//! Changes the config while the program runs.

use super::config_file::set_config;
use crate::config::{Config, LoadError};
use crate::library::open::{load_config, unknown_zone};
use crate::library::{Clock, Error, Library};
use crate::memory::Scheduler;

impl Library {
    /// Sets a key of the config file to a value, written as YAML on one line. The new value counts
    /// from now on. If it is not valid or can't be saved, nothing changes.
    pub fn change_setting(&mut self, key: &str, value: &str) -> Result<(), Error> {
        let path = self.paths().config.clone();
        let parsed = Config::parse(&format!("{key}: {value}\n"));
        let alone = parsed.map_err(|found| match found.into_iter().next() {
            Some(first) => Error::Setting(first),
            None => Error::config(&path, LoadError::Mistakes(Vec::new())),
        })?;
        Scheduler::new(alone.memory_settings())?;
        let zone = alone.time_zone.as_deref();
        Clock::new(zone, None).map_err(|zone| Error::UnknownZone(zone.0))?;
        set_config(&path, key, |_| value.to_owned())?;
        let config = load_config(&path, false)?;
        self.reconfigure(config)
    }

    /// Applies another config, without what the command line overrides.
    fn reconfigure(&mut self, config: Config) -> Result<(), Error> {
        let scheduler = Scheduler::new(config.memory_settings())?;
        let zone = config.time_zone.as_deref();
        let clock = self.clock.in_zone(zone);
        self.clock = clock.map_err(|zone| unknown_zone(&self.paths.config, zone))?;
        if config.language != self.config.language {
            let language = config.language.or_else(|| self.environment.language());
            self.language = language.unwrap_or(self.deck.language);
        }
        let same_decks = (&config.decks, config.embedded_deck)
            == (&self.config.decks, self.config.embedded_deck);
        self.scheduler = scheduler;
        self.config = config;
        if same_decks {
            self.find_reworded();
            Ok(())
        } else {
            self.reload()
        }
    }
}
