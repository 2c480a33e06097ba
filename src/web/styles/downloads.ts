/** The page of files to download. */
export const DOWNLOADS = `
.files { display: flex; flex-wrap: wrap; gap: var(--space-1) var(--space-4); list-style: none; margin: 0 0 var(--space-4); padding: 0; max-width: none; }
.files > li { position: relative; max-width: none; }
td > .files { flex-wrap: nowrap; margin: 0; }
tbody th[scope="row"] { color: var(--ink); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;
