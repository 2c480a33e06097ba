import { TOKENS } from '../model/design-tokens.ts';
import { API } from './styles/api.ts';
import { BADGES } from './styles/badges.ts';
import { BASE } from './styles/base.ts';
import { CHECKING } from './styles/checking.ts';
import { CODES } from './styles/codes.ts';
import { CROSSWALK } from './styles/crosswalk.ts';
import { DEFINITION } from './styles/definition.ts';
import { DISEASES } from './styles/diseases.ts';
import { DOWNLOADS } from './styles/downloads.ts';
import { ENDPOINTS } from './styles/endpoints.ts';
import { FACTS } from './styles/facts.ts';
import { FORMS } from './styles/forms.ts';
import { FRAME } from './styles/frame.ts';
import { LISTS } from './styles/lists.ts';
import { PRINT } from './styles/print.ts';
import { RELEASES } from './styles/releases.ts';
import { TABLES } from './styles/tables.ts';

/** The one stylesheet of all pages, a file a part. */
export const STYLESHEET = [
  TOKENS,
  BASE,
  FRAME,
  FORMS,
  LISTS,
  CHECKING,
  BADGES,
  FACTS,
  TABLES,
  API,
  DEFINITION,
  ENDPOINTS,
  CODES,
  CROSSWALK,
  DISEASES,
  RELEASES,
  DOWNLOADS,
  PRINT,
].join('');
