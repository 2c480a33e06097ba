import { lunrSearch } from '../../src/snapshot/lunr-search.ts';
import { textSearchContract } from './text-search-contract.ts';

textSearchContract('lunr', lunrSearch);
