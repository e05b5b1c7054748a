/**
 * Describes a row of JSON: an object, whose fields are the columns. The columns of a nested object have a dot:
 * `address.city`.
 */

type JsonRow = ReadonlyMap<string, string>;

/** Returns the row of an object. Returns undefined for any other value. */
export function jsonRow(value: unknown): JsonRow | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return new Map(cellsOf(value, ''));
}

function cellsOf(value: object, path: string): [string, string][] {
  return Object.entries(value).flatMap(([name, field]: [string, unknown]): [string, string][] => {
    const place = `${path}${name}`;
    if (field === null || field === undefined) return [[place, '']];
    if (Array.isArray(field)) return [[place, field.map(String).join(', ')]];
    if (typeof field === 'object') return cellsOf(field, `${place}.`);
    return [[place, String(field as string | number | boolean)]]; // JSON has no other types
  });
}

/**
 * Returns the objects of a JSON text: the array itself, or the first array in an object. Throws if there is no array.
 */
export function objectsOf(text: string): unknown[] {
  const value: unknown = JSON.parse(text);
  if (Array.isArray(value)) return value;
  const found = typeof value === 'object' && value !== null ? Object.values(value).find(Array.isArray) : undefined;
  if (!Array.isArray(found)) throw new Error('the file has no array of rows');
  return found;
}
