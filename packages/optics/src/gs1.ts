/** GTINs: the trade item numbers of boxes, and the digit that checks the others. */

/** The digit that completes 7, 11, 12 or 13 digits: weights 3 and 1 from the right. */
export function gtinCheckDigit(body: string): number {
  if (!/^\d{7}$|^\d{11,13}$/.test(body)) {
    throw new RangeError(`"${body}" is not a GTIN without its check digit: give 7, 11, 12 or 13 digits`);
  }
  const sum = Array.from(body)
    .reverse()
    .reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10;
}

/** 8, 12, 13 or 14 digits, the last of which checks the others. */
export function isGtin(text: string): boolean {
  return /^\d{8}$|^\d{12,14}$/.test(text) && gtinCheckDigit(text.slice(0, -1)) === Number(text.at(-1));
}
