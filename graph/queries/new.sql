-- As new.rq, of the side index. Parameter: :subject, the ids of the events and of the states of agreements.
SELECT w.stated AS published, :base || w.subject AS subject, nullif(coalesce(s.day, e.day), '') AS date, e.kind,
  coalesce(s.status, e.status) AS status, nullif(e.label, '') AS label, nullif(e.detail, '') AS detail,
  :base || n.id AS who, n.label AS participant, n.class, nullif(e.place, '') AS place,
  nullif(:base || e.spot, :base) AS 'where', :base || e.event AS event, coalesce(s.sources, e.sources) AS sources
FROM json_each(:subject) AS asked
LEFT JOIN step AS s ON s.step = asked.value
JOIN event AS e ON e.event = coalesce(s.event, asked.value)
JOIN news AS w ON w.event = e.event AND w.subject = asked.value
JOIN part AS p ON p.event = e.event AND p.acts
JOIN node AS n ON n.id = p.who AND n.class IS NOT NULL
ORDER BY published, e.event, status, n.class, participant
