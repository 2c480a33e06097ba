/** Releases and comparisons: what changed, and filters with counts. */
export const RELEASES = `
.change-filters { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--space-2); margin-bottom: var(--space-4); background: var(--paper-soft); border: 1px solid var(--line); border-radius: var(--radius); padding: var(--space-3) var(--space-4); }
.change-filters > div { display: flex; flex-wrap: wrap; gap: 0 var(--space-4); align-items: baseline; }
.change-filters p { flex: 0 0 4.5rem; margin: 0; font-weight: 600; font-size: var(--text-small); color: var(--ink-soft); }
.change-filters ul { flex: 1 1 12rem; display: flex; flex-wrap: wrap; gap: 0 var(--space-4); list-style: none; margin: 0; padding: 0; }
.change-filters a { display: inline-block; padding: var(--space-1) 0; }
.change-filters a[aria-current] { color: var(--ink); font-weight: 650; text-decoration: none; }
.changes { list-style: none; padding: 0; }
.changes > li { max-width: none; padding: var(--space-2) 0; border-bottom: 1px solid var(--line); }
.changes p, .changes ul { margin: var(--space-1) 0 0; max-width: var(--measure); }
.badge.change.added { color: var(--good); background: var(--good-paper); }
.badge.change.changed { color: var(--trial); background: var(--trial-paper); }
.badge.change.deprecated { color: var(--warn); background: var(--warn-paper); }
.badge.change.removed { color: var(--bad); background: var(--bad-paper); }
td.address { min-width: 18rem; }
ins { color: var(--good); background: var(--good-paper); text-underline-offset: 0.15em; }
del { color: var(--bad); background: var(--bad-paper); }
`;
