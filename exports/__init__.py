"""How answers are shown: rows, RDF, SPARQL results, the map."""
