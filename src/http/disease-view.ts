import { ok, type Result } from '../model/result.ts';
import { oneDisease } from '../query/disease.ts';
import { joinedCodes } from '../query/disease-codes.ts';
import type { DiseaseView } from '../web/disease/disease-page.tsx';
import type { Snapshot } from './links.ts';
import type { AppOptions } from './options.ts';
import { releaseView } from './release-view.ts';

interface Asked {
  readonly id: string;
  readonly languages: readonly string[];
}

/** All that the page of a disease shows. Answers `unknown-disease`. */
export function diseaseView(options: AppOptions, snapshot: Snapshot, { id, languages }: Asked): Result<DiseaseView> {
  const disease = oneDisease(snapshot, id);
  if (!disease.ok) return disease;
  const query = new URLSearchParams({ disease: id });
  const release = releaseView(options, snapshot.name.version, { query, languages });
  if (!release.ok) return release;
  return ok({ disease: disease.value, joined: joinedCodes(snapshot, disease.value), release: release.value });
}
