fn lease_is_renewed() { assert!(SystemTime::now() < lease.until); }
