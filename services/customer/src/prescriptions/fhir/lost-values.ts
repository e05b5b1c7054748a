/** What of one JSON another does not say again: names it by JSON pointer. The order of lists says nothing in FHIR here. */

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const escaped = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** Entries of lists are told apart by these, where they have one: an extension, an eye, a telephone. */
const nameOf = (entry: unknown) =>
  isObject(entry) ? (entry['url'] ?? entry['eye'] ?? entry['system'] ?? entry['resourceType']) : entry;

function unkeptEntries(given: readonly unknown[], kept: readonly unknown[], at: string): string[] {
  const left = [...kept];
  return given.flatMap((entry, i) => {
    const here = `${at}/${i}`;
    const found = left.findIndex((one) => nameOf(one) === nameOf(entry));
    if (found < 0) return [here];
    const [match] = left.splice(found, 1);
    return unkept(entry, match, here);
  });
}

export function unkept(given: unknown, kept: unknown, at = ''): string[] {
  if (Array.isArray(given) && Array.isArray(kept)) return unkeptEntries(given, kept, at);
  if (!isObject(given) || !isObject(kept)) return given === kept ? [] : [at];
  return Object.entries(given).flatMap(([key, value]) => {
    const here = `${at}/${escaped(key)}`;
    return Object.hasOwn(kept, key) ? unkept(value, kept[key], here) : [here];
  });
}
