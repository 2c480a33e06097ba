/** Pages of diseases: many definitions in little room. */
export const DISEASES = `
.compact { list-style: none; margin: 0 0 var(--space-4); padding: 0; font-size: var(--text-small); }
.compact > li { max-width: none; padding: var(--space-2) 0; border-top: 1px solid var(--line); }
.compact p { margin: 0; }
.group-links { display: flex; flex-wrap: wrap; gap: var(--space-1) var(--space-4); list-style: none; padding: 0; max-width: none; }
.side-by-side th[scope="row"] { font-weight: 400; color: inherit; }
.side-by-side th, .side-by-side td { min-width: 10rem; }
.side-by-side ul { margin: 0; }
.side-by-side tbody > tr > * { border-bottom-color: var(--line-strong); }
.code-columns { columns: 22rem; font-size: var(--text-small); }
.code-columns > li { break-inside: avoid; padding: 0.125rem 0; }
@media (min-width: 48rem) { .compact > li { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: var(--space-5); } }
`;
