import { TOKENS } from '../../model/design-tokens.ts';

/** The stylesheet of a report's page. It stands in the page: nothing is fetched, and no element has a style. */
export const REPORT_STYLE = `${TOKENS}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: var(--text-body)/var(--leading) var(--font); overflow-wrap: break-word; }
dd, code, a { overflow-wrap: anywhere; }
header > *, main > *, footer > * { width: min(100% - 2 * var(--space-4), var(--wide)); margin-inline: auto; }
header { padding-block: var(--space-5) var(--space-4); border-top: 0.5rem solid var(--shade); background: var(--shade-paper); }
main { padding-bottom: var(--space-6); }
footer { border-top: 1px solid var(--line); background: var(--paper-soft); color: var(--ink-soft); font-size: var(--text-small); padding-block: var(--space-4); }
.good { --shade: var(--good); --shade-paper: var(--good-paper); }
.warn { --shade: var(--warn); --shade-paper: var(--warn-paper); }
.bad { --shade: var(--bad); --shade-paper: var(--bad-paper); }
.note { --shade: var(--trial); --shade-paper: var(--trial-paper); }
h1, h2, h3, h4 { line-height: 1.25; margin: var(--space-5) auto var(--space-2); text-wrap: balance; }
h1 { font-size: var(--text-h1); margin-top: 0; color: var(--shade); }
h2 { font-size: var(--text-h2); border-bottom: 1px solid var(--line); padding-bottom: var(--space-1); margin-top: var(--space-6); }
h3 { font-size: var(--text-h3); margin-top: var(--space-5); }
h4 { font-size: var(--text-body); margin: 0; }
p { margin: 0 auto var(--space-3); }
p:last-child { margin-bottom: 0; }
.lead { font-size: var(--text-lead); }
.soft { color: var(--ink-soft); }
a { color: var(--accent); text-underline-offset: 0.15em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
code { font-family: var(--font-code); font-size: 0.92em; }
.counts, nav ul { display: flex; flex-wrap: wrap; gap: var(--space-2) var(--space-4); list-style: none; margin-block: 0; padding: 0; }
.counts strong { font-size: var(--text-lead); }
nav { margin-block: var(--space-4) 0; }
nav a { display: inline-block; padding-block: var(--space-1); }
.problem { border: 1px solid var(--line); border-left: 0.375rem solid var(--shade); border-radius: var(--radius); padding: var(--space-3) var(--space-4); margin-bottom: var(--space-3); }
.problem > .top { display: flex; flex-wrap: wrap; gap: var(--space-1) var(--space-3); align-items: baseline; margin-bottom: var(--space-2); }
.badge { color: var(--shade); background: var(--shade-paper); border: 1px solid currentColor; border-radius: 1rem; padding: 0 var(--space-2); font-size: var(--text-small); font-weight: 600; white-space: nowrap; }
dl { display: grid; grid-template-columns: minmax(5.5rem, max-content) minmax(0, 1fr); gap: var(--space-1) var(--space-4); margin: 0; }
dt { color: var(--ink-soft); font-weight: 600; }
dd { margin: 0; }
table { border-collapse: collapse; margin-block: 0 var(--space-4); font-size: var(--text-small); }
caption { text-align: left; color: var(--ink-soft); padding-bottom: var(--space-2); }
th, td { text-align: left; vertical-align: top; padding: var(--space-2) var(--space-3); border-bottom: 1px solid var(--line); }
th { font-weight: 600; }
thead th { color: var(--ink-soft); }
details { border-bottom: 1px solid var(--line); }
summary { cursor: pointer; padding-block: var(--space-2); }
summary > h3 { display: inline; margin: 0; }
.number { white-space: nowrap; text-align: right; font-variant-numeric: tabular-nums; }
.word { color: var(--shade); font-weight: 600; }
@media (max-width: 42rem) {
  table, thead, tbody, tr, th, td { display: block; }
  table { width: 100%; }
  header > *, main > *, footer > * { width: calc(100% - 2 * var(--space-4)); }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { border-bottom: 1px solid var(--line); padding-block: var(--space-2); }
  th, td, .number { border: 0; padding: 0; text-align: left; }
  td[data-label]::before { content: attr(data-label) ": "; color: var(--ink-soft); }
  td:empty { display: none; }
  dl { grid-template-columns: minmax(0, 1fr); gap: 0; }
  dd { margin-bottom: var(--space-2); }
}
@media print {
  @page { margin: 15mm; }
  body { font-size: 10pt; }
  nav { display: none; }
  a { color: inherit; text-decoration: none; }
  details::details-content { content-visibility: visible; block-size: auto; }
  .problem, tr { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  header { background: none; }
}
`;
