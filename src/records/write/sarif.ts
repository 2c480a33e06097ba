import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Severity } from '../../model/issue.ts';
import type { Finding, FindingLog, FindingRule } from './finding.ts';
import { jsonPage } from './json-text.ts';
import { printable } from './printable.ts';

const LEVEL = { error: 'error', warning: 'warning', information: 'note' } as const satisfies {
  readonly [S in Severity]: string;
};

/**
 * Findings as a SARIF 2.1.0 log with one run: a result a finding, with its place and a fingerprint that neither words
 * nor lines change; what could not be evaluated as notifications of the run.
 */
export function writeSarif(log: FindingLog): string {
  const { tool, rules, findings, files, notices, summary, isWhole } = log;
  const ruleIndex = new Map(rules.map(({ id }, index) => [id, index]));
  const document = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: tool.name, version: tool.version, rules: rules.map(ruleObject) } },
        columnKind: 'utf16CodeUnits',
        artifacts: files.map(({ name, bytes, sha256: digest }) => ({
          location: { uri: relativeUri(name) },
          length: bytes,
          hashes: { 'sha-256': digest },
        })),
        invocations: [
          {
            executionSuccessful: isWhole,
            toolExecutionNotifications: notices.map((text) => ({ level: 'warning', message: { text } })),
          },
        ],
        results: findings.map((finding) => result(finding, ruleIndex.get(finding.rule))),
        properties: { summary },
      },
    ],
  };
  return `${jsonPage(document)}\n`;
}

function ruleObject({ id, title, severity, help }: FindingRule): object {
  return {
    id,
    shortDescription: { text: title },
    ...(help === undefined ? {} : { helpUri: help }),
    defaultConfiguration: { level: LEVEL[severity] },
  };
}

function result(finding: Finding, ruleIndex: number | undefined): object {
  const { rule, severity, message, count, identity, facts } = finding;
  return {
    ruleId: rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: LEVEL[severity],
    message: { text: message },
    locations: [location(finding)],
    // The schema wants at least 1: what is about a whole file is found once.
    occurrenceCount: Math.max(1, count),
    partialFingerprints: { 'hdict/v1': bytesToHex(sha256(utf8ToBytes(JSON.stringify(identity)))) },
    properties: facts,
  };
}

function location({ file, line, column, subject }: Finding): object {
  const region = {
    ...(line === undefined ? {} : { startLine: line }),
    ...(column === undefined ? {} : { startColumn: column }),
  };
  const physical = {
    ...(file === undefined ? {} : { artifactLocation: { uri: relativeUri(file) } }),
    ...(line === undefined ? {} : { region }),
  };
  return {
    ...(file === undefined ? {} : { physicalLocation: physical }),
    ...(subject === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: subject }] }),
  };
}

/** A file's name as a URI reference: no part of it can be a scheme, host, query or fragment. */
function relativeUri(name: string): string {
  const parts = printable(name).replaceAll('\\', '/').split('/');
  return parts
    .filter((part, index) => part !== '' || index === 0)
    .map(encodeURIComponent)
    .join('/');
}
