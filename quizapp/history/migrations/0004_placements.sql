-- A memory that was taken over from another program, whole: in force from its place in the log on, whatever the reviews
-- before it come to, until the next answer. The columns after `face` are those of `state`.
CREATE TABLE placement (
  id BLOB PRIMARY KEY CHECK (length(id) = 16), at INTEGER NOT NULL, day INTEGER NOT NULL, offset INTEGER NOT NULL,
  face TEXT NOT NULL, phase TEXT NOT NULL CHECK (phase IN ('learning', 'review', 'relearning')),
  step INTEGER CHECK (step >= 0), stability REAL NOT NULL CHECK (stability > 0),
  difficulty REAL NOT NULL CHECK (difficulty BETWEEN 1 AND 10), last_day INTEGER NOT NULL, due_at INTEGER,
  due_day INTEGER NOT NULL, reps INTEGER NOT NULL CHECK (reps >= 0), lapses INTEGER NOT NULL CHECK (lapses >= 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX placement_of_face ON placement (face);
CREATE TRIGGER placement_kept BEFORE UPDATE ON placement BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER placement_stays BEFORE DELETE ON placement BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
