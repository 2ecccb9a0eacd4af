-- As named.rq and worded.rq, of the side index. Parameters: :written, whole names or words; :whole, which of the two.
SELECT DISTINCT :base || n.id AS id, n.label AS name
FROM json_each(:written) AS asked
JOIN called AS c ON c.written = asked.value AND c.whole = :whole
JOIN node AS n ON n.id = c.id AND n.class IS NOT NULL
ORDER BY n.label, n.id
