-- As for the releases: what was imported is never replaced.
CREATE TRIGGER `imported_no_update` BEFORE UPDATE ON `imported`
BEGIN
	SELECT RAISE(ABORT, 'imported is immutable: import another version instead');
END;
--> statement-breakpoint
CREATE TRIGGER `imported_no_delete` BEFORE DELETE ON `imported`
BEGIN
	SELECT RAISE(ABORT, 'imported is immutable: import another version instead');
END;
--> statement-breakpoint
CREATE TRIGGER `imported_no_replace` BEFORE INSERT ON `imported`
WHEN EXISTS (SELECT 1 FROM `imported` WHERE (`url` = NEW.`url` AND `version` = NEW.`version`) OR rowid = NEW.rowid)
BEGIN
	SELECT RAISE(ABORT, 'imported is immutable: this version is here already');
END;
