-- A learner's file as written with schema 5: kept to be opened by every later version.
PRAGMA application_id=1364869456;
PRAGMA user_version=5;
PRAGMA journal_mode=WAL;
BEGIN TRANSACTION;
CREATE TABLE answer (
  id BLOB PRIMARY KEY CHECK (length(id) = 16), at INTEGER NOT NULL, day INTEGER NOT NULL, offset INTEGER NOT NULL,
  attempt BLOB NOT NULL REFERENCES attempt (id), question INTEGER NOT NULL CHECK (question >= 0), item TEXT NOT NULL,
  response BLOB, confidence REAL CHECK (confidence BETWEEN 0 AND 1), points REAL, out_of REAL NOT NULL,
  took_ms INTEGER NOT NULL
, share REAL CHECK (share BETWEEN 0 AND 1), round INTEGER NOT NULL DEFAULT 0, review BLOB) STRICT;
INSERT INTO "answer" VALUES(X'00022EC3D2C07F238E8B06F1A1DCD3EE',9374520000,108,0,X'00022EC2E8607EE39BA84D1D8993B3B0',0,'d/q',X'7B7D',NULL,1.0,1.0,0,NULL,0,NULL);
INSERT INTO "answer" VALUES(X'00022EC4BD207691BF917C519E432651',9374580000,108,0,X'00022EC2E8607EE39BA84D1D8993B3B0',1,'d/r',NULL,NULL,0.0,1.0,0,NULL,0,NULL);
INSERT INTO "answer" VALUES(X'000233E9446074969AF4A4E8E6E12042',9460860000,109,0,X'000233E85A007D48AD9D31FE05014860',0,'d/q0',X'7B2274797065223A2277726F7465222C2274657874223A2278227D',0.75,0.0,1.0,900,0.0,0,NULL);
CREATE TABLE attempt (
  id BLOB PRIMARY KEY CHECK (length(id) = 16), at INTEGER NOT NULL, day INTEGER NOT NULL, offset INTEGER NOT NULL,
  paper BLOB NOT NULL
) STRICT;
INSERT INTO "attempt" VALUES(X'00022EC2E8607EE39BA84D1D8993B3B0',9374460000,108,0,X'7B7D');
INSERT INTO "attempt" VALUES(X'000233E85A007D48AD9D31FE05014860',9460800000,109,0,X'7B2273656564223A327D');
CREATE TABLE attempt_event (
  id BLOB PRIMARY KEY CHECK (length(id) = 16), at INTEGER NOT NULL, day INTEGER NOT NULL, offset INTEGER NOT NULL,
  attempt BLOB NOT NULL REFERENCES attempt (id), question INTEGER, what TEXT NOT NULL, detail TEXT NOT NULL
) STRICT;
INSERT INTO "attempt_event" VALUES(X'00022EC3D2C07F238E8B06F1A1DCD3EF',9374520000,108,0,X'00022EC2E8607EE39BA84D1D8993B3B0',1,'mark','');
INSERT INTO "attempt_event" VALUES(X'00022EC4BD207691BF917C519E432652',9374580000,108,0,X'00022EC2E8607EE39BA84D1D8993B3B0',NULL,'finished','');
INSERT INTO "attempt_event" VALUES(X'000233EB192071189B3B9DA4CD984DA4',9460980000,109,0,X'000233E85A007D48AD9D31FE05014860',NULL,'finished','');
CREATE TABLE counted (day INTEGER NOT NULL) STRICT;
INSERT INTO "counted" VALUES(0);
CREATE TABLE followed (
  first_no INTEGER PRIMARY KEY, last_no INTEGER NOT NULL, new_from INTEGER NOT NULL,
  deck TEXT NOT NULL UNIQUE, position INTEGER NOT NULL, hash TEXT NOT NULL, studied INTEGER NOT NULL
, due INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE held (
  item TEXT PRIMARY KEY, flagged INTEGER NOT NULL, suspended INTEGER NOT NULL, buried_day INTEGER
) STRICT, WITHOUT ROWID;
INSERT INTO "held" VALUES('d/c',0,1,NULL);
CREATE TABLE hold (
  id BLOB PRIMARY KEY CHECK (length(id) = 16), at INTEGER NOT NULL, day INTEGER NOT NULL, offset INTEGER NOT NULL,
  item TEXT NOT NULL, what TEXT NOT NULL CHECK (what IN ('flag', 'unflag', 'suspend', 'unsuspend', 'bury', 'unbury'))
) STRICT, WITHOUT ROWID;
INSERT INTO "hold" VALUES(X'00020AB57A0078A1A12A8031B1EB8DDD',8769600000,101,0,'d/c','suspend');
CREATE TABLE kept_item (
  id BLOB PRIMARY KEY CHECK (length(id) = 16), at INTEGER NOT NULL, day INTEGER NOT NULL, offset INTEGER NOT NULL,
  item TEXT NOT NULL, hash TEXT NOT NULL, content BLOB NOT NULL
) STRICT;
INSERT INTO "kept_item" VALUES(X'000233E85A007D48AD9D31FE0501485F',9460800000,109,0,'d/q0','hash',X'7B7D');
CREATE TABLE move (
  id BLOB PRIMARY KEY CHECK (length(id) = 16), at INTEGER NOT NULL, day INTEGER NOT NULL, offset INTEGER NOT NULL,
  old TEXT NOT NULL, new TEXT NOT NULL CHECK (new <> old)
) STRICT, WITHOUT ROWID;
CREATE TABLE naming (
  id BLOB PRIMARY KEY CHECK (length(id) = 16), at INTEGER NOT NULL, day INTEGER NOT NULL, offset INTEGER NOT NULL,
  name TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "naming" VALUES(X'000002932E00702CA0EA35A46E5CF354',43200000,0,0,'Ada');
INSERT INTO "naming" VALUES(X'0001D20F860079C0A4EA6899C78EA059',7819200000,90,0,'Ada O''Neill');
CREATE TABLE note (
  id BLOB PRIMARY KEY CHECK (length(id) = 16), at INTEGER NOT NULL, day INTEGER NOT NULL, offset INTEGER NOT NULL,
  item TEXT NOT NULL, text TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "note" VALUES(X'000233E85A007D48AD9D31FE0501485E',9460800000,109,0,'d/a','Is this so?');
CREATE TABLE placement (
  id BLOB PRIMARY KEY CHECK (length(id) = 16), at INTEGER NOT NULL, day INTEGER NOT NULL, offset INTEGER NOT NULL,
  face TEXT NOT NULL, phase TEXT NOT NULL CHECK (phase IN ('learning', 'review', 'relearning')),
  step INTEGER CHECK (step >= 0), stability REAL NOT NULL CHECK (stability > 0),
  difficulty REAL NOT NULL CHECK (difficulty BETWEEN 1 AND 10), last_day INTEGER NOT NULL, due_at INTEGER,
  due_day INTEGER NOT NULL, reps INTEGER NOT NULL CHECK (reps >= 0), lapses INTEGER NOT NULL CHECK (lapses >= 0)
) STRICT, WITHOUT ROWID;
INSERT INTO "placement" VALUES(X'0002299BA2007B99BB30DCA3D9907EEE',9288000000,107,0,'d/z','review',NULL,40.5,6.25,105,NULL,145,4,1);
CREATE TABLE recalled (
  deck TEXT NOT NULL, day INTEGER NOT NULL, studied INTEGER NOT NULL, chances REAL NOT NULL, squares REAL NOT NULL,
  PRIMARY KEY (deck, day)
) STRICT, WITHOUT ROWID;
CREATE TABLE retraction (
  id BLOB PRIMARY KEY CHECK (length(id) = 16), at INTEGER NOT NULL, day INTEGER NOT NULL, offset INTEGER NOT NULL,
  of BLOB NOT NULL CHECK (length(of) = 16)
) STRICT, WITHOUT ROWID;
INSERT INTO "retraction" VALUES(X'00020590F2C0784DB42ED7EC71B5D654',8683320000,100,0,X'00020590086078A683CB4E6D7C7F7A31');
CREATE TABLE review (
  id BLOB PRIMARY KEY CHECK (length(id) = 16), at INTEGER NOT NULL, day INTEGER NOT NULL, offset INTEGER NOT NULL,
  face TEXT NOT NULL, grade INTEGER NOT NULL CHECK (grade BETWEEN 1 AND 4), took_ms INTEGER NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('study', 'practice')), item_hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "review" VALUES(X'0002058F1E007DB7944A5FD03481B35C',8683200000,100,0,'d/a',4,1000,'study','');
INSERT INTO "review" VALUES(X'00020590086078A683CB4E6D7C7F7A31',8683260000,100,0,'d/b',1,1000,'study','');
INSERT INTO "review" VALUES(X'00022EC1FE007C34AEF4124DD19FE044',9374400000,108,0,'d/a',3,1000,'study','');
CREATE TABLE ruling (
  id BLOB PRIMARY KEY CHECK (length(id) = 16), at INTEGER NOT NULL, day INTEGER NOT NULL, offset INTEGER NOT NULL,
  answer BLOB NOT NULL REFERENCES answer (id), points REAL NOT NULL, out_of REAL NOT NULL,
  share REAL NOT NULL CHECK (share BETWEEN 0 AND 1),
  why TEXT NOT NULL CHECK (why IN ('overruled', 'taken back', 'key mended')), item_hash TEXT NOT NULL,
  review BLOB
) STRICT;
INSERT INTO "ruling" VALUES(X'000233EA2EC076B2832C08A65766FBD7',9460920000,109,0,X'000233E9446074969AF4A4E8E6E12042',1.0,1.0,1.0,'overruled','hash',NULL);
CREATE TABLE setting (
  id BLOB PRIMARY KEY CHECK (length(id) = 16), at INTEGER NOT NULL, day INTEGER NOT NULL, offset INTEGER NOT NULL,
  key TEXT NOT NULL, value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "setting" VALUES(X'00020AB57A007640BE9A92130E92C7B4',8769600000,101,0,'new_per_day','7');
INSERT INTO "setting" VALUES(X'000233EC038078A7A2E6746CD0744289',9461040000,109,0,'preset:Short','{}');
CREATE TABLE state (
  face TEXT PRIMARY KEY, item TEXT NOT NULL, deck TEXT NOT NULL,
  phase TEXT NOT NULL, step INTEGER, stability REAL NOT NULL, difficulty REAL NOT NULL, last_day INTEGER NOT NULL,
  due_at INTEGER, due_day INTEGER NOT NULL, reps INTEGER NOT NULL, lapses INTEGER NOT NULL,
  first_day INTEGER NOT NULL, last_review BLOB NOT NULL,
  suspended INTEGER NOT NULL,  -- as in `held`, repeated so that the indexes below leave such faces out
  listed INTEGER NOT NULL      -- 0: the decks as last followed do not have this face any more
, item_day INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO "state" VALUES('d/a','d/a','d','review',NULL,3.89051499823268400737e+01,1.0,108,NULL,147,2,0,100,X'00022EC1FE007C34AEF4124DD19FE044',0,1,108);
INSERT INTO "state" VALUES('d/z','d/z','d','review',NULL,40.5,6.25,105,NULL,145,4,1,105,X'0002299BA2007B99BB30DCA3D9907EEE',0,1,105);
CREATE TABLE studied_day (
  day INTEGER PRIMARY KEY, reviews INTEGER NOT NULL, right INTEGER NOT NULL, new INTEGER NOT NULL,
  tested INTEGER NOT NULL, recalled INTEGER NOT NULL, took_ms INTEGER NOT NULL
) STRICT;
INSERT INTO "studied_day" VALUES(100,1,1,1,0,0,1000);
INSERT INTO "studied_day" VALUES(108,1,1,0,1,1,1000);
CREATE INDEX review_of_face ON review (face);
CREATE INDEX retraction_of ON retraction (of);
CREATE INDEX hold_of_item ON hold (item);
CREATE INDEX answer_of_attempt ON answer (attempt, question, id);
CREATE INDEX attempt_event_of_attempt ON attempt_event (attempt, what);
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
CREATE INDEX state_review_due ON state (due_day, substr(last_review, 9), deck, due_at, suspended, listed)
  WHERE due_at IS NULL AND suspended = 0 AND listed = 1;
CREATE INDEX held_buried_day ON held (buried_day) WHERE buried_day IS NOT NULL;
CREATE TRIGGER state_came AFTER INSERT ON state WHEN NEW.listed = 1
  BEGIN UPDATE followed SET studied = studied + 1 WHERE deck = NEW.deck; END;
CREATE TRIGGER state_went AFTER DELETE ON state WHEN OLD.listed = 1
  BEGIN UPDATE followed SET studied = studied - 1 WHERE deck = OLD.deck; END;
CREATE TRIGGER state_listed AFTER UPDATE OF listed ON state WHEN NEW.listed <> OLD.listed
  BEGIN UPDATE followed SET studied = studied + NEW.listed - OLD.listed WHERE deck = NEW.deck; END;
CREATE INDEX ruling_of_answer ON ruling (answer, id);
CREATE INDEX kept_item_of_item ON kept_item (item, hash);
CREATE INDEX note_of_item ON note (item);
CREATE TRIGGER ruling_kept BEFORE UPDATE ON ruling BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER ruling_stays BEFORE DELETE ON ruling BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER kept_item_kept BEFORE UPDATE ON kept_item BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER kept_item_stays BEFORE DELETE ON kept_item BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER note_kept BEFORE UPDATE ON note BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER note_stays BEFORE DELETE ON note BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE INDEX state_resting ON state (item_day, due_day, deck, due_at, suspended, listed)
  WHERE due_at IS NULL AND suspended = 0 AND listed = 1;
CREATE INDEX state_of_item ON state (item, last_day, stability, listed);
CREATE INDEX state_learning_due ON state (due_at, item, deck, face, suspended, listed)
  WHERE due_at IS NOT NULL AND suspended = 0 AND listed = 1;
CREATE TRIGGER state_day_came AFTER INSERT ON state
  BEGIN UPDATE state SET item_day = (SELECT max(last_day) FROM state WHERE item = NEW.item) WHERE item = NEW.item
    AND item_day <> (SELECT max(last_day) FROM state WHERE item = NEW.item); END;
CREATE TRIGGER state_day_changed AFTER UPDATE OF last_day ON state WHEN NEW.last_day <> OLD.last_day
  BEGIN UPDATE state SET item_day = (SELECT max(last_day) FROM state WHERE item = NEW.item) WHERE item = NEW.item
    AND item_day <> (SELECT max(last_day) FROM state WHERE item = NEW.item); END;
CREATE TRIGGER state_day_went AFTER DELETE ON state
  BEGIN UPDATE state SET item_day = (SELECT max(last_day) FROM state WHERE item = OLD.item) WHERE item = OLD.item
    AND item_day <> (SELECT max(last_day) FROM state WHERE item = OLD.item); END;
CREATE TRIGGER state_due_came AFTER INSERT ON state
  WHEN NEW.due_at IS NULL AND NEW.suspended = 0 AND NEW.listed = 1 AND NEW.due_day <= (SELECT day FROM counted)
  BEGIN UPDATE followed SET due = due + 1 WHERE deck = NEW.deck; END;
CREATE TRIGGER state_due_went AFTER DELETE ON state
  WHEN OLD.due_at IS NULL AND OLD.suspended = 0 AND OLD.listed = 1 AND OLD.due_day <= (SELECT day FROM counted)
  BEGIN UPDATE followed SET due = due - 1 WHERE deck = OLD.deck; END;
CREATE TRIGGER state_due_changed AFTER UPDATE OF due_at, due_day, suspended, listed ON state
  WHEN (NEW.due_at IS NULL AND NEW.suspended = 0 AND NEW.listed = 1 AND NEW.due_day <= (SELECT day FROM counted))
    <> (OLD.due_at IS NULL AND OLD.suspended = 0 AND OLD.listed = 1 AND OLD.due_day <= (SELECT day FROM counted))
  BEGIN UPDATE followed
    SET due = due + iif(OLD.due_at IS NULL AND OLD.suspended = 0 AND OLD.listed = 1
      AND OLD.due_day <= (SELECT day FROM counted), -1, 1)
    WHERE deck = NEW.deck; END;
CREATE INDEX placement_of_face ON placement (face);
CREATE TRIGGER placement_kept BEFORE UPDATE ON placement BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER placement_stays BEFORE DELETE ON placement BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER state_recall_came AFTER INSERT ON state BEGIN DELETE FROM recalled WHERE deck = NEW.deck; END;
CREATE TRIGGER state_recall_went AFTER DELETE ON state BEGIN DELETE FROM recalled WHERE deck = OLD.deck; END;
CREATE TRIGGER state_recall_changed AFTER UPDATE OF item, deck, stability, last_day, listed ON state
  BEGIN DELETE FROM recalled WHERE deck = OLD.deck OR deck = NEW.deck; END;
COMMIT;
