/** Codes: trees, the ways down to them, and what is said of one. */
export const CODES = `
.tree, .tree ul { list-style: none; margin: 0; padding: 0; }
.tree { margin-bottom: var(--space-4); }
.tree ul { margin-left: 0.85rem; border-left: 1px solid var(--line); padding-left: var(--space-2); }
.tree li { max-width: none; }
.node { display: flex; gap: var(--space-1); align-items: flex-start; padding: 0.125rem 0; }
.node > span { padding-block: 0.125rem; min-width: 0; }
.node[aria-current] { background: var(--paper-mark); border-radius: var(--radius); }
.toggle { flex: none; width: 1.75rem; height: 1.75rem; border-radius: var(--radius); display: grid; place-items: center; text-decoration: none; }
a.toggle { font-family: var(--font-code); line-height: 1; border: 1px solid var(--line); }
a.toggle:hover { background: var(--paper-soft); border-color: var(--line-strong); }
.tree-actions { display: flex; flex-wrap: wrap; gap: var(--space-2) var(--space-4); }
.code-link { text-decoration: none; color: var(--ink); }
.code-link > code { color: var(--accent); text-decoration: underline; text-underline-offset: 0.35em; }
.code-link:hover { text-decoration: underline; }
.hits > li { padding-block: var(--space-2); border-bottom: 1px solid var(--line); }
.hits p { margin: 0; }
.code-path { display: flex; flex-wrap: wrap; gap: 0 var(--space-2); list-style: none; margin: 0; padding: 0; font-size: var(--text-small); }
.code-path > li:not(:last-child)::after { content: "\\203a"; color: var(--ink-soft); margin-left: var(--space-2); }
.code-view { border: 1px solid var(--line); border-radius: var(--radius); padding: var(--space-4); margin-block: var(--space-5); }
.code-view > h2 { margin-top: 0; }
.code-view > nav + h2 { margin-top: var(--space-2); }
.elsewhere p { margin: 0 0 var(--space-1); }
.elsewhere ul { margin: 0; }
.elsewhere li { padding-bottom: var(--space-1); }
.elsewhere > dt, .elsewhere > dd { border-top: 1px solid var(--line); padding-top: var(--space-2); }
@media (max-width: 34rem) { .elsewhere > dd { border-top: 0; padding-top: 0; } }
@media (min-width: 60rem) { .code-view .facts { grid-template-columns: 15rem minmax(0, 1fr); } }
`;
