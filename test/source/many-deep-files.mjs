import { readYaml } from '../../src/source/yaml-text.ts';

/** Run as a process of its own: what this guards against ends the process, and no `catch` stops it. */

const SHAPES = [
  (depth) => '['.repeat(depth),
  (depth) => '{a: '.repeat(depth),
  (depth) => '- '.repeat(depth),
  (depth) => '? '.repeat(depth),
  (depth) => 'a: '.repeat(depth),
  (depth) => `a: ${'? '.repeat(depth)}`,
  (depth) => Array.from({ length: depth }, (_each, level) => `${' '.repeat(level)}- `).join('\n'),
];

// A fixed sequence that covers 900 to 2400 in an order without rhyme (a linear congruential generator).
let state = 1;
let refused = 0;
for (let file = 0; file < 400; file++) {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  const shape = SHAPES[file % SHAPES.length];
  const { text, issues } = readYaml(shape(900 + (state % 1_500)), 'x.yaml');
  if (text === undefined && issues.length === 1 && issues[0]?.code === 'yaml-limit') refused += 1;
}
console.log(`${refused} refused`);
