import type { Status } from '../model/definition-parts.ts';
import type { Publication } from '../model/shapes.ts';

const OWN: { readonly [S in Status]: Publication } = {
  draft: { status: 'draft', experimental: false },
  // Judged like active: its users were asked to use it.
  'trial-use': { status: 'active', experimental: false },
  active: { status: 'active', experimental: false },
  deprecated: { status: 'active', experimental: false, standardsStatus: 'deprecated' },
  retired: { status: 'retired', experimental: false },
};

/** What a shape says of its own standing, wherever it comes from. */
export function publicationOf(shape: { readonly status: Status; readonly publication?: Publication }): Publication {
  return shape.publication ?? OWN[shape.status];
}
