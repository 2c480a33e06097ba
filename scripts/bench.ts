/**
 * `npm run bench`: what questions cost, as ratios to a bare Hono route (or the same work by hand) measured in the same
 * run, so that figures of different machines can be compared. `npm run bench -- fhir` measures one suite. Prints the
 * machine, and beside a figure its goal. Nothing here passes or fails.
 */
import { fhirSuite } from './bench/fhir.ts';
import { inProcessSuite } from './bench/in-process.ts';
import { recordsSuite } from './bench/records.ts';
import { machineLine } from './bench/report.ts';
import { startUpSuite } from './bench/start-up.ts';

/** A file each in `bench/`. */
const SUITES: { readonly [name: string]: () => Promise<void> } = {
  fhir: fhirSuite,
  'in-process': inProcessSuite,
  records: recordsSuite,
  'start-up': startUpSuite,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(SUITES, name));
if (unknown.length > 0) {
  console.error(`There is no suite ${unknown.join(', ')}; expected of ${Object.keys(SUITES).join(', ')}.`);
  process.exit(2);
}
console.log(machineLine());
for (const [name, suite] of Object.entries(SUITES)) if (asked.length === 0 || asked.includes(name)) await suite();
