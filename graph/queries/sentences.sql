-- The sentences that tell of events: one row for each. Parameter: :event, the ids of the events.
SELECT :base || t.event AS event, s.quote, s.status, s.sure, :base || s.article AS article, coalesce(a.title, '') AS title, coalesce(a.outlet, '') AS outlet,
  substr(coalesce(a.published, ''), 1, 10) AS published, coalesce(a.url, '') AS url, coalesce(a.language, '') AS language
FROM json_each(:event) AS asked
JOIN tells AS t ON t.event = asked.value
JOIN sentence AS s ON s.telling = t.telling
LEFT JOIN article AS a ON a.article = s.article
ORDER BY s.telling, s.sentence
