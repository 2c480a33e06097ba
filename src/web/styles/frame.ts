/** What stands around every page: header, notice, footer. */
export const FRAME = `
.wrap, p.wrap { width: min(100% - 2 * var(--space-4), var(--wide)); margin-inline: auto; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: var(--space-4); top: var(--space-2); background: var(--paper); padding: var(--space-2) var(--space-3); z-index: 1; }
.site-header { background: var(--paper-soft); border-bottom: 1px solid var(--line); }
.site-header .wrap { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: var(--space-2) var(--space-5); align-items: center; padding-block: var(--space-3); }
.brand { font-weight: 700; color: var(--ink); text-decoration: none; padding: var(--space-1) 0; }
.brand:hover { text-decoration: underline; }
.site-header ul { display: flex; flex-wrap: wrap; gap: 0 var(--space-4); list-style: none; margin: 0; padding: 0; }
.site-header nav a { display: inline-block; padding: var(--space-1) 0; color: var(--ink); text-decoration: none; border-bottom: 2px solid transparent; }
.site-header nav a:hover { border-bottom-color: var(--line-strong); }
.site-header nav a[aria-current] { font-weight: 650; color: var(--accent); border-bottom-color: var(--accent); }
.chosen { display: flex; flex-wrap: wrap; gap: 0 var(--space-4); align-items: center; font-size: var(--text-small); color: var(--ink-soft); }
.release-name { margin: 0; }
.header-search { width: 20rem; justify-self: end; }
.header-search form { display: flex; margin: 0; }
.header-search input { flex: 1 1 auto; min-width: 0; min-height: 2.25rem; padding-block: var(--space-1); border-right: 0; border-radius: var(--radius) 0 0 var(--radius); }
.header-search button { min-height: 2.25rem; padding-block: var(--space-1); border-radius: 0 var(--radius) var(--radius) 0; }
.notice { background: var(--warn-paper); color: var(--warn); border-bottom: 1px solid var(--line); }
.notice p { margin-block: 0; padding-block: var(--space-2); max-width: none; }
.notice a { color: inherit; }
main { padding-block: var(--space-5) var(--space-6); }
.site-footer { border-top: 1px solid var(--line); background: var(--paper-soft); color: var(--ink-soft); font-size: var(--text-small); }
.site-footer .wrap { padding-block: var(--space-4); }
.site-footer p { margin: 0 0 var(--space-1); }
.crumbs { margin-bottom: var(--space-2); }
.lead { font-size: var(--text-lead); }
.permalink { overflow-wrap: anywhere; }
@media (max-width: 48rem) {
  .site-header .wrap { grid-template-columns: minmax(0, 1fr); gap: var(--space-1); }
  .header-search { width: auto; justify-self: stretch; }
}
`;
