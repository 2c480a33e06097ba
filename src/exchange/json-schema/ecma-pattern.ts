/**
 * A pattern of RE2 in ECMA-262 with the flag `u`, where it means the same in both; else undefined. Left out is what
 * differs: classes of letters by name, `.` (line ends), anchors, flags and word boundaries.
 */
export function ecmaPattern(pattern: string): string | undefined {
  const digits = pattern.replace(/\\(.)/g, (escaped, character) => (character === 'd' ? '[0-9]' : escaped));
  const bare = digits.replace(/\\[^A-Za-z0-9]/g, '');
  if (/\\|\(\?(?!:)|\[\[|\[\^|[.^$]/.test(bare) || /\[[^\]]*\[0-9\]/.test(digits)) return undefined;
  return digits;
}
