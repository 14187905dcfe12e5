-- Beside what an answer earned by the scheme of its quiz, what it is worth without: a share from 0 to 1, NULL in rows from
-- before, where it is points / out_of. round: 0 for the first time through a paper, 1 and up for what came back. review:
-- the review that the answer was at the same time, if any.
ALTER TABLE answer ADD COLUMN share REAL CHECK (share BETWEEN 0 AND 1);
ALTER TABLE answer ADD COLUMN round INTEGER NOT NULL DEFAULT 0;
ALTER TABLE answer ADD COLUMN review BLOB;

-- What was ruled on an answer later: the learner overruled the mark, took that back, or the key was mended meanwhile.
-- review: the one that stands for the answer's since, if that got another grade.
CREATE TABLE ruling (
  id BLOB PRIMARY KEY CHECK (length(id) = 16), at INTEGER NOT NULL, day INTEGER NOT NULL, offset INTEGER NOT NULL,
  answer BLOB NOT NULL REFERENCES answer (id), points REAL NOT NULL, out_of REAL NOT NULL,
  share REAL NOT NULL CHECK (share BETWEEN 0 AND 1),
  why TEXT NOT NULL CHECK (why IN ('overruled', 'taken back', 'key mended')), item_hash TEXT NOT NULL,
  review BLOB
) STRICT;
CREATE INDEX ruling_of_answer ON ruling (answer, id);

-- Questions as they were drawn, so that a quiz is shown and marked as it was, whatever became of its deck.
CREATE TABLE kept_item (
  id BLOB PRIMARY KEY CHECK (length(id) = 16), at INTEGER NOT NULL, day INTEGER NOT NULL, offset INTEGER NOT NULL,
  item TEXT NOT NULL, hash TEXT NOT NULL, content BLOB NOT NULL
) STRICT;
CREATE INDEX kept_item_of_item ON kept_item (item, hash);

-- What a learner noted on an item; the newest note of an item is in force, an empty one is none.
CREATE TABLE note (
  id BLOB PRIMARY KEY CHECK (length(id) = 16), at INTEGER NOT NULL, day INTEGER NOT NULL, offset INTEGER NOT NULL,
  item TEXT NOT NULL, text TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX note_of_item ON note (item);

CREATE TRIGGER ruling_kept BEFORE UPDATE ON ruling BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER ruling_stays BEFORE DELETE ON ruling BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER kept_item_kept BEFORE UPDATE ON kept_item BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER kept_item_stays BEFORE DELETE ON kept_item BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER note_kept BEFORE UPDATE ON note BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER note_stays BEFORE DELETE ON note BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
