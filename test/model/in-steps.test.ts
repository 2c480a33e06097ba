import { describe, expect, it } from 'vitest';
import { inSteps } from '../../src/model/in-steps.ts';

/** Makes a list of its steps. */
function* list(steps: number): Generator<void, readonly number[]> {
  const made: number[] = [];
  for (let at = 0; at < steps; at += 1) {
    made.push(at);
    yield;
  }
  return made;
}

describe('a value that is made in steps', () => {
  it.each([0, 1, 2, 3, 4, 5])('is the same after %i steps of its own as at once, and is kept', (taken) => {
    const value = inSteps(() => list(3));
    for (let at = 0; at < taken; at += 1) value.step();
    expect(value.value()).toEqual([0, 1, 2]);
    expect(value.value()).toBe(value.value());
  });

  it('says when no step is left', () => {
    const value = inSteps(() => list(3));
    expect([value.step(), value.step(), value.step(), value.step(), value.step()]).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  it('is begun again after a step that threw', () => {
    let isBroken = true;
    const value = inSteps(function* () {
      yield;
      if (isBroken) throw new Error('broken');
      return yield* list(2);
    });
    expect(() => value.value()).toThrow('broken');
    expect(() => value.value()).toThrow('broken');
    isBroken = false;
    expect(value.value()).toEqual([0, 1]);
  });
});
