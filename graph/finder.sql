-- The side index of a store: what questions look for, in the order in which they want it, and what most answers say.
-- All of it is derived from the store, graph by graph, and can be made anew from it (`graph doctor --rebuild`). Ids are
-- addresses without the data base; what is not known is ''.

-- Graphs that are about to change: what is found here after a crash is read again.
CREATE TABLE pending (graph TEXT PRIMARY KEY) WITHOUT ROWID;

-- Events (posts held are none): the day as precisely as articles say; what it is in a few words, and its kind of agreement
-- or operation; the place, by name and id; how many articles tell of it; who is said to have said so, as a list in JSON.
CREATE TABLE event (
  event TEXT PRIMARY KEY, kind TEXT, status TEXT, day TEXT, disputed INTEGER,
  label TEXT, detail TEXT, place TEXT, spot TEXT, sources INTEGER, attributed TEXT
) WITHOUT ROWID;

-- Who takes part (acts), or whose country is concerned; whether that ties those who act to each other; the post in bare
-- letters; whether it is a side of an agreement (party), and who stands for a side (face), with the title and the agency.
CREATE TABLE part (
  who TEXT, day TEXT, event TEXT, kind TEXT, status TEXT, acts INTEGER, ties INTEGER, post TEXT,
  party INTEGER, face INTEGER, title TEXT, agency TEXT,
  PRIMARY KEY (who, day DESC, event)
) WITHOUT ROWID;

-- The states of agreements; `now` if it is the present one.
CREATE TABLE step (
  step TEXT PRIMARY KEY, event TEXT, status TEXT, position INTEGER, day TEXT, stated TEXT, now INTEGER, sources INTEGER
) WITHOUT ROWID;

-- What is told of for the first time on a day: events, and states of agreements.
CREATE TABLE news (stated TEXT, event TEXT, subject TEXT, PRIMARY KEY (stated DESC, event, subject)) WITHOUT ROWID;

-- The topics of events; and of each topic and day how many events and articles.
CREATE TABLE about (event TEXT, topic TEXT, day TEXT, sources INTEGER, PRIMARY KEY (event, topic)) WITHOUT ROWID;
CREATE TABLE topic (topic TEXT, day TEXT, events INTEGER, articles INTEGER, PRIMARY KEY (topic, day)) WITHOUT ROWID;

-- Everybody and everything that has a name; the class, and the name shown, are those of the entity's own graph. The
-- countries that it is of; its whole names, and their words, in bare letters.
CREATE TABLE node (id TEXT PRIMARY KEY, class TEXT, label TEXT, events INTEGER DEFAULT 0, degree INTEGER DEFAULT 0) WITHOUT ROWID;
CREATE TABLE home (id TEXT, country TEXT, PRIMARY KEY (id, country)) WITHOUT ROWID;
CREATE TABLE called (written TEXT, whole INTEGER, id TEXT, PRIMARY KEY (written, whole, id)) WITHOUT ROWID;

-- The network: how many events tie two, the lesser address first.
CREATE TABLE edge (one TEXT, other TEXT, events INTEGER, PRIMARY KEY (one, other)) WITHOUT ROWID;

-- Articles: when and where they were printed, with the headline (else the source), the address, the language.
CREATE TABLE article (
  article TEXT PRIMARY KEY, published TEXT, title TEXT, outlet TEXT, url TEXT, language TEXT
) WITHOUT ROWID;

-- The tellings of events, and the sentences of tellings as they are printed, with the state they tell of and how sure that is.
CREATE TABLE tells (event TEXT, telling TEXT, PRIMARY KEY (event, telling)) WITHOUT ROWID;
CREATE TABLE sentence (
  telling TEXT, sentence TEXT, article TEXT, quote TEXT, status TEXT, sure REAL, PRIMARY KEY (telling, sentence)
) WITHOUT ROWID;

-- Names and quotations, without accents and in small letters, by their groups of three letters; names come first, then
-- quotations by the day of print, the latest first.
CREATE VIRTUAL TABLE passage USING fts5 (text, tokenize = 'trigram case_sensitive 1', columnsize = 0);
CREATE TABLE said (passage INTEGER PRIMARY KEY, graph TEXT, subject TEXT);
