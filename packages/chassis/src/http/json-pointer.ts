/** Returns a key as a part of a JSON pointer (RFC 6901), in which `~` and `/` have a special meaning. */
const escapeKey = (key: PropertyKey) => String(key).replaceAll('~', '~0').replaceAll('/', '~1');

/** Returns the JSON pointer to the value at `path` below `root`. */
export const pointerTo = (root: string, path: readonly PropertyKey[]): string =>
  `${root}${path.map((key) => `/${escapeKey(key)}`).join('')}`;
