/** Endpoints: their pictures, their variants and their worked cases. */
export const ENDPOINTS = `
.picture { overflow-x: auto; margin: 0 0 var(--space-3); }
.picture svg { display: block; width: 100%; height: auto; font: 14px var(--font); }
.picture text { fill: var(--ink); }
.picture text { paint-order: stroke; stroke: var(--paper); stroke-width: 5px; stroke-linejoin: round; }
.picture .soft { fill: var(--ink-soft); }
.picture .end { text-anchor: end; }
.picture .middle { text-anchor: middle; }
.picture .mark { stroke: var(--paper); stroke-width: 1.5; }
.mark.origin { fill: var(--accent); }
.mark.event { fill: var(--bad); }
.mark.competing { fill: var(--warn); }
.picture .mark.censoring { fill: var(--paper); stroke: var(--ink); stroke-width: 2; }
.mark.other { fill: var(--ink-soft); }
.picture :is(.time, .tick, .limit, .measure, .compare, .dashed, .landmark, .origin-line) { fill: none; stroke: var(--ink-soft); stroke-width: 1.5; }
.picture .rule { stroke: var(--line); }
.picture :is(.dashed, .landmark) { stroke-dasharray: 4 4; }
.picture :is(.origin-line, .measure) { stroke: var(--accent); stroke-width: 2; }
.picture :is(.limit, .landmark) { stroke-width: 2; stroke: var(--ink); }
.picture .window { fill: var(--trial-paper); stroke: var(--trial); }
.picture .lead-line { stroke: var(--line-strong); stroke-width: 1; stroke-dasharray: 2 3; }
.endpoint-timeline { min-width: 36rem; max-width: 48rem; }
.endpoint-timeline .heading, .endpoint-timeline .outcome, .patient-timeline .days { font-weight: 650; }
.picture .patient-timeline { min-width: 29rem; max-width: 38rem; font-size: 13px; }
.patient-timeline .days.start { text-anchor: start; }
.patient-timeline .days.middle { text-anchor: middle; }
.patient-timeline .days.end { text-anchor: end; }
.band.event { fill: var(--bad); }
.band.competing { fill: var(--warn); }
.band.censoring { fill: var(--ink-soft); }
.legend { display: flex; flex-wrap: wrap; gap: var(--space-1) var(--space-4); list-style: none; padding: 0; font-size: var(--text-small); color: var(--ink-soft); }
.legend svg { width: 1rem; height: 1rem; vertical-align: -0.15em; margin-right: var(--space-1); }
.legend .mark.censoring { fill: var(--paper); stroke: var(--ink); stroke-width: 2; }
.moments > li + li { margin-top: var(--space-2); }
.compared th[scope="row"] { min-width: 8rem; }
.compared th .badge { display: block; width: max-content; margin-top: var(--space-1); font-weight: 400; }
.compared ul { margin: 0; }
.compared td { min-width: 15rem; }
.compared td li + li { margin-top: var(--space-2); }
.compared td:first-child { min-width: 8rem; }
.badge.differs { color: var(--warn); background: var(--warn-paper); }
.worked-cases { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 30rem), 1fr)); gap: var(--space-4); list-style: none; padding: 0; }
.worked-cases > li { min-width: 0; max-width: none; border: 1px solid var(--line); border-radius: var(--radius); padding: var(--space-4); }
.worked-cases h3 { margin-top: 0; font-size: var(--text-body); }
.worked-cases > li > :last-child { margin-bottom: 0; }
.badge.answer { color: var(--ink); white-space: normal; border-color: var(--line-strong); }
.badge.answer.event { color: var(--bad); background: var(--bad-paper); }
.badge.answer.competing { color: var(--warn); background: var(--warn-paper); }
.badge.answer:is(.yes, .value) { color: var(--trial); background: var(--trial-paper); }
.given { list-style: none; padding: 0; font-size: var(--text-small); color: var(--ink-soft); }
.given a { color: inherit; }
@media print { .worked-cases > li, .picture { break-inside: avoid; } }
`;
