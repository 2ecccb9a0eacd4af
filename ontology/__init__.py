"""What there is: the ontology, its shapes, the gazetteers, and the records that travel between the layers."""
