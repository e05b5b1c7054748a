/**
 * Returns the canonical JSON of a value (RFC 8785): names in the order of their UTF-16 code units, and no blanks.
 * Fields that are null or undefined are left out, so a column that a later version adds does not change the hashes of
 * old rows. `JSON.stringify` writes texts and numbers as RFC 8785 demands, so this function only orders the names. A
 * library would add nothing.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([, field]) => field !== null && field !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`);
  return `{${entries.join(',')}}`;
}
