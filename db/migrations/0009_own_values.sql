-- What a product below a model holds for itself of the columns it would inherit: a sorted JSON list of column keys.
ALTER TABLE product ADD COLUMN own_values TEXT;
