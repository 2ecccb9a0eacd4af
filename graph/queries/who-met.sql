-- As who-met.rq, of the side index. Parameters: :event, the ids of the meetings; :asked; :of, '' for all.
SELECT n.label AS name, :base || n.id AS id, :base || coalesce(abroad.country, n.id) AS side,
  nullif(p.title, '') AS title, nullif(p.agency, '') AS agency, nullif(e.day, '') AS date, nullif(e.place, '') AS place,
  nullif(:base || e.spot, :base) AS 'where', e.status, :base || e.event AS event, e.sources
FROM json_each(:event) AS asked
JOIN event AS e ON e.event = asked.value
JOIN part AS p ON p.event = e.event AND p.face AND p.who <> :asked
JOIN node AS n ON n.id = p.who AND n.class IS NOT NULL
LEFT JOIN home AS abroad ON abroad.id = n.id
LEFT JOIN home ON home.id = :asked
WHERE coalesce(abroad.country, n.id) <> coalesce(home.country, :asked)
  AND :of IN ('', coalesce(abroad.country, n.id))
ORDER BY e.day DESC, n.label, e.event
