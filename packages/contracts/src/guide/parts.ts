import type { Guide } from '../kernel/guide.ts';
import type { Text } from '../kernel/sentence.ts';

export const both = (en: string, zh: string): Text => ({ en, zh });

/** Returns the guide for a part of a larger body: `under('place', guide)` makes `place.country` of `country`. */
export const under = (path: string, guide: Guide): Guide =>
  Object.fromEntries(Object.entries(guide).map(([name, help]) => [`${path}.${name}`, help]));
