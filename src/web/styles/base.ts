/** Plain elements: text, headings, links, code. */
export const BASE = `
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: var(--space-4); }
body { margin: 0; background: var(--paper); color: var(--ink); font: var(--text-body)/var(--leading) var(--font); overflow-wrap: break-word; }
h1, h2, h3, h4 { line-height: 1.25; margin: var(--space-5) 0 var(--space-2); text-wrap: balance; }
h1 { font-size: var(--text-h1); margin-top: 0; }
h2 { font-size: var(--text-h2); border-bottom: 1px solid var(--line); padding-bottom: var(--space-1); margin-top: var(--space-6); }
h3, h4 { font-size: var(--text-h3); }
p, ul, ol, dl, table { margin: 0 0 var(--space-4); }
p, li, dd { max-width: var(--measure); }
a { color: var(--accent); text-underline-offset: 0.15em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
code, pre, .code { font-family: var(--font-code); font-size: 0.92em; }
a:has(> code), code a { text-underline-offset: 0.35em; }
code { overflow-wrap: anywhere; }
pre { background: var(--paper-soft); padding: var(--space-3); border-radius: var(--radius); overflow-x: auto; margin: 0 0 var(--space-4); }
mark { background: var(--paper-mark); color: var(--ink); border-radius: 2px; }
small, .soft { color: var(--ink-soft); font-size: var(--text-small); }
summary { cursor: pointer; padding: var(--space-2) 0; }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
`;
