export type BoundedCache<K, V> = {
  get(key: K): V | undefined;
  set(key: K, value: V): void;
};

/** Returns a cache of at most `limit` entries. When it is full, a new key replaces the key that was added first. */
export function boundedCache<K, V>(limit: number): BoundedCache<K, V> {
  const entries = new Map<K, V>();
  // Only the oldest key is ever deleted, so one iterator finds every oldest key. A new iterator would skip the places
  // of all deleted keys each time.
  const oldest = entries.keys();
  return {
    get: (key) => entries.get(key),
    set(key, value) {
      if (!entries.has(key) && entries.size >= limit) {
        entries.delete(oldest.next().value as K); // the map is full, so it has an oldest key
      }
      entries.set(key, value);
    },
  };
}
