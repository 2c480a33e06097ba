/** On paper. Last, so that it has the last word. */
export const PRINT = `
@media print {
  .site-header nav, .skip, .search, .header-search, .narrowing, .to-filters, .no-print { display: none; }
  body { font-size: 10.5pt; }
  a { color: inherit; text-decoration: none; }
  main a[href^="http"]::after { content: " (" attr(href) ")"; font-size: 0.85em; overflow-wrap: anywhere; }
  h2, h3, tr { break-inside: avoid; break-after: auto; }
  h2, h3 { break-after: avoid; }
  .table { overflow: visible; }
}
`;
