-- One learner's file. The log first: rows are added, never changed. `at` is milliseconds since 1970 UTC, `day` the
-- study day (days since 1970), `offset` the minutes by which the learner's clock was ahead of UTC, `id` a UUIDv7.

CREATE TABLE naming (
  id BLOB PRIMARY KEY CHECK (length(id) = 16), at INTEGER NOT NULL, day INTEGER NOT NULL, offset INTEGER NOT NULL,
  name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  id BLOB PRIMARY KEY CHECK (length(id) = 16), at INTEGER NOT NULL, day INTEGER NOT NULL, offset INTEGER NOT NULL,
  key TEXT NOT NULL, value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE review (
  id BLOB PRIMARY KEY CHECK (length(id) = 16), at INTEGER NOT NULL, day INTEGER NOT NULL, offset INTEGER NOT NULL,
  face TEXT NOT NULL, grade INTEGER NOT NULL CHECK (grade BETWEEN 1 AND 4), took_ms INTEGER NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('study', 'practice')), item_hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX review_of_face ON review (face);

CREATE TABLE retraction (
  id BLOB PRIMARY KEY CHECK (length(id) = 16), at INTEGER NOT NULL, day INTEGER NOT NULL, offset INTEGER NOT NULL,
  of BLOB NOT NULL CHECK (length(of) = 16)
) STRICT, WITHOUT ROWID;
CREATE INDEX retraction_of ON retraction (of);

CREATE TABLE hold (
  id BLOB PRIMARY KEY CHECK (length(id) = 16), at INTEGER NOT NULL, day INTEGER NOT NULL, offset INTEGER NOT NULL,
  item TEXT NOT NULL, what TEXT NOT NULL CHECK (what IN ('flag', 'unflag', 'suspend', 'unsuspend', 'bury', 'unbury'))
) STRICT, WITHOUT ROWID;
CREATE INDEX hold_of_item ON hold (item);

CREATE TABLE move (
  id BLOB PRIMARY KEY CHECK (length(id) = 16), at INTEGER NOT NULL, day INTEGER NOT NULL, offset INTEGER NOT NULL,
  old TEXT NOT NULL, new TEXT NOT NULL CHECK (new <> old)
) STRICT, WITHOUT ROWID;

CREATE TABLE attempt (
  id BLOB PRIMARY KEY CHECK (length(id) = 16), at INTEGER NOT NULL, day INTEGER NOT NULL, offset INTEGER NOT NULL,
  paper BLOB NOT NULL
) STRICT;

CREATE TABLE answer (
  id BLOB PRIMARY KEY CHECK (length(id) = 16), at INTEGER NOT NULL, day INTEGER NOT NULL, offset INTEGER NOT NULL,
  attempt BLOB NOT NULL REFERENCES attempt (id), question INTEGER NOT NULL CHECK (question >= 0), item TEXT NOT NULL,
  response BLOB, confidence REAL CHECK (confidence BETWEEN 0 AND 1), points REAL, out_of REAL NOT NULL,
  took_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX answer_of_attempt ON answer (attempt, question, id);

CREATE TABLE attempt_event (
  id BLOB PRIMARY KEY CHECK (length(id) = 16), at INTEGER NOT NULL, day INTEGER NOT NULL, offset INTEGER NOT NULL,
  attempt BLOB NOT NULL REFERENCES attempt (id), question INTEGER, what TEXT NOT NULL, detail TEXT NOT NULL
) STRICT;
CREATE INDEX attempt_event_of_attempt ON attempt_event (attempt, what);

-- INSERT OR REPLACE is a DELETE to these triggers only while PRAGMA recursive_triggers is on, as every connection sets it.
CREATE TRIGGER naming_kept BEFORE UPDATE ON naming BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER naming_stays BEFORE DELETE ON naming BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER setting_kept BEFORE UPDATE ON setting BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER setting_stays BEFORE DELETE ON setting BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER review_kept BEFORE UPDATE ON review BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER review_stays BEFORE DELETE ON review BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER retraction_kept BEFORE UPDATE ON retraction BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER retraction_stays BEFORE DELETE ON retraction BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER hold_kept BEFORE UPDATE ON hold BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER hold_stays BEFORE DELETE ON hold BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER move_kept BEFORE UPDATE ON move BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER move_stays BEFORE DELETE ON move BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER attempt_kept BEFORE UPDATE ON attempt BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER attempt_stays BEFORE DELETE ON attempt BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER answer_kept BEFORE UPDATE ON answer BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER answer_stays BEFORE DELETE ON answer BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER attempt_event_kept BEFORE UPDATE ON attempt_event BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER attempt_event_stays BEFORE DELETE ON attempt_event BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;

-- What follows is derived from the log and can be rebuilt from it at any time.

CREATE TABLE state (
  face TEXT PRIMARY KEY, item TEXT NOT NULL, deck TEXT NOT NULL,
  phase TEXT NOT NULL, step INTEGER, stability REAL NOT NULL, difficulty REAL NOT NULL, last_day INTEGER NOT NULL,
  due_at INTEGER, due_day INTEGER NOT NULL, reps INTEGER NOT NULL, lapses INTEGER NOT NULL,
  first_day INTEGER NOT NULL, last_review BLOB NOT NULL,
  suspended INTEGER NOT NULL,  -- as in `held`, repeated so that the indexes below leave such faces out
  listed INTEGER NOT NULL      -- 0: the decks as last followed do not have this face any more
) STRICT;
CREATE INDEX state_of_item ON state (item);
CREATE INDEX state_last_day ON state (last_day, item);
-- Faces due on one day come in the order of the random tail of their last review's id: mixed, and the same at every look.
-- The columns after them are there so that counting what is due reads the index alone.
CREATE INDEX state_review_due ON state (due_day, substr(last_review, 9), deck, due_at, suspended, listed)
  WHERE due_at IS NULL AND suspended = 0 AND listed = 1;
CREATE INDEX state_learning_due ON state (due_at) WHERE due_at IS NOT NULL AND suspended = 0 AND listed = 1;

CREATE TABLE held (
  item TEXT PRIMARY KEY, flagged INTEGER NOT NULL, suspended INTEGER NOT NULL, buried_day INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX held_buried_day ON held (buried_day) WHERE buried_day IS NOT NULL;

CREATE TABLE studied_day (
  day INTEGER PRIMARY KEY, reviews INTEGER NOT NULL, right INTEGER NOT NULL, new INTEGER NOT NULL,
  tested INTEGER NOT NULL, recalled INTEGER NOT NULL, took_ms INTEGER NOT NULL
) STRICT;

-- The decks as this file last saw them in the index: the numbers of their faces there, and where new faces begin.
CREATE TABLE followed (
  first_no INTEGER PRIMARY KEY, last_no INTEGER NOT NULL, new_from INTEGER NOT NULL,
  deck TEXT NOT NULL UNIQUE, position INTEGER NOT NULL, hash TEXT NOT NULL, studied INTEGER NOT NULL
) STRICT;
CREATE TRIGGER state_came AFTER INSERT ON state WHEN NEW.listed = 1
  BEGIN UPDATE followed SET studied = studied + 1 WHERE deck = NEW.deck; END;
CREATE TRIGGER state_went AFTER DELETE ON state WHEN OLD.listed = 1
  BEGIN UPDATE followed SET studied = studied - 1 WHERE deck = OLD.deck; END;
CREATE TRIGGER state_listed AFTER UPDATE OF listed ON state WHEN NEW.listed <> OLD.listed
  BEGIN UPDATE followed SET studied = studied + NEW.listed - OLD.listed WHERE deck = NEW.deck; END;
