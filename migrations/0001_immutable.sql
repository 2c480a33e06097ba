-- What was written stays as it was written. REPLACE would delete without asking the delete triggers (they fire only
-- with recursive_triggers on), so inserts over an existing key or rowid are refused as well.
CREATE TRIGGER `definitions_no_update` BEFORE UPDATE ON `definitions`
BEGIN
	SELECT RAISE(ABORT, 'definitions are immutable: content is stored under its digest and never changes');
END;
--> statement-breakpoint
CREATE TRIGGER `definitions_no_delete` BEFORE DELETE ON `definitions`
BEGIN
	SELECT RAISE(ABORT, 'definitions are immutable: content is stored under its digest and never changes');
END;
--> statement-breakpoint
CREATE TRIGGER `entries_no_update` BEFORE UPDATE ON `entries`
BEGIN
	SELECT RAISE(ABORT, 'entries are immutable: a sealed release is never edited');
END;
--> statement-breakpoint
CREATE TRIGGER `entries_no_delete` BEFORE DELETE ON `entries`
BEGIN
	SELECT RAISE(ABORT, 'entries are immutable: a sealed release is never edited');
END;
--> statement-breakpoint
CREATE TRIGGER `releases_no_update` BEFORE UPDATE ON `releases`
BEGIN
	SELECT RAISE(ABORT, 'releases are immutable: seal a new release instead');
END;
--> statement-breakpoint
CREATE TRIGGER `releases_no_delete` BEFORE DELETE ON `releases`
BEGIN
	SELECT RAISE(ABORT, 'releases are immutable: seal a new release instead');
END;
--> statement-breakpoint
CREATE TRIGGER `loads_no_update` BEFORE UPDATE ON `loads`
BEGIN
	SELECT RAISE(ABORT, 'loads are an audit: rows are only added');
END;
--> statement-breakpoint
CREATE TRIGGER `loads_no_delete` BEFORE DELETE ON `loads`
BEGIN
	SELECT RAISE(ABORT, 'loads are an audit: rows are only added');
END;
--> statement-breakpoint
CREATE TRIGGER `definitions_no_replace` BEFORE INSERT ON `definitions`
WHEN EXISTS (SELECT 1 FROM `definitions` WHERE (`digest` = NEW.`digest`) OR rowid = NEW.rowid)
BEGIN
	SELECT RAISE(ABORT, 'definitions are immutable: this digest is already stored');
END;
--> statement-breakpoint
CREATE TRIGGER `entries_no_replace` BEFORE INSERT ON `entries`
WHEN EXISTS (SELECT 1 FROM `entries` WHERE (`release` = NEW.`release` AND `kind` = NEW.`kind` AND `id` = NEW.`id`) OR rowid = NEW.rowid)
BEGIN
	SELECT RAISE(ABORT, 'entries are immutable: the release already has this entry');
END;
--> statement-breakpoint
CREATE TRIGGER `releases_no_replace` BEFORE INSERT ON `releases`
WHEN EXISTS (SELECT 1 FROM `releases` WHERE (`version` = NEW.`version`) OR rowid = NEW.rowid)
BEGIN
	SELECT RAISE(ABORT, 'releases are immutable: this version is already sealed');
END;
--> statement-breakpoint
CREATE TRIGGER `loads_no_replace` BEFORE INSERT ON `loads`
WHEN EXISTS (SELECT 1 FROM `loads` WHERE rowid = NEW.rowid)
BEGIN
	SELECT RAISE(ABORT, 'loads are an audit: rows are only added');
END;
--> statement-breakpoint
CREATE TRIGGER `entries_sealed` BEFORE INSERT ON `entries`
WHEN EXISTS (SELECT 1 FROM `releases` WHERE `version` = NEW.`release`)
BEGIN
	SELECT RAISE(ABORT, 'entries are immutable: the release is sealed, no entry may join it');
END;
