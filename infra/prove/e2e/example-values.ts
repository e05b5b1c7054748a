/** Holds values that the examples of the API contain, for tests and for the fuzz. */
/** Returns the id in the examples that ends with these two characters. */
export const idOf = (last: string) => `0197a000-0000-7000-8000-0000000000${last}`;
/** Names the product and the pack that most examples use. */
export const EXAMPLE = { productId: idOf('0a'), packId: idOf('0b') };
/** Holds a picture with one pixel. */
export const PICTURE = {
  type: 'image/png',
  bytes: new Uint8Array(
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  ),
};

const day = (years: number) => `${new Date().getUTCFullYear() + years}-01-15`;
/**
 * Maps dates in the examples to the dates that are sent instead. So a date in the past stays in the past, and a date in
 * the future in the future, whenever the tests run.
 */
export const DAYS = { '2026-06-01': day(-1), '2027-06-01': day(1), '2027-01-01': day(1) };
