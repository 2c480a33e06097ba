import { canonicalJson } from '../model/digest.ts';

/** The JSON object that `text` is, or undefined where it is none. */
export function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The object that `text` is the canonical JSON of, or undefined where it is none. */
export function parseCanonical(text: string): object | undefined {
  const value = parseObject(text);
  try {
    return value !== undefined && canonicalJson(value) === text ? value : undefined;
  } catch {
    // JSON can escape half a character; canonical JSON cannot.
    return undefined;
  }
}
