-- pawl 0.1.0-dev · reviews · 1 of 7
-- phase:       expand
-- transaction: yes
-- reverse:     safe while nothing is written that it would lose (checked when undone)
-- from sha256:817483bbebba8c1a25a0be8d96f479c7caf3636b8280b7134f7a957d281a5291
-- to   sha256:697506799e8c2ef6ce6ae9ba8109cf27600b3ca29546233db21cf782e67ebbb0
-- proven sha256:55d047ad96d74c19ef9e2aac01da220ba19ecf5d9a80f9e3eefc6cf6011021ef PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TYPE public.order_status ADD VALUE 'refunded';

COMMIT;
