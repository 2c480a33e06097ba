import { type Markup, markup } from './markup.ts';

/** Test results for a build server: a suite a table or folder, a case a check. */
export interface TestSuites {
  readonly name: string;
  /** ISO 8601. */
  readonly at?: string;
  readonly properties: readonly (readonly [name: string, value: string])[];
  readonly suites: readonly { readonly name: string; readonly cases: readonly TestCase[] }[];
}

export interface TestCase {
  readonly name: string;
  readonly outcome: 'pass' | 'fail' | 'skipped';
  /** Why it was skipped, or one sentence on what failed. */
  readonly message?: string;
  /** Of a failure: `error` or `warning`. */
  readonly type?: string;
  /** Of a failure, or what is said of a case that passed: paragraphs. */
  readonly details?: readonly string[];
}

/** JUnit XML, as build servers read it: what failed counts as a failure, what was not evaluated as skipped. */
export function* writeJunit({ name, at, properties, suites }: TestSuites): Generator<string> {
  const all = suites.flatMap(({ cases }) => cases);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield markup`<testsuites name="${name}" ${countsOf(all)}>\n`.markup;
  for (const [index, suite] of suites.entries()) {
    const timestamp = at === undefined ? undefined : markup` timestamp="${at}"`;
    yield markup`  <testsuite name="${suite.name}" ${countsOf(suite.cases)}${timestamp}>\n`.markup;
    if (index === 0 && properties.length > 0) yield propertiesOf(properties).markup;
    for (const each of suite.cases) yield caseOf(each, suite.name).markup;
    yield '  </testsuite>\n';
  }
  yield '</testsuites>\n';
}

function countsOf(cases: readonly TestCase[]): Markup {
  const count = (outcome: TestCase['outcome']) => cases.filter((each) => each.outcome === outcome).length;
  return markup`tests="${cases.length}" failures="${count('fail')}" errors="0" skipped="${count('skipped')}"`;
}

function propertiesOf(properties: TestSuites['properties']): Markup {
  const each = properties.map(([name, value]) => markup`      <property name="${name}" value="${value}"/>\n`);
  return markup`    <properties>\n${each}    </properties>\n`;
}

function caseOf({ name, outcome, message, type, details }: TestCase, suite: string): Markup {
  const start = markup`    <testcase name="${name}" classname="${suite}"`;
  const lines = (details ?? []).map((line) => markup`${line}\n`);
  if (outcome === 'pass' && lines.length === 0) return markup`${start}/>\n`;
  if (outcome === 'pass') return markup`${start}><system-out>${lines}</system-out></testcase>\n`;
  if (outcome === 'skipped') return markup`${start}><skipped message="${message}"/></testcase>\n`;
  return markup`${start}><failure type="${type}" message="${message}">${lines}</failure></testcase>\n`;
}
