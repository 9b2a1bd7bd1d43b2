-- The bin lists what was deleted, and takes it away after 90 days, without reading every product.
CREATE INDEX product_bin ON product (deleted_at) WHERE deleted_at IS NOT NULL;
