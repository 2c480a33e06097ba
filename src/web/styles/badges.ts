/** States as short words. */
export const BADGES = `
.badges { display: flex; flex-wrap: wrap; gap: var(--space-2); list-style: none; padding: 0; margin: 0 0 var(--space-4); }
.badge { display: inline-block; border: 1px solid currentColor; border-radius: 1rem; padding: 0 var(--space-2); font-size: var(--text-small); color: var(--ink-soft); white-space: nowrap; }
.badge.active { color: var(--good); background: var(--good-paper); }
.badge.trial-use { color: var(--trial); background: var(--trial-paper); }
.badge.draft, .badge.deprecated { color: var(--warn); background: var(--warn-paper); }
.badge.retired { color: var(--bad); background: var(--bad-paper); }
`;
