import { ok } from '../../model/result.ts';
import { codeView } from '../../query/code-view.ts';
import { codeSystemOf } from '../../query/concepts.ts';
import { CodeBrowser } from '../codes/code-browser.tsx';
import { codeBrowserView } from '../codes/code-browser-view.ts';
import { CodeSection } from '../codes/code-section.tsx';
import type { KindPage } from './kind-page.ts';

/**
 * A classification: one of its codes where the address names one, and all of them as a tree, or those that hold words.
 * Answers `unknown-concept`, and `invalid-parameter` for a cursor that is none.
 */
export const codeSystemPart: KindPage<'code-system'> = (asked) => {
  const { site, snapshot, definition, path, query, page, treeScript } = asked;
  const system = codeSystemOf(snapshot, definition.id);
  if (!system.ok) return system;
  const code = query.get('code') || undefined;
  const view = code === undefined ? undefined : codeView(snapshot, definition.id, code);
  if (view !== undefined && !view.ok) return view;
  const browser = codeBrowserView(snapshot, system.value, { query, page, view: view?.value });
  if (!browser.ok) return browser;
  return ok({
    sections: (
      <>
        {view === undefined ? null : <CodeSection site={site} view={view.value} definition={definition} />}
        <CodeBrowser site={site} path={path} view={browser.value} />
        {treeScript === undefined ? null : <script type="module" src={treeScript} />}
      </>
    ),
    shown: ['concepts'],
  });
};
