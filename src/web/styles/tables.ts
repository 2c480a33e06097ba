/** Tables, each in a box that scrolls. */
export const TABLES = `
.table { overflow-x: auto; margin-bottom: var(--space-4); }
.table table { margin: 0; }
table { border-collapse: collapse; width: 100%; font-size: var(--text-small); }
caption { text-align: left; color: var(--ink-soft); padding-bottom: var(--space-2); }
th, td { text-align: left; vertical-align: top; padding: var(--space-2) var(--space-3); border-bottom: 1px solid var(--line); min-width: 5rem; }
th { font-weight: 600; color: var(--ink-soft); }
tbody tr:hover { background: var(--paper-soft); }
td p { margin: 0; }
`;
