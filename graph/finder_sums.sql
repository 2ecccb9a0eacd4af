-- What is counted in the side index, kept right by every change of the rows that are counted.

CREATE TRIGGER part_counted AFTER INSERT ON part WHEN new.acts BEGIN
  INSERT INTO node (id, events) VALUES (new.who, 1) ON CONFLICT (id) DO UPDATE SET events = events + 1;
END;
CREATE TRIGGER part_discounted AFTER DELETE ON part WHEN old.acts BEGIN
  UPDATE node SET events = events - 1 WHERE id = old.who;
END;
CREATE TRIGGER part_tied AFTER INSERT ON part WHEN new.acts AND new.ties BEGIN
  INSERT INTO edge (one, other, events)
    SELECT min(new.who, who), max(new.who, who), 1 FROM part WHERE event = new.event AND who <> new.who AND acts
    ON CONFLICT (one, other) DO UPDATE SET events = events + 1;
END;
CREATE TRIGGER part_untied AFTER DELETE ON part WHEN old.acts AND old.ties BEGIN
  UPDATE edge SET events = events - 1
    WHERE one = old.who AND other IN (SELECT who FROM part WHERE event = old.event AND acts AND who > old.who);
  UPDATE edge SET events = events - 1
    WHERE other = old.who AND one IN (SELECT who FROM part WHERE event = old.event AND acts AND who < old.who);
  DELETE FROM edge WHERE events = 0;
END;
CREATE TRIGGER edge_counted AFTER INSERT ON edge BEGIN
  INSERT INTO node (id, degree) VALUES (new.one, 1), (new.other, 1) ON CONFLICT (id) DO UPDATE SET degree = degree + 1;
END;
CREATE TRIGGER edge_discounted AFTER DELETE ON edge BEGIN
  UPDATE node SET degree = degree - 1 WHERE id IN (old.one, old.other);
END;
CREATE TRIGGER topic_counted AFTER INSERT ON about BEGIN
  INSERT INTO topic VALUES (new.topic, new.day, 1, new.sources)
    ON CONFLICT (topic, day) DO UPDATE SET events = events + 1, articles = articles + new.sources;
END;
CREATE TRIGGER topic_discounted AFTER DELETE ON about BEGIN
  UPDATE topic SET events = events - 1, articles = articles - old.sources WHERE topic = old.topic AND day = old.day;
  DELETE FROM topic WHERE topic = old.topic AND day = old.day AND events = 0;
END;
