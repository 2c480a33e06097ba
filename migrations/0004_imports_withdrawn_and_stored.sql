CREATE TABLE `stored_concepts` (
	`id` integer PRIMARY KEY NOT NULL,
	`system` integer NOT NULL,
	`key` text,
	`content` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `stored_concepts_key` ON `stored_concepts` (`system`,`key`);--> statement-breakpoint
CREATE TABLE `stored_systems` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`imported` integer NOT NULL,
	`format` integer NOT NULL,
	`size` integer NOT NULL,
	`first` integer NOT NULL,
	`header` text NOT NULL,
	`parent_start` blob NOT NULL,
	`parents` blob NOT NULL,
	`by_place` blob NOT NULL,
	`states` blob NOT NULL,
	`digest` text NOT NULL,
	FOREIGN KEY (`imported`) REFERENCES `imported`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `withdrawals` (
	`imported` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`software` text NOT NULL,
	FOREIGN KEY (`imported`) REFERENCES `imported`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `__new_imported` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`url` text NOT NULL,
	`version` text NOT NULL,
	`type` text NOT NULL,
	`digest` text NOT NULL,
	`content` text NOT NULL,
	`at` text NOT NULL,
	`origin` text NOT NULL,
	`software` text NOT NULL
);
--> statement-breakpoint
INSERT INTO `__new_imported`("id", "url", "version", "type", "digest", "content", "at", "origin", "software") SELECT rowid, "url", "version", "type", "digest", "content", "at", "origin", "software" FROM `imported`;--> statement-breakpoint
DROP TABLE `imported`;--> statement-breakpoint
ALTER TABLE `__new_imported` RENAME TO `imported`;--> statement-breakpoint
CREATE INDEX `imported_url_version` ON `imported` (`url`,`version`);