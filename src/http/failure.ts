import type { FhirVersion } from '../fhir/contract.ts';
import { type Representation, representationOrJson } from '../fhir/negotiate.ts';
import { fhirProblem } from '../fhir/respond.ts';
import type { Issue } from '../model/issue.ts';
import { problemPage } from '../web/problem-page.tsx';
import type { Site } from '../web/site.ts';
import { wantsHtml } from './accept.ts';
import { areaOf, pathOf } from './area.ts';
import { respond, type Written } from './caching.ts';
import type { AddressOf } from './links.ts';
import { type Problem, problemOf, writtenProblem } from './problem.ts';

interface Extra {
  readonly headers?: { readonly [name: string]: string };
  /** Given for bugs only. */
  readonly errorId?: string;
}

/** The one exit for everything that is no answer: each interface gets its own format. */
export type Fail = (request: Request, issues: readonly Issue[], extra?: Extra) => Response;

/** Makes the exit. `site` is what an error page knows of the server. */
export function failureExit(to: AddressOf, site: () => Site): Fail {
  return (request, issues, { headers = {}, errorId } = {}) => {
    const area = areaOf(pathOf(request));
    if (area.name === 'fhir') {
      const {
        headers: own,
        status,
        contentType,
        body,
      } = fhirProblem(issues, { ...area, representation: asked(request, area.version) });
      return respond(request, { status, contentType, body, freshness: 'never', headers: { ...own, ...headers } });
    }
    const problem = problemOf(issues, to, errorId);
    if (area.name === 'rest') return respond(request, writtenProblem(problem, headers));
    const varying = { ...headers, Vary: 'Accept' };
    if (!wantsHtml(request.headers.get('Accept'))) return respond(request, writtenProblem(problem, varying));
    return respond(request, writtenPage(problem, site(), varying));
  };
}

/** How FHIR is to be written: as the request asks, if that can be. */
function asked(request: Request, version: FhirVersion): Representation {
  const query = new URL(request.url).searchParams;
  const accept = request.headers.get('Accept');
  return representationOrJson({ query, ...(accept === null ? {} : { accept }) }, version);
}

function writtenPage(problem: Problem, site: Site, headers: { readonly [name: string]: string }): Written {
  const { status, title, errorId } = problem;
  const details = problem.issues.map((issue) => issue.message);
  const body = problemPage(site, { status, title, details, errorId });
  return { status, contentType: 'text/html; charset=utf-8', body, freshness: 'never', headers };
}
