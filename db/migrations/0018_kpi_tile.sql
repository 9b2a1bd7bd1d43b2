-- [door] Which figures the dashboard shows of a family's products (empty: of all), what is aimed at, and for whom.
CREATE TABLE kpi_tile (
  id INTEGER PRIMARY KEY,
  family TEXT NOT NULL UNIQUE,
  -- JSON: a list of tiles as core/kpi/tiles.ts reads it
  tiles TEXT NOT NULL
) STRICT;

-- The figures as they stood at the end of a day (docs/kpis.md); rows of a family only on days when they had changed.
-- Not journaled: they follow from what is.
DROP TABLE kpi_snapshot;
CREATE TABLE kpi_day (
  -- code; empty: all channels, all families
  channel TEXT NOT NULL,
  family TEXT NOT NULL,
  kpi TEXT NOT NULL,
  day TEXT NOT NULL,
  asked INTEGER NOT NULL,
  wrong INTEGER NOT NULL,
  PRIMARY KEY (channel, family, kpi, day)
) STRICT, WITHOUT ROWID;
