"""What we hold: the store, facts as triples, who is who, and the questions asked of them."""
