-- What a publish run needs of the shop as the plan found it (JSON: languages, brands and categories, newest ids), and
-- the requests made so far.
ALTER TABLE publish_plan ADD COLUMN context TEXT NOT NULL DEFAULT '{}';
ALTER TABLE publish_plan ADD COLUMN calls INTEGER NOT NULL DEFAULT 0;
