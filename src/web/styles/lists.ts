/** Lists of cards and tiles. */
export const LISTS = `
.cards { list-style: none; padding: 0; margin: 0 0 var(--space-4); }
.cards > li { max-width: none; border-bottom: 1px solid var(--line); padding: var(--space-3) 0; }
.cards h3, .cards .name { font-size: var(--text-body); font-weight: 600; margin: 0; }
.cards p { margin: var(--space-1) 0 0; }
.cards .about { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; }
.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); gap: var(--space-3); list-style: none; padding: 0; }
.tiles > li { border: 1px solid var(--line); border-radius: var(--radius); padding: var(--space-3) var(--space-4); }
.tiles a { font-weight: 600; }
.tiles p { margin: var(--space-1) 0 0; }
.plain { list-style: none; padding: 0; }
`;
