import { expect, it } from 'vitest';
import { oneAtATime } from '../../src/cli/one-at-a-time.ts';

/** Works by name; each ends when it is told to. */
function works() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => (): Promise<void> => {
    begun.push(name);
    return new Promise((settle) => void ends.set(name, settle));
  };
  return { begun, work, end: (name: string) => ends.get(name)?.() };
}

const turn = () => new Promise((settle) => setImmediate(settle));

it('runs one after another, and takes all that waits as one', async () => {
  const { begun, work, end } = works();
  const loads = oneAtATime();
  loads.run(work('first'));
  await turn();
  loads.run(work('second'));
  loads.run(work('third'));
  await turn();
  expect(begun).toEqual(['first']);
  end('first');
  await turn();
  expect(begun).toEqual(['first', 'second']);
  loads.run(work('fourth'));
  end('second');
  await turn();
  expect(begun).toEqual(['first', 'second', 'fourth']);
});

it('is done when all that was asked until then is done', async () => {
  const { work, end } = works();
  const loads = oneAtATime();
  await loads.done();
  const order: string[] = [];
  loads.run(work('first'));
  const done = loads.done().then(() => order.push('done'));
  await turn();
  order.push('before');
  end('first');
  await done;
  expect(order).toEqual(['before', 'done']);
});
