import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Report, Verdict } from '../report.ts';
import { counted, grouped, OUTCOME_WORDS, SEVERITIES, SEVERITY_WORDS, stepsInWords } from '../wording.ts';
import { fileSection, stepSection, unevaluatedSection } from './html-checks.ts';
import { problemSection } from './html-problems.ts';
import { REPORT_STYLE } from './html-style.ts';
import { type Markup, markup } from './markup.ts';

const SHADE = { pass: 'good', incomplete: 'warn', warn: 'warn', fail: 'bad' } as const satisfies {
  readonly [O in Verdict['outcome']]: string;
};

/**
 * The report as one page to mail and to print: it has no script and fetches nothing, and its own policy forbids both
 * even if something of the data should slip into it. The verdict stands first.
 */
export function* writeHtml(report: Report): Generator<string> {
  const { verdict } = report;
  yield head(report).markup;
  yield banner(report).markup;
  yield '<main>\n';
  for (const part of problemSection(report)) yield part.markup;
  yield unevaluatedSection(report).markup;
  yield fileSection(report).markup;
  for (const part of stepSection(report)) yield part.markup;
  yield markup`<p>${stepsInWords(verdict.steps)}.</p>\n`.markup;
  yield '</main>\n';
  yield footer(report).markup;
}

function head({ verdict, files }: Report): Markup {
  const names = files.map(({ name }) => name).join(', ');
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${styleHash()}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${OUTCOME_WORDS[verdict.outcome]}: check of ${names.slice(0, 100)}</title>
<style>${{ markup: REPORT_STYLE }}</style>
</head>
<body>
`;
}

function styleHash(): string {
  return `sha256-${btoa(String.fromCharCode(...sha256(utf8ToBytes(REPORT_STYLE))))}`;
}

function banner({ verdict, dictionary, problems, steps }: Report): Markup {
  const counts = SEVERITIES.map((severity) => {
    const count = verdict.counts[severity];
    const { one } = SEVERITY_WORDS[severity];
    return markup`<li><strong>${grouped(count)}</strong> ${count === 1 ? one : `${one}s`}</li>\n`;
  });
  const hasUnevaluated = steps.some(({ outcome }) => outcome === 'unevaluated');
  return markup`<header class="${SHADE[verdict.outcome]}">
<h1>${OUTCOME_WORDS[verdict.outcome]}</h1>
<p class="lead">${verdict.summary}</p>
<ul class="counts">
${counts}</ul>
<p>Checked against ${dictionary.title}, release ${dictionary.release}.</p>
<nav aria-label="On this page"><ul>
${problems.length > 0 ? markup`<li><a href="#problems">What to do</a></li>\n` : undefined}${hasUnevaluated ? markup`<li><a href="#unevaluated">Not evaluated</a></li>\n` : undefined}<li><a href="#files">Files</a></li>
<li><a href="#checks">All checks</a></li>
</ul></nav>
</header>
`;
}

function footer({ run, dictionary }: Report): Markup {
  const values = run.showsValues
    ? 'This report shows values of the data: treat it as you treat the data.'
    : 'This report holds no values of the data, only record numbers and what is wrong.';
  return markup`<footer>
<p>${values}</p>
<p>A problem lists at most ${counted(run.maxRows, 'record number')}; record 1 is the first below the heading.</p>
<p>Made by ${run.tool.name} ${run.tool.version} on ${run.at}. Digest of the release: <code>${dictionary.digest}</code></p>
</footer>
</body>
</html>
`;
}
