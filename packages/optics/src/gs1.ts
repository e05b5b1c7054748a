// Checks GTINs (GS1 Global Trade Item Numbers): 8, 12, 13 or 14 digits. The last one is a check digit.

/**
 * Returns the check digit for the other 7, 11, 12 or 13 digits of a GTIN. Throws a RangeError for any other text.
 * Source: GS1 General Specifications, standard check digit calculation (modulo 10, weights 3 and 1 from the right).
 */
export function gtinCheckDigit(body: string): number {
  if (!/^\d{7}$|^\d{11,13}$/.test(body)) {
    throw new RangeError(`"${body}" is not a GTIN without its check digit: give 7, 11, 12 or 13 digits`);
  }
  const sum = Array.from(body)
    .reverse()
    .reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10;
}

/** Returns true for 8, 12, 13 or 14 digits with a correct check digit. */
export function isGtin(text: string): boolean {
  return /^\d{8}$|^\d{12,14}$/.test(text) && gtinCheckDigit(text.slice(0, -1)) === Number(text.at(-1));
}
