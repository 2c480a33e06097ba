/** A number of places, of which each is taken by one at a time. */
export interface Places {
  /** Takes a place; what it answers gives it back, however often it is called. Undefined: all are taken. */
  readonly take: () => (() => void) | undefined;
}

export function placesFor(most: number): Places {
  let taken = 0;
  return {
    take: () => {
      if (taken >= most) return undefined;
      taken++;
      let isBack = false;
      return () => {
        if (!isBack) taken--;
        isBack = true;
      };
    },
  };
}
