/** Pages of definitions: the way through the page beside it, pictures, and lists of many names. */
export const DEFINITION = `
.definition { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--space-6); }
.on-this-page { display: none; }
.on-this-page p { font-weight: 600; margin: 0 0 var(--space-2); }
.on-this-page ul { list-style: none; margin: 0; padding: 0; border-left: 2px solid var(--line); }
.on-this-page a { display: block; padding: var(--space-1) 0 var(--space-1) var(--space-3); text-decoration: none; line-height: 1.35; }
.on-this-page a:hover { text-decoration: underline; }
@media (min-width: 70rem) {
  .definition { grid-template-columns: minmax(0, 1fr) 12rem; }
  .on-this-page { display: block; position: sticky; top: var(--space-4); align-self: start; max-height: calc(100vh - 2 * var(--space-4)); overflow-y: auto; font-size: var(--text-small); }
}
.definition td code { overflow-wrap: break-word; }
.swatch { display: inline-block; width: 0.75em; height: 0.75em; border: 1px solid var(--line-strong); margin-right: 0.35em; }
.swatch.hard { background: var(--warn-paper); }
.swatch.plausible { background: var(--good-paper); border-color: var(--good); }
.swatch.example { background: var(--accent); border-radius: 50%; }
blockquote { margin: 0 0 var(--space-4); padding: var(--space-2) var(--space-4); border-left: 4px solid var(--line-strong); background: var(--paper-soft); max-width: var(--measure); }
.lines { white-space: pre-line; }
.lead { white-space: pre-line; }
.warning { background: var(--warn-paper); border: 1px solid var(--warn); border-radius: var(--radius); padding: var(--space-3) var(--space-4); margin-bottom: var(--space-4); }
.warning p:last-child { margin: 0; }
.columns { columns: 15rem; column-gap: var(--space-5); }
.columns li { break-inside: avoid; }
.actions { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: var(--space-2) var(--space-5); }
.address { color: var(--ink-soft); }
details > pre, details > p { margin-top: var(--space-2); }
.picture { margin: 0 0 var(--space-4); overflow-x: auto; }
.picture svg { display: block; font: 12px var(--font); }
.picture text { fill: var(--ink); }
.picture text.soft, .picture .kind { fill: var(--ink-soft); }
.picture .kind { font-size: 11px; }
.graph .edge { fill: none; stroke: var(--line-strong); stroke-width: 1; }
.graph .box rect { fill: var(--paper-soft); stroke: var(--line-strong); }
.graph .box.self rect { fill: var(--trial-paper); stroke: var(--accent); stroke-width: 2; }
.graph a text { fill: var(--accent); }
.graph a .kind { fill: var(--ink-soft); }
.range svg { width: 100%; height: auto; max-width: 26rem; min-width: 17rem; }
.range .hard { fill: var(--warn-paper); stroke: var(--line-strong); }
.range .plausible { fill: var(--good-paper); stroke: var(--good); }
.range .tick { stroke: var(--line-strong); }
.range .example { fill: var(--accent); }
.code-words { font-family: var(--font-code); font-size: 0.92em; overflow-wrap: anywhere; }
.outcome-bad { color: var(--bad); font-weight: 600; }
.outcome-good { color: var(--good); font-weight: 600; }
`;
