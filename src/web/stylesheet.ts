import { TOKENS } from '../model/design-tokens.ts';

const BASE = `
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: var(--space-4); }
body { margin: 0; background: var(--paper); color: var(--ink); font: var(--text-body)/var(--leading) var(--font); overflow-wrap: break-word; }
h1, h2, h3, h4 { line-height: 1.25; margin: var(--space-5) 0 var(--space-2); text-wrap: balance; }
h1 { font-size: var(--text-h1); margin-top: 0; }
h2 { font-size: var(--text-h2); border-bottom: 1px solid var(--line); padding-bottom: var(--space-1); margin-top: var(--space-6); }
h3, h4 { font-size: var(--text-h3); }
p, ul, ol, dl, table { margin: 0 0 var(--space-4); }
p, li, dd { max-width: var(--measure); }
a { color: var(--accent); text-underline-offset: 0.15em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
code, pre, .code { font-family: var(--font-code); font-size: 0.92em; }
code { overflow-wrap: anywhere; }
pre { background: var(--paper-soft); padding: var(--space-3); border-radius: var(--radius); overflow-x: auto; margin: 0 0 var(--space-4); }
mark { background: var(--paper-mark); color: var(--ink); border-radius: 2px; }
small, .soft { color: var(--ink-soft); font-size: var(--text-small); }
summary { cursor: pointer; padding: var(--space-2) 0; }
`;

const FRAME = `
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
`;

const PARTS = `
.search { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--space-3); background: var(--paper-soft); border: 1px solid var(--line); border-radius: var(--radius); padding: var(--space-4); margin-bottom: var(--space-5); }
.search .words { display: flex; gap: var(--space-2); }
.search .words input { flex: 1 1 auto; min-width: 0; }
.search .filters { display: flex; flex-wrap: wrap; gap: var(--space-3); }
.search .filters > div { flex: 1 1 12rem; min-width: 0; }
label { display: block; font-size: var(--text-small); font-weight: 600; margin-bottom: var(--space-1); }
input, select, button { font: inherit; min-width: 0; color: inherit; min-height: 2.75rem; padding: var(--space-2) var(--space-3); border: 1px solid var(--line-strong); border-radius: var(--radius); background: var(--paper); max-width: 100%; }
select { width: 100%; }
button { background: var(--accent); color: var(--accent-ink); border-color: var(--accent); font-weight: 600; cursor: pointer; }
.cards { list-style: none; padding: 0; margin: 0 0 var(--space-4); }
.cards > li { max-width: none; border-bottom: 1px solid var(--line); padding: var(--space-3) 0; }
.cards h3, .cards .name { font-size: var(--text-body); font-weight: 600; margin: 0; }
.cards p { margin: var(--space-1) 0 0; }
.cards .about { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; }
.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); gap: var(--space-3); list-style: none; padding: 0; }
.tiles > li { border: 1px solid var(--line); border-radius: var(--radius); padding: var(--space-3) var(--space-4); }
.tiles a { font-weight: 600; }
.tiles p { margin: var(--space-1) 0 0; }
.drop { border: 2px dashed var(--line-strong); border-radius: var(--radius); padding: var(--space-4); }
.drop.over { border-color: var(--accent); background: var(--paper-mark); }
progress { width: min(100%, 24rem); accent-color: var(--accent); }
button:disabled { opacity: 0.55; cursor: not-allowed; }
button.quiet { background: none; color: var(--accent); }
#files > li { border-bottom: 1px solid var(--line); padding-block: var(--space-3); max-width: none; }
#files .filters { display: flex; flex-wrap: wrap; gap: var(--space-3); margin-bottom: var(--space-2); }
#downloads { max-width: none; }
.badges { display: flex; flex-wrap: wrap; gap: var(--space-2); list-style: none; padding: 0; margin: 0 0 var(--space-4); }
.badge { display: inline-block; border: 1px solid currentColor; border-radius: 1rem; padding: 0 var(--space-2); font-size: var(--text-small); color: var(--ink-soft); white-space: nowrap; }
.badge.active { color: var(--good); background: var(--good-paper); }
.badge.trial-use { color: var(--trial); background: var(--trial-paper); }
.badge.draft, .badge.deprecated { color: var(--warn); background: var(--warn-paper); }
.badge.retired { color: var(--bad); background: var(--bad-paper); }
.facts { display: grid; grid-template-columns: minmax(7rem, max-content) minmax(0, 1fr); gap: var(--space-2) var(--space-4); }
.facts > dt { color: var(--ink-soft); font-weight: 600; }
.facts > dd { margin: 0; max-width: none; }
.facts > dd > :last-child { margin-bottom: 0; }
.facts .facts { padding-left: var(--space-3); border-left: 2px solid var(--line); gap: var(--space-1) var(--space-3); }
.facts ul, .facts ol { padding-left: 1.1rem; }
.facts ul.plain { padding-left: 0; }
td .facts { grid-template-columns: max-content minmax(7rem, 1fr); margin: 0; }
.table { overflow-x: auto; margin-bottom: var(--space-4); }
.table table { margin: 0; }
table { border-collapse: collapse; width: 100%; font-size: var(--text-small); }
caption { text-align: left; color: var(--ink-soft); padding-bottom: var(--space-2); }
th, td { text-align: left; vertical-align: top; padding: var(--space-2) var(--space-3); border-bottom: 1px solid var(--line); min-width: 5rem; }
th { font-weight: 600; color: var(--ink-soft); }
tbody tr:hover { background: var(--paper-soft); }
td p { margin: 0; }
.digest { overflow-wrap: anywhere; }
.plain { list-style: none; padding: 0; }
.operation { border: 1px solid var(--line); border-radius: var(--radius); padding: var(--space-4); margin-bottom: var(--space-4); }
.operation > h3 { margin-top: 0; }
.operation :last-child { margin-bottom: 0; }
.method { color: var(--good); font-weight: 700; }
@media (max-width: 34rem) {
  .facts { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .facts > dd { margin-bottom: var(--space-3); }
  .release-name { margin-left: 0; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media print {
  .site-header nav, .skip, .search, .no-print { display: none; }
  body { font-size: 10.5pt; }
  a { color: inherit; text-decoration: none; }
  main a[href^="http"]::after { content: " (" attr(href) ")"; font-size: 0.85em; overflow-wrap: anywhere; }
  h2, h3, tr { break-inside: avoid; break-after: auto; }
  h2, h3 { break-after: avoid; }
  .table { overflow: visible; }
}
`;

/** The one stylesheet of all pages. */
export const STYLESHEET = `${TOKENS}${BASE}${FRAME}${PARTS}`;
