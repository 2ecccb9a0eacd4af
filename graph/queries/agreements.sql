-- As agreements.rq, of the side index. Parameter: :step, the ids of the states.
SELECT :base || e.event AS id, :base || s.step AS step, nullif(e.label, '') AS title, e.detail AS kind,
  :base || n.id AS side, n.label AS party, :base || coalesce(home.country, n.id) AS country, s.status,
  nullif(s.day, '') AS date, s.sources, nullif(s.stated, '') AS first
FROM json_each(:step) AS asked
JOIN step AS s ON s.step = asked.value
JOIN event AS e ON e.event = s.event AND e.detail <> ''
JOIN part AS p ON p.event = e.event AND p.party
JOIN node AS n ON n.id = p.who AND n.class IS NOT NULL
LEFT JOIN home ON home.id = n.id
ORDER BY s.day, e.event, s.position, country, party
