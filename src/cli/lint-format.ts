/** How `hdict lint` can answer. Apart from the command, for the help says it without loading that. */
export const LINT_FORMATS = ['text', 'json', 'ndjson', 'sarif', 'junit', 'github'] as const;

export type LintFormat = (typeof LINT_FORMATS)[number];
