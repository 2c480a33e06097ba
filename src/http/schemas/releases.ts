import { Type } from '../../model/json-schema.ts';
import { releaseName } from './lists.ts';
import { address, count, day, digest, object, optional, strings, text, version } from './parts.ts';

export const change = object(
  'Change',
  {
    kind: text('Kind of definition, or `dictionary` and `working-groups` for the settings.'),
    id: text('Id of what changed.'),
    change: Type.Enum(['added', 'removed', 'deprecated', 'changed']),
    bump: Type.Enum(['major', 'minor', 'patch'], { description: 'What the change asks of the version.' }),
    version: optional(text('Version of the definition from that release on.')),
    fields: strings('JSON pointers of what differs.'),
    summary: text('One sentence.'),
  },
  'One change from a release to the next.',
);

export const historyItem = object(
  'HistoryItem',
  { release: text('Release in which it changed.'), date: day, change },
  'A change of one definition.',
);

const releaseFields = {
  version,
  date: day,
  digest,
  previous: optional(releaseName),
  counts: Type.Record(Type.String(), count('Definitions.'), { description: 'Definitions by kind.' }),
  links: object('ReleaseLinks', { self: address }, 'Where the release is found.'),
};

export const releaseItem = object('Release', releaseFields, 'A sealed release.');

const edition = object(
  'PinnedEdition',
  { url: text('Canonical URL.'), version: text('Edition or version.'), id: text('Id of the definition.'), digest },
  'A code system edition that a release holds.',
);

export const oneRelease = object(
  'ReleaseAnswer',
  { ...releaseFields, changes: Type.Array(change), editions: Type.Array(edition) },
  'A release with its change log and the editions it holds.',
);

export const comparison = object(
  'Comparison',
  {
    release: releaseName,
    from: releaseName,
    to: releaseName,
    total: count('Changes.'),
    items: Type.Array(change),
  },
  'What changed between two releases.',
);
