-- The orders in which questions want the rows of the side index, made when the rows are there.
CREATE INDEX event_by_day ON event (day DESC, event);
CREATE INDEX event_by_kind ON event (kind);
CREATE INDEX event_by_spot ON event (spot, day DESC, event);
CREATE INDEX event_disputed ON event (day DESC, event) WHERE disputed;
CREATE INDEX part_by_event ON part (event, who, acts, party, face); -- all that a page asks for
CREATE INDEX step_by_day ON step (day DESC, event, position);
CREATE INDEX step_by_status ON step (status, day DESC, event, position);
CREATE INDEX step_by_event ON step (event, position);
CREATE INDEX news_by_event ON news (event);
CREATE INDEX node_by_class ON node (class, events DESC, id);
CREATE INDEX node_by_degree ON node (degree DESC, id);
CREATE INDEX called_by_id ON called (id);
CREATE INDEX edge_by_other ON edge (other, one);
CREATE INDEX edge_by_events ON edge (events DESC, one, other);
CREATE INDEX article_by_day ON article (published DESC, article);
CREATE INDEX said_by_graph ON said (graph);
CREATE INDEX sentence_by_article ON sentence (article);
