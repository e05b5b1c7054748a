type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const escaped = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1');

/**
 * Returns the value that identifies an entry of a list: the `url` of an extension, the `eye` of a lens, the `system` of
 * a telephone number, or the `resourceType`. A text or a number identifies itself.
 */
const identityOf = (entry: unknown) =>
  isObject(entry) ? (entry['url'] ?? entry['eye'] ?? entry['system'] ?? entry['resourceType']) : entry;

/**
 * Compares two lists. Ignores the order of their entries, because the order has no meaning in the FHIR elements that we
 * read.
 */
function lostEntries(given: readonly unknown[], kept: readonly unknown[], at: string): string[] {
  const unmatched = [...kept];
  return given.flatMap((entry, i) => {
    const here = `${at}/${i}`;
    const index = unmatched.findIndex((one) => identityOf(one) === identityOf(entry));
    if (index < 0) return [here];
    const [match] = unmatched.splice(index, 1);
    return lostValues(entry, match, here);
  });
}

/**
 * Compares a JSON document (`given`) with the one that we would store (`kept`). Returns the JSON pointers of the values
 * that `kept` lacks or changes. Returns an empty array if nothing is lost.
 */
export function lostValues(given: unknown, kept: unknown, at = ''): string[] {
  if (Array.isArray(given) && Array.isArray(kept)) return lostEntries(given, kept, at);
  if (!isObject(given) || !isObject(kept)) return given === kept ? [] : [at];
  return Object.entries(given).flatMap(([key, value]) => {
    const here = `${at}/${escaped(key)}`;
    return Object.hasOwn(kept, key) ? lostValues(value, kept[key], here) : [here];
  });
}
