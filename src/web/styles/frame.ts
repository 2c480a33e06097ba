/** What stands around every page: header, notice, footer. */
export const FRAME = `
.wrap, p.wrap { width: min(100% - 2 * var(--space-4), var(--wide)); margin-inline: auto; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: var(--space-4); top: var(--space-2); background: var(--paper); padding: var(--space-2) var(--space-3); z-index: 1; }
.site-header { background: var(--paper-soft); border-bottom: 1px solid var(--line); }
.site-header .wrap { display: flex; flex-wrap: wrap; gap: var(--space-2) var(--space-5); align-items: baseline; padding-block: var(--space-3); }
.brand { font-weight: 650; color: var(--ink); text-decoration: none; }
.site-header nav ul { display: flex; flex-wrap: wrap; gap: var(--space-1) var(--space-4); list-style: none; margin: 0; padding: 0; }
.site-header nav a { display: inline-block; padding: var(--space-1) 0; }
.site-header a[aria-current="page"] { font-weight: 650; text-decoration-thickness: 2px; }
.release-name { margin: 0 0 0 auto; }
.notice { background: var(--warn-paper); color: var(--warn); border-bottom: 1px solid var(--line); }
.notice p { margin-block: 0; padding-block: var(--space-2); max-width: none; }
.notice a { color: inherit; }
main { padding-block: var(--space-5) var(--space-6); }
.site-footer { border-top: 1px solid var(--line); background: var(--paper-soft); color: var(--ink-soft); font-size: var(--text-small); }
.site-footer .wrap { padding-block: var(--space-4); }
.site-footer p { margin: 0 0 var(--space-1); }
.crumbs { margin-bottom: var(--space-2); }
.lead { font-size: var(--text-lead); }
@media (max-width: 34rem) {
  .release-name { margin-left: 0; }
}
`;
