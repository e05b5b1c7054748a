export type BoundedCache<K, V> = {
  get(key: K): V | undefined;
  set(key: K, value: V): void;
};

/** A cache of at most `limit` entries. When it is full, a new key takes the place of the key that was added first. */
export function boundedCache<K, V>(limit: number): BoundedCache<K, V> {
  const entries = new Map<K, V>();
  return {
    get: (key) => entries.get(key),
    set(key, value) {
      if (!entries.has(key) && entries.size >= limit) {
        const [first] = entries.keys();
        entries.delete(first as K); // the map is full, so it has a first key
      }
      entries.set(key, value);
    },
  };
}
