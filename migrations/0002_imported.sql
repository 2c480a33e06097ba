CREATE TABLE `imported` (
	`url` text NOT NULL,
	`version` text NOT NULL,
	`type` text NOT NULL,
	`digest` text NOT NULL,
	`content` text NOT NULL,
	`at` text NOT NULL,
	`origin` text NOT NULL,
	`software` text NOT NULL,
	PRIMARY KEY(`url`, `version`)
);
