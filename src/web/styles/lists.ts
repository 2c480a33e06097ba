/** Lists of cards and tiles. */
export const LISTS = `
.cards { list-style: none; padding: 0; margin: 0 0 var(--space-4); }
.cards > li { max-width: none; border-bottom: 1px solid var(--line); padding: var(--space-3) 0; }
.cards > li:last-child { border-bottom: 0; }
.cards h3, .cards .name { font-size: var(--text-body); font-weight: 600; margin: 0; }
.cards .name a { text-decoration-color: var(--line-strong); }
.cards .name a:hover { text-decoration-color: currentColor; }
.cards p { margin: var(--space-1) 0 0; }
.cards .about { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); gap: var(--space-3); list-style: none; padding: 0; }
.tiles > li { border: 1px solid var(--line); border-radius: var(--radius); padding: var(--space-3) var(--space-4); }
.tiles a { font-weight: 600; }
.tiles p { margin: var(--space-1) 0 0; }
.elsewhere small { display: block; }
.tiles.ways { grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); margin-block: var(--space-4) var(--space-5); }
.tiles.ways > li { background: var(--paper-soft); border-top: 3px solid var(--accent); }
.tiles.ways a { font-size: var(--text-h3); }
.plain { list-style: none; padding: 0; }
.entries { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); gap: var(--space-3) var(--space-5); }
.entries h3 { margin-top: 0; color: var(--ink-soft); }
.entries li, .changes li { padding-block: var(--space-1); }
.changes li { max-width: none; }
.chips { display: flex; flex-wrap: wrap; gap: var(--space-2); list-style: none; padding: 0; margin: 0 0 var(--space-4); }
.chips a { display: inline-block; padding: var(--space-1) var(--space-3); border: 1px solid var(--accent); border-radius: 1rem; background: var(--trial-paper); text-decoration: none; }
.chips a:hover { text-decoration: underline; }
.codes > li { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--space-1) var(--space-5); }
.codes .badge { margin-left: var(--space-2); }
.elsewhere { list-style: none; margin: 0; padding: 0 0 0 var(--space-3); border-left: 2px solid var(--line); }
.elsewhere li { max-width: none; font-size: var(--text-small); padding-bottom: var(--space-1); }
.with-aside { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--space-5) var(--space-6); }
.with-aside > :first-child > section:first-of-type > h2:first-child { margin-top: 0; }
.narrowing { font-size: var(--text-small); border-top: 1px solid var(--line); padding-top: var(--space-4); }
.narrowing h2 { font-size: var(--text-body); margin: 0; border: 0; }
.narrowing h3 { font-size: var(--text-small); color: var(--ink-soft); margin: var(--space-4) 0 var(--space-1); }
.narrowing ul { list-style: none; margin: 0; padding: 0; }
.narrowing li { padding-block: 0.1875rem; line-height: 1.35; }
.narrowing a { text-decoration: none; }
.narrowing a:hover { text-decoration: underline; }
.narrowing a[aria-current] { font-weight: 700; }
.narrowing a[aria-current]::after { content: " ×"; }
@media (min-width: 48rem) {
  .codes > li { grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); }
}
@media (min-width: 60rem) {
  .with-aside { grid-template-columns: minmax(0, 1fr) 13rem; }
  .narrowing { border-top: 0; padding-top: 0; border-left: 1px solid var(--line); padding-left: var(--space-5); align-self: start; }
  .to-filters { display: none; }
}
`;
