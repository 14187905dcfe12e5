-- Derived from `state` alone: what would be recalled of a deck on a study day, as it was summed up once, so that a start
-- need not do it again. A row goes when any face of its deck changes.
CREATE TABLE recalled (
  deck TEXT NOT NULL, day INTEGER NOT NULL, studied INTEGER NOT NULL, chances REAL NOT NULL, squares REAL NOT NULL,
  PRIMARY KEY (deck, day)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER state_recall_came AFTER INSERT ON state BEGIN DELETE FROM recalled WHERE deck = NEW.deck; END;
CREATE TRIGGER state_recall_went AFTER DELETE ON state BEGIN DELETE FROM recalled WHERE deck = OLD.deck; END;
CREATE TRIGGER state_recall_changed AFTER UPDATE OF item, deck, stability, last_day, listed ON state
  BEGIN DELETE FROM recalled WHERE deck = OLD.deck OR deck = NEW.deck; END;
