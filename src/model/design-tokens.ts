/** Design tokens: every colour, size and measure of the pages. Colours are pairs that keep WCAG AA in both schemes. */
export const TOKENS = `
:root {
  color-scheme: light dark;
  --font: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
  --font-code: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace;
  --text-small: 0.875rem;
  --text-body: 1rem;
  --text-lead: 1.125rem;
  --text-h3: 1.125rem;
  --text-h2: 1.375rem;
  --text-h1: clamp(1.5rem, 1.2rem + 1.5vw, 2.125rem);
  --leading: 1.55;
  --space-1: 0.25rem;
  --space-2: 0.5rem;
  --space-3: 0.75rem;
  --space-4: 1rem;
  --space-5: 1.5rem;
  --space-6: 2.5rem;
  --radius: 0.375rem;
  --measure: 44rem;
  --wide: 68rem;
  --paper: #ffffff;
  --paper-soft: #f3f6f8;
  --paper-mark: #fff0b3;
  --ink: #17212b;
  --ink-soft: #4a5865;
  --line: #d3dbe2;
  --line-strong: #75838f;
  --accent: #0b5a78;
  --accent-ink: #ffffff;
  --good: #1d6340;
  --good-paper: #e3f3ea;
  --trial: #0b5a78;
  --trial-paper: #e2f0f6;
  --warn: #7a4a00;
  --warn-paper: #fdf0d8;
  --bad: #9c1f2e;
  --bad-paper: #fbe6e8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #10161c;
    --paper-soft: #1a222b;
    --paper-mark: #5c4a00;
    --ink: #e6ecf1;
    --ink-soft: #aab7c2;
    --line: #2f3b46;
    --line-strong: #7c8b98;
    --accent: #86c9e4;
    --accent-ink: #0b1a22;
    --good: #8fd6ae;
    --good-paper: #14301f;
    --trial: #86c9e4;
    --trial-paper: #12303d;
    --warn: #f0c274;
    --warn-paper: #37290e;
    --bad: #f3a3ab;
    --bad-paper: #40161b;
  }
}
`;
