import type { Child } from 'hono/jsx';

interface Props {
  readonly items: readonly Child[];
  readonly last?: 'and' | 'or';
}

/** `a, b and c`. */
export function Listed({ items, last = 'and' }: Props) {
  return (
    <>
      {items.map((item, index) => (
        <>
          {index === 0 ? '' : index === items.length - 1 ? ` ${last} ` : ', '}
          {item}
        </>
      ))}
    </>
  );
}
