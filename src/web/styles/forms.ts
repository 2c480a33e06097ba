/** Forms: the search box, filters, buttons. */
export const FORMS = `
.search { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--space-3); margin-bottom: var(--space-3); }
.search .words { display: flex; gap: var(--space-2); max-width: 48rem; }
.search .words button { flex: none; }
.search .words input { flex: 1 1 auto; min-width: 0; min-height: 3.25rem; font-size: var(--text-lead); border-width: 2px; }
.said { color: var(--ink-soft); min-height: calc(var(--leading) * 1rem); margin-bottom: var(--space-3); }
.choices { display: flex; flex-wrap: wrap; gap: var(--space-3); align-items: end; margin-bottom: var(--space-4); }
.choices > div { flex: 0 1 16rem; min-width: 0; }
.choices > p { align-self: center; margin: 0; }
label { display: block; font-size: var(--text-small); font-weight: 600; margin-bottom: var(--space-1); }
input, select, button { font: inherit; min-width: 0; color: inherit; min-height: 2.75rem; padding: var(--space-2) var(--space-3); border: 1px solid var(--line-strong); border-radius: var(--radius); background: var(--paper); max-width: 100%; }
select { width: 100%; }
button { background: var(--accent); color: var(--accent-ink); border-color: var(--accent); font-weight: 600; cursor: pointer; }
button:disabled { opacity: 0.55; cursor: not-allowed; }
button.quiet { background: none; color: var(--accent); }
`;
