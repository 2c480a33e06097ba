/**
 * Every limit of the product, by name. Nothing is cut silently at one of these: reaching a limit is an issue that
 * names it. `http` and `cli` take them as a parameter, so that a setting or a test can give others.
 */
export const LIMITS = {
  /** Largest request body, in bytes. */
  bodyBytes: 1_048_576,
  /** Deepest nesting of a JSON body. */
  bodyDepth: 64,
  /** Largest YAML file, in bytes. */
  yamlBytes: 1_048_576,
  /** Deepest nesting of lists and keys in a YAML file. */
  yamlDepth: 64,
  /** Most words and signs, as its lexer counts them, in a YAML file. */
  yamlTokens: 400_000,
  /** Most anchors and aliases together in a YAML file. */
  yamlAliases: 50,
  /** Most problems that are reported of one YAML file. */
  yamlProblems: 100,
  /** Most YAML files in a dictionary. */
  yamlFiles: 20_000,
  /** Largest file that is imported, in bytes. */
  importBytes: 268_435_456,
  /** Largest archive that is imported, unpacked, in bytes. */
  importUnpackedBytes: 1_073_741_824,
  /** Most files in an archive that is imported. */
  importFiles: 100_000,
  /** Largest resource that is imported, in bytes. */
  importResourceBytes: 134_217_728,
  /** Largest imported code system that is held in memory, in bytes; of a larger one concepts are read one by one. */
  importMemoryBytes: 1_048_576,
  /** Deepest nesting of a resource that is imported. */
  importDepth: 128,
  /** Most pages that a search on a server of others may have. */
  importPages: 1_000,
  /** Most redirects that are followed to one answer of a server of others. */
  importRedirects: 5,
  /** Time that a server of others has for one answer, in milliseconds. */
  importTimeoutMs: 300_000,
  /** Items a list answers with when `limit` is absent. */
  pageSizeDefault: 50,
  /** Most items a page of a list may have. */
  pageSizeMax: 1_000,
  /** Most codes an expansion returns when it is not paged. */
  expansionCodes: 1_000,
  /** Most codes that an item of a form lists; beyond, they are searched while the user types. */
  formListCodes: 100,
  /** Most codes that a page shows of a hierarchy at once; beyond, branches stay closed and the page says so. */
  treeNodes: 1_500,
  /** Deepest branch of a hierarchy that a page opens. */
  treeDepth: 64,
  /** Codes at the top of a hierarchy that a page shows at once; further ones are on the next page. */
  treeRoots: 250,
  /** Most ways from the top of a hierarchy to one code that a page tells. */
  codePaths: 20,
  /** Most codes that one cell of a code book lists; beyond, it says how many there are and where they are listed. */
  codesInCell: 60,
  /** Longest text of a cell in a workbook, in characters: that of Excel. */
  workbookCellLength: 32_767,
  /** Files made for downloading that are kept to be given again, together, in bytes; beyond it the oldest are forgotten. */
  keptDownloadsBytes: 33_554_432,
  /** Most codes of a value set that data files are checked against. */
  listedCodes: 250_000,
  /** Memory for keys, references and values that rules over several tables read, of one check of files, in bytes. */
  checkMemoryBytes: 2_147_483_648,
  /** Most different problems that a check of files tells apart by hint; beyond, a column's are told together. */
  checkProblems: 5_000,
  /** Most different texts of a column whose judgement a check of files remembers. */
  checkRemembered: 10_000,
  /** Most entries of a FHIR batch. */
  batchEntries: 100,
  /** Most codes of one `$batch-validate-code`. */
  batchValidations: 1_000,
  /** Answers of a FHIR batch together, in bytes, beyond which its further entries are refused. */
  batchBytes: 33_554_432,
  /** Longest search text or filter, in characters. */
  filterLength: 200,
  /** Longest regular expression of an author or a client, in characters. */
  patternLength: 200,
  /** Longest expression, in characters. */
  expressionLength: 4_000,
  /** Deepest nesting of an expression. */
  expressionDepth: 32,
  /** Longest cell of a data file, in characters. */
  cellLength: 1_048_576,
  /** Longest record of a data file, in characters. */
  recordLength: 16_777_216,
  /** Most columns of a data file. */
  recordColumns: 10_000,
  /** Deepest nesting of a record that comes as JSON. */
  recordDepth: 64,
  /** Largest data file that is sent to be checked, in bytes as it comes. */
  dataBytes: 1_000_000_000,
  /** Most data files that are sent and checked at a time. */
  dataChecks: 4,
  /** Memory for keys, references and values of one data file that is sent to be checked, in bytes. */
  dataMemoryBytes: 268_435_456,
  /** Time that sending a data file and checking it may take together, in milliseconds. */
  dataTimeoutMs: 600_000,
  /** Most record numbers that a problem lists where a data file is sent to be checked and no other number is asked for. */
  reportRowsDefault: 1_000,
  /** Most record numbers that a problem may list where a data file is sent to be checked. */
  reportRowsMax: 100_000,
  /** How many times as large a packed data file may become, once it is larger than `unpackFreeBytes`. */
  unpackRatio: 200,
  /** Size up to which a packed data file may grow whatever its ratio, in bytes. */
  unpackFreeBytes: 67_108_864,
  /** Answers to FHIR questions that are kept to be given again, in bytes, and pages as many; beyond it the oldest go. */
  keptAnswersBytes: 16_777_216,
  /** Most words by which two texts may differ that are compared word by word; beyond, they stand as a whole. */
  comparedWords: 1_000,
  /** Time a client has to send its headers, in milliseconds. */
  headersTimeoutMs: 10_000,
  /** Time a client has to send a whole request, in milliseconds. */
  requestTimeoutMs: 30_000,
  /** Time that running requests get to finish when the server is asked to stop, in milliseconds. */
  shutdownMs: 10_000,
  /** Most connections at a time. */
  connections: 1_024,
} as const;

export type LimitName = keyof typeof LIMITS;
export type Limits = { readonly [N in LimitName]: number };
