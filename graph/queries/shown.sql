-- What a list shows of events: one row for each participant of each. Parameter: :event, the ids of the events.
SELECT :base || e.event AS event, e.kind, e.status, e.day, e.label, e.detail, nullif(:base || e.spot, :base) AS spot,
  e.place, e.attributed, :base || p.who AS who, coalesce(n.label, p.who) AS name, p.party, p.face
FROM json_each(:event) AS asked
JOIN event AS e ON e.event = asked.value
LEFT JOIN part AS p ON p.event = e.event AND p.acts
LEFT JOIN node AS n ON n.id = p.who
ORDER BY asked.key, p.who
