-- For forgetting old messages without reading the new ones.
CREATE INDEX payment_inbox_received ON payment_inbox (received_at_ms);
