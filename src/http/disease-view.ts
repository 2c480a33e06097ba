import { ok, type Result } from '../model/result.ts';
import { oneDisease } from '../query/disease.ts';
import { joinedCodes } from '../query/disease-codes.ts';
import type { DiseaseView } from '../web/disease-page.tsx';
import type { Snapshot } from './links.ts';

/** All that the page of a disease shows. Answers `unknown-disease`. */
export function diseaseView(snapshot: Snapshot, id: string): Result<DiseaseView> {
  const disease = oneDisease(snapshot, id);
  if (!disease.ok) return disease;
  return ok({ disease: disease.value, joined: joinedCodes(snapshot, disease.value) });
}
