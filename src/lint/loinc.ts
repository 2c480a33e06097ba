const LOINC = /^(\d{1,7})-(\d)$/;

/** True if `code` is a LOINC number whose last digit is its check digit (modulus 10, LOINC Users' Guide, appendix). */
export function isLoincCode(code: string): boolean {
  const match = LOINC.exec(code);
  if (match === null) return false;
  const [, number = '', check = ''] = match;
  const digits = [...number].reverse();
  const odd =
    Number(
      digits
        .filter((_digit, index) => index % 2 === 0)
        .reverse()
        .join(''),
    ) * 2;
  const even = digits
    .filter((_digit, index) => index % 2 === 1)
    .reverse()
    .join('');
  const sum = [...`${even}${odd}`].reduce((total, digit) => total + Number(digit), 0);
  return (10 - (sum % 10)) % 10 === Number(check);
}
