/** A value that takes long to make. It is made when it is first asked for, at once or in steps, and then kept. */
export interface InSteps<T> {
  /** Takes a step, after which others may have their turn; false once there is nothing left to do. */
  readonly step: () => boolean;
  /** The value, after all steps that are left. */
  readonly value: () => T;
}

/** Each `yield` of `make` ends a step. Where it throws, whoever asks next begins again. */
export function inSteps<T>(make: () => Generator<void, T>): InSteps<T> {
  let making: Generator<void, T> | undefined;
  let made: { readonly value: T } | undefined;
  const step = (): { readonly value: T } | undefined => {
    if (made !== undefined) return made;
    const current = making ?? make();
    making = undefined;
    const { done, value } = current.next();
    if (done) made = { value };
    else making = current;
    return made;
  };
  return {
    step: () => step() === undefined,
    value: () => {
      for (;;) {
        const finished = step();
        if (finished !== undefined) return finished.value;
      }
    },
  };
}
