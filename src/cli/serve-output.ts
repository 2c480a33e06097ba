import type { CommandContext } from './command-context.ts';
import { counted, writeIssues } from './output.ts';
import type { Content, LoadedReleases } from './serve-content.ts';

interface Greeting {
  readonly releases: LoadedReleases;
  readonly url: string;
  readonly context: CommandContext;
  /** Whether the database can only be read. */
  readonly readOnly: boolean;
}

/** What `hdict serve` says once it listens. The draft's line follows when it was read. */
export function greet({ releases, url, context, readOnly }: Greeting): void {
  const { output, settings, software } = context;
  writeIssues(releases.problems, output);
  output.out(
    [
      `${software.name} ${software.version}`,
      `${releasesLine(releases)} in ${settings.database}${readOnly ? ' (read-only)' : ''}`,
      `Serving on ${url}`,
      `  pages  ${url}/`,
      `  REST   ${url}/docs`,
      `  FHIR   ${url}/fhir/r4 and ${url}/fhir/r5`,
      `Ctrl+C stops it; kill -HUP ${process.pid} loads new releases.`,
      '',
    ].join('\n'),
  );
}

/** How many releases there are, and which of them are new in the database. */
export function releasesLine({ manifests, added }: LoadedReleases): string {
  const latest = manifests[0];
  if (latest === undefined) return 'No sealed release yet (hdict release makes one)';
  const news = added.length === 0 ? 'nothing new' : `new: ${added.join(', ')}`;
  return `${counted(manifests.length, 'release')}, latest ${latest.version} of ${latest.date} (${news})`;
}

/** What became of the draft, as a line. */
export function draftLine({ draft, releases: { manifests } }: Content): string {
  switch (draft.state) {
    case 'readable': {
      const { changes, version } = draft.release.manifest;
      const since = manifests[0]?.version ?? 'nothing';
      return changes.length === 0
        ? `Draft: the same as ${since}\n`
        : `Draft: ${counted(changes.length, 'change')} since ${since}, at /api/v1/releases/${version}\n`;
    }
    case 'errors':
      return `Draft: ${counted(draft.issues.length, 'problem')}; hdict lint lists them. Releases are served.\n`;
    case 'hidden':
      return 'Draft: hidden (HDICT_DRAFT=off)\n';
    case 'absent':
    case 'reading':
      return 'Draft: none\n';
  }
}
