/** The page that checks files. */
export const CHECKING = `
.drop { border: 2px dashed var(--line-strong); border-radius: var(--radius); padding: var(--space-4); }
.drop.over { border-color: var(--accent); background: var(--paper-mark); }
progress { width: min(100%, 24rem); accent-color: var(--accent); }
#files > li { border-bottom: 1px solid var(--line); padding-block: var(--space-3); max-width: none; }
#files .filters { display: flex; flex-wrap: wrap; gap: var(--space-3); margin-bottom: var(--space-2); }
#downloads { max-width: none; }
`;
