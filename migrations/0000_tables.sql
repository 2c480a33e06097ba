CREATE TABLE `definitions` (
	`digest` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`id` text NOT NULL,
	`content` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `entries` (
	`release` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`id` text NOT NULL,
	`version` text NOT NULL,
	`since` text NOT NULL,
	`digest` text NOT NULL,
	PRIMARY KEY(`release`, `kind`, `id`),
	FOREIGN KEY (`release`) REFERENCES `releases`(`version`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`digest`) REFERENCES `definitions`(`digest`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `loads` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` text NOT NULL,
	`release` text NOT NULL,
	`digest` text NOT NULL,
	`outcome` text NOT NULL,
	`origin` text NOT NULL,
	`software` text NOT NULL,
	`detail` text
);
--> statement-breakpoint
CREATE TABLE `releases` (
	`version` text PRIMARY KEY NOT NULL,
	`date` text NOT NULL,
	`digest` text NOT NULL,
	`previous_version` text,
	`previous_digest` text,
	`manifest` text NOT NULL
);
