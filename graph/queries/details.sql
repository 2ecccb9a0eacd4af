-- As details.rq, of the side index. Parameter: :event, the ids of the events.
SELECT nullif(e.day, '') AS date, e.kind, e.status, nullif(e.label, '') AS label, nullif(e.detail, '') AS detail,
  :base || n.id AS who, n.label AS participant, n.class, nullif(e.place, '') AS place,
  nullif(:base || e.spot, :base) AS 'where', :base || e.event AS event, e.sources
FROM json_each(:event) AS asked
JOIN event AS e ON e.event = asked.value
JOIN part AS p ON p.event = e.event AND p.acts
JOIN node AS n ON n.id = p.who AND n.class IS NOT NULL
ORDER BY e.day = '', e.day, e.event, n.class, n.label
