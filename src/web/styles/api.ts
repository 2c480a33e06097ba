/** The reference of the API. */
export const API = `
.digest { overflow-wrap: anywhere; }
.operation { border: 1px solid var(--line); border-radius: var(--radius); padding: var(--space-4); margin-bottom: var(--space-4); }
.operation > h3 { margin-top: 0; }
.operation :last-child { margin-bottom: 0; }
.method { color: var(--good); font-weight: 700; }
`;
