/** Work that must not run twice at once. */
export interface OneAtATime {
  /** Runs `work` after what runs now. What is asked while something waits already is the same wish. */
  readonly run: (work: () => Promise<void>) => void;
  /** Settles when all that was asked until now is done. */
  readonly done: () => Promise<void>;
}

export function oneAtATime(): OneAtATime {
  let last = Promise.resolve();
  let waiting = false;
  return {
    run: (work) => {
      if (waiting) return;
      waiting = true;
      last = last.then(() => {
        waiting = false;
        return work();
      });
    },
    done: () => last,
  };
}
