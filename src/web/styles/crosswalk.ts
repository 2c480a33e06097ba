/** Crosswalks: two sides beside each other, and how far they reach. */
export const CROSSWALK = `
.crosswalk { list-style: none; margin: 0 0 var(--space-4); padding: 0; }
.crosswalk > li { max-width: none; padding: var(--space-2) 0; border-top: 1px solid var(--line); }
.crosswalk > li > div { min-width: 0; }
.crosswalk p { margin: 0; }
.crosswalk-target { padding-bottom: var(--space-1); }
.crosswalk-target > div { min-width: 0; }
.crosswalk-sides p { margin: 0 0 var(--space-2); font-weight: 600; color: var(--ink-soft); }
.crosswalk-sides p + p::before { content: "\\2192\\a0"; }
.relation { color: var(--ink-soft); }
.coverage-bar { display: block; width: 100%; height: 1.125rem; margin-bottom: var(--space-2); }
.legend { display: flex; flex-wrap: wrap; gap: var(--space-1) var(--space-5); list-style: none; padding: 0; }
.swatch { display: inline-block; width: 0.8em; height: 0.8em; margin-right: var(--space-2); }
.bar-one { fill: var(--good); background: var(--good); }
.bar-several { fill: var(--trial); background: var(--trial); }
.bar-none { fill: var(--warn); background: var(--warn); }
.bar-silent { fill: var(--line-strong); background: var(--line-strong); }
@media (min-width: 48rem) {
  .crosswalk > li, .crosswalk-sides { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: var(--space-5); }
  .crosswalk-target { display: grid; grid-template-columns: 10.5rem minmax(0, 1fr); gap: var(--space-3); }
  .crosswalk-sides p + p::before { content: none; }
}
@media (max-width: 47.99rem) { .crosswalk > li > div + div { padding-left: var(--space-4); } }
@media print { .coverage-bar, .swatch { print-color-adjust: exact; } .crosswalk > li { break-inside: avoid; } }
`;
