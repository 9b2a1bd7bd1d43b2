-- Whose delivery a step brought in: the supplier's code as it was then, so that it stays true when the supplier goes.
-- Null for everything else. The chain covers it (docs/storage.md).
ALTER TABLE change_set ADD COLUMN supplier TEXT;
