-- Derived from the log and the decks alone, like the tables that it adds to: what waits is counted ahead, so that an
-- answer is followed by the next question in the same time however much is overdue.

-- item_day: the study day on which any face of the item was last answered; on that day its other faces rest.
ALTER TABLE state ADD COLUMN item_day INTEGER NOT NULL DEFAULT 0;
UPDATE state SET item_day = (SELECT max(last_day) FROM state o WHERE o.item = state.item);
DROP INDEX state_last_day;
CREATE INDEX state_resting ON state (item_day, due_day, deck, due_at, suspended, listed)
  WHERE due_at IS NULL AND suspended = 0 AND listed = 1;
-- What is remembered of a deck's items is summed up along the index of items, without the rows.
DROP INDEX state_of_item;
CREATE INDEX state_of_item ON state (item, last_day, stability, listed);
-- The columns after the first are there so that counting steps reads the index alone.
DROP INDEX state_learning_due;
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

-- due: the reviews of a deck that were due on the study day `counted` or before; what came due since is counted when
-- it is asked for, and taken in with the first answer of a day.
CREATE TABLE counted (day INTEGER NOT NULL) STRICT;
INSERT INTO counted VALUES (0);
ALTER TABLE followed ADD COLUMN due INTEGER NOT NULL DEFAULT 0;
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
