/** Names and values side by side. */
export const FACTS = `
.facts { display: grid; grid-template-columns: minmax(7rem, max-content) minmax(0, 1fr); gap: var(--space-2) var(--space-4); }
.facts > dt { color: var(--ink-soft); font-weight: 600; }
.facts > dd { margin: 0; max-width: none; }
.facts > dd > :last-child { margin-bottom: 0; }
.facts .facts { padding-left: var(--space-3); border-left: 2px solid var(--line); gap: var(--space-1) var(--space-3); }
.facts ul, .facts ol { padding-left: 1.1rem; }
.facts ul.plain { padding-left: 0; }
td .facts { grid-template-columns: max-content minmax(7rem, 1fr); margin: 0; }
@media (max-width: 34rem) {
  .facts { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .facts > dd { margin-bottom: var(--space-3); }
}
`;
