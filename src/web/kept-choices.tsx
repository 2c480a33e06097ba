import { keptChoices, type Site } from './site.ts';

/** In a form: what the reader chose for all pages stays chosen. */
export function KeptChoices({ site }: { readonly site: Site }) {
  return (
    <>
      {Object.entries(keptChoices(site)).map(([name, value]) =>
        value === undefined ? null : <input type="hidden" name={name} value={value} />,
      )}
    </>
  );
}
