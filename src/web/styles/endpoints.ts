/** Endpoints: their pictures, their variants and their worked cases. */
export const ENDPOINTS = `
.timeline-box { overflow-x: auto; margin: 0 0 var(--space-3); }
.timeline-box svg { display: block; width: 100%; height: auto; font: 14px var(--font); }
.timeline-box text { fill: var(--ink); }
.timeline-box text { paint-order: stroke; stroke: var(--paper); stroke-width: 5px; stroke-linejoin: round; }
.timeline-box .soft { fill: var(--ink-soft); }
.timeline-box .end { text-anchor: end; }
.timeline-box .middle { text-anchor: middle; }
.timeline-box .mark { stroke: var(--paper); stroke-width: 1.5; }
.mark.origin { fill: var(--accent); }
.mark.event { fill: var(--bad); }
.mark.competing { fill: var(--warn); }
.timeline-box .mark.censoring { fill: var(--paper); stroke: var(--ink); stroke-width: 2; }
.mark.other { fill: var(--ink-soft); }
.timeline-box :is(.time, .tick, .limit, .measure, .compare, .dashed, .landmark, .origin-line) { fill: none; stroke: var(--ink-soft); stroke-width: 1.5; }
.timeline-box .rule { stroke: var(--line); }
.timeline-box :is(.dashed, .landmark) { stroke-dasharray: 4 4; }
.timeline-box :is(.origin-line, .measure) { stroke: var(--accent); stroke-width: 2; }
.timeline-box :is(.limit, .landmark) { stroke-width: 2; stroke: var(--ink); }
.timeline-box .window { fill: var(--trial-paper); stroke: var(--trial); }
.timeline-box .lead-line { stroke: var(--line-strong); stroke-width: 1; stroke-dasharray: 2 3; }
.endpoint-timeline { min-width: 36rem; max-width: 48rem; }
.endpoint-timeline .heading, .endpoint-timeline .outcome, .patient-timeline .days { font-weight: 650; }
.timeline-box .patient-timeline { min-width: 24rem; max-width: 32rem; font-size: 13px; }
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
.worked-cases { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 25rem), 1fr)); gap: var(--space-4); list-style: none; padding: 0; }
.worked-cases > li { min-width: 0; max-width: none; border: 1px solid var(--line); border-radius: var(--radius); padding: var(--space-4); }
.worked-cases h3 { margin-top: 0; font-size: var(--text-body); }
.worked-cases > li > :last-child { margin-bottom: 0; }
.badge.answer { color: var(--ink); white-space: normal; border-color: var(--line-strong); }
.badge.answer.event { color: var(--bad); background: var(--bad-paper); }
.badge.answer.competing { color: var(--warn); background: var(--warn-paper); }
.badge.answer:is(.yes, .value) { color: var(--trial); background: var(--trial-paper); }
.given { list-style: none; padding: 0; font-size: var(--text-small); color: var(--ink-soft); }
.given a { color: inherit; }
@media print { .worked-cases > li, .timeline-box { break-inside: avoid; } }
`;
