/** The page that checks files. */
export const CHECKING = `
.promise { border-left: 0.375rem solid var(--good); background: var(--good-paper); border-radius: var(--radius); padding: var(--space-3) var(--space-4); max-width: var(--measure); }
.to-check { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--space-4); margin-bottom: var(--space-3); }
.to-check > * { margin: 0; }
.drop { border: 2px dashed var(--line-strong); border-radius: var(--radius); padding: var(--space-4); }
.drop.over { border-color: var(--accent); background: var(--paper-mark); }
progress { width: min(100%, 24rem); accent-color: var(--accent); }
#files { margin: 0; }
#files > li { border-bottom: 1px solid var(--line); padding-block: var(--space-3); max-width: none; }
#check .filters { display: flex; flex-wrap: wrap; gap: var(--space-3); align-items: end; margin-bottom: var(--space-3); }
#check .filters > div { flex: 1 1 14rem; max-width: 19rem; min-width: min(100%, 9rem); }
#check #files .filters { align-items: start; }
#check .row-view .filters > :last-child { flex: none; min-width: 0; }
#check .filters input { width: 100%; }
#check .tick { display: flex; gap: var(--space-2); align-items: baseline; font-weight: 400; font-size: var(--text-body); }
#check .tick input { min-height: 0; flex: none; width: auto; }
.good { --shade: var(--good); --shade-paper: var(--good-paper); }
.warn { --shade: var(--warn); --shade-paper: var(--warn-paper); }
.bad { --shade: var(--bad); --shade-paper: var(--bad-paper); }
.note { --shade: var(--trial); --shade-paper: var(--trial-paper); }
#result > h2 { color: var(--shade); }
#saves { max-width: none; }
#saves button, .looks button { min-height: 0; padding: var(--space-1) var(--space-3); font-size: var(--text-small); }
.looks { display: flex; flex-wrap: wrap; gap: var(--space-2); list-style: none; margin: var(--space-2) 0 0; padding: 0; max-width: none; }
.facts .looks { padding: 0; }
.row-view { background: var(--paper-soft); border: 1px solid var(--line); border-radius: var(--radius); padding: var(--space-4); margin-bottom: var(--space-5); }
.row-view > h3 { margin-top: 0; }
.problem { background: var(--paper); border: 1px solid var(--line); border-left: 0.375rem solid var(--shade); border-radius: var(--radius); padding: var(--space-3) var(--space-4); margin-bottom: var(--space-3); }
.problem .top { display: flex; flex-wrap: wrap; gap: var(--space-1) var(--space-3); align-items: baseline; margin-bottom: var(--space-2); }
.problem h4 { margin: 0; font-size: var(--text-body); }
.problem .badge { color: var(--shade); background: var(--shade-paper); font-weight: 600; }
.problem p { margin-bottom: var(--space-2); max-width: none; }
.problem .facts { margin: 0; gap: var(--space-1) var(--space-4); }
.group { margin-top: var(--space-4); }
`;
