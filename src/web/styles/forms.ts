/** Forms: the search box, filters, buttons. */
export const FORMS = `
.search { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--space-3); background: var(--paper-soft); border: 1px solid var(--line); border-radius: var(--radius); padding: var(--space-4); margin-bottom: var(--space-5); }
.search .words { display: flex; gap: var(--space-2); }
.search .words input { flex: 1 1 auto; min-width: 0; }
.search .filters { display: flex; flex-wrap: wrap; gap: var(--space-3); }
.search .filters > div { flex: 1 1 12rem; min-width: 0; }
label { display: block; font-size: var(--text-small); font-weight: 600; margin-bottom: var(--space-1); }
input, select, button { font: inherit; min-width: 0; color: inherit; min-height: 2.75rem; padding: var(--space-2) var(--space-3); border: 1px solid var(--line-strong); border-radius: var(--radius); background: var(--paper); max-width: 100%; }
select { width: 100%; }
button { background: var(--accent); color: var(--accent-ink); border-color: var(--accent); font-weight: 600; cursor: pointer; }
button:disabled { opacity: 0.55; cursor: not-allowed; }
button.quiet { background: none; color: var(--accent); }
`;
