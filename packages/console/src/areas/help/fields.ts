import { allGuides } from '@toric/contracts/guides';
import type { FieldGuide } from '@toric/contracts/kernel/guide';
import type { Entry } from './entry.ts';

/** Returns the fields of all forms. A field that several forms share appears once. */
export function fieldEntries(): Entry[] {
  const known = new Map<string, FieldGuide>();
  for (const guide of allGuides.values())
    for (const field of Object.values(guide)) known.set(`${field.label.en} ${field.meaning.en}`, field);
  return [...known].map(([id, { label, meaning, fill, example }]) => ({
    ...{ id, kind: 'field', label, meaning, fill },
    example: typeof example === 'string' ? { en: example, zh: example } : example,
  }));
}
