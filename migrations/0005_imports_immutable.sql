-- As before, now that an import may be withdrawn: of those that are not, none is replaced.
CREATE TRIGGER `imported_no_update` BEFORE UPDATE ON `imported`
BEGIN
	SELECT RAISE(ABORT, 'imported is immutable: import another version instead');
END;
--> statement-breakpoint
CREATE TRIGGER `imported_no_delete` BEFORE DELETE ON `imported`
BEGIN
	SELECT RAISE(ABORT, 'imported is immutable: withdraw it instead');
END;
--> statement-breakpoint
CREATE TRIGGER `imported_no_replace` BEFORE INSERT ON `imported`
WHEN EXISTS (SELECT 1 FROM `imported` WHERE `id` = NEW.`id`) OR EXISTS (
	SELECT 1 FROM `imported` AS `present` WHERE `present`.`url` = NEW.`url` AND `present`.`version` = NEW.`version`
	AND NOT EXISTS (SELECT 1 FROM `withdrawals` WHERE `withdrawals`.`imported` = `present`.`id`)
)
BEGIN
	SELECT RAISE(ABORT, 'imported is immutable: this version is here already');
END;
--> statement-breakpoint
CREATE TRIGGER `withdrawals_no_update` BEFORE UPDATE ON `withdrawals`
BEGIN
	SELECT RAISE(ABORT, 'withdrawals are an audit: rows are only added');
END;
--> statement-breakpoint
CREATE TRIGGER `withdrawals_no_delete` BEFORE DELETE ON `withdrawals`
BEGIN
	SELECT RAISE(ABORT, 'withdrawals are an audit: rows are only added');
END;
--> statement-breakpoint
CREATE TRIGGER `withdrawals_no_replace` BEFORE INSERT ON `withdrawals`
WHEN EXISTS (SELECT 1 FROM `withdrawals` WHERE `imported` = NEW.`imported`)
BEGIN
	SELECT RAISE(ABORT, 'withdrawals are an audit: this import is withdrawn already');
END;
--> statement-breakpoint
CREATE TRIGGER `stored_systems_no_update` BEFORE UPDATE ON `stored_systems`
BEGIN
	SELECT RAISE(ABORT, 'stored systems are immutable: they follow from what was imported');
END;
--> statement-breakpoint
CREATE TRIGGER `stored_systems_no_delete` BEFORE DELETE ON `stored_systems`
BEGIN
	SELECT RAISE(ABORT, 'stored systems are immutable: they follow from what was imported');
END;
--> statement-breakpoint
CREATE TRIGGER `stored_systems_no_replace` BEFORE INSERT ON `stored_systems`
WHEN EXISTS (SELECT 1 FROM `stored_systems` WHERE `id` = NEW.`id`)
BEGIN
	SELECT RAISE(ABORT, 'stored systems are immutable: they follow from what was imported');
END;
--> statement-breakpoint
CREATE TRIGGER `stored_concepts_no_update` BEFORE UPDATE ON `stored_concepts`
BEGIN
	SELECT RAISE(ABORT, 'stored concepts are immutable: they follow from what was imported');
END;
--> statement-breakpoint
CREATE TRIGGER `stored_concepts_no_delete` BEFORE DELETE ON `stored_concepts`
BEGIN
	SELECT RAISE(ABORT, 'stored concepts are immutable: they follow from what was imported');
END;
--> statement-breakpoint
CREATE TRIGGER `stored_concepts_no_replace` BEFORE INSERT ON `stored_concepts`
WHEN EXISTS (SELECT 1 FROM `stored_concepts` WHERE `id` = NEW.`id`)
BEGIN
	SELECT RAISE(ABORT, 'stored concepts are immutable: they follow from what was imported');
END;
--> statement-breakpoint
-- The terms are cut and folded before they come here, by the rules of the search in memory (terminology/index-terms.ts):
-- the tokenizer only takes them apart at the spaces. It keeps no text, and no places within a text.
CREATE VIRTUAL TABLE `stored_terms` USING fts5(`terms`, content='', columnsize=0, detail=none, tokenize='ascii', prefix='1 2 3 4 5 6 7 8');
