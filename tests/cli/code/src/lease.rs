//! A lease with the mistakes that reviews find most often.
use std::time::SystemTime;

impl Leases {
    pub fn acquire_lease(&mut self, worker: WorkerId) -> Option<Epoch> {
        if self.until > SystemTime::now() {
            return None;
        }
        self.epoch += 1;
        self.owner = Some(worker);
        Some(self.epoch)
    }

    pub fn checkpoint(&mut self, token: Token, key: Key) -> Result<(), Error> {
        if token.epoch < self.epoch {
            return Err(Error::Stale);
        }
        if key <= self.range.end {
            self.last_key = Some(key);
        }
        let _ = self.events.send(Event::Moved);
        Ok(())
    }
}
