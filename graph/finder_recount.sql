-- The same counts made at once, for an index that is filled in bulk.
INSERT INTO topic SELECT topic, day, count(*), sum(sources) FROM about GROUP BY topic, day;
INSERT INTO edge
  SELECT a.who, b.who, count(*) FROM part AS a JOIN part AS b ON b.event = a.event AND b.who > a.who
  WHERE a.acts AND b.acts AND a.ties GROUP BY a.who, b.who;
CREATE TEMP TABLE counted AS SELECT who, count(*) AS events FROM part WHERE acts GROUP BY who;
INSERT INTO node (id, events) SELECT who, events FROM counted WHERE true
  ON CONFLICT (id) DO UPDATE SET events = excluded.events;
CREATE TEMP TABLE tied AS
  SELECT id, count(*) AS degree FROM (SELECT one AS id FROM edge UNION ALL SELECT other FROM edge) GROUP BY id;
INSERT INTO node (id, degree) SELECT id, degree FROM tied WHERE true
  ON CONFLICT (id) DO UPDATE SET degree = excluded.degree;
DROP TABLE counted;
DROP TABLE tied;
