import { FindDuplicates } from '@toric/contracts/customer/quality/duplicate.http';
import type { z } from 'zod';

type Asked = z.input<typeof FindDuplicates.body>;
const FACTS = ['dateOfBirth', 'phone', 'email'] as const;
/** Matches a phone number with its country code that may be complete. The API refuses one that is half typed. */
const WHOLE_PHONE = /^\+[\d\s().-]{8,}$/;
const NAMES = ['givenName', 'familyName'] as const;

/**
 * Returns the facts of a form by which likely persons are found: a name and one more fact. Returns undefined while
 * there are fewer facts. A fact that is not complete yet is left out.
 */
export function askedFor(values: Readonly<Record<string, unknown>>): Asked | undefined {
  const { shape } = FindDuplicates.body;
  const given = (names: readonly (keyof Asked)[]) =>
    names.flatMap((name) => {
      const value = values[name];
      if (typeof value !== 'string' || value.trim() === '' || !shape[name].safeParse(value).success) return [];
      return name === 'phone' && !WHOLE_PHONE.test(value.trim()) ? [] : [[name, value.trim()] as const];
    });
  const [names, facts] = [given(NAMES), given(FACTS)];
  return names.length > 0 && facts.length > 0 ? Object.fromEntries([...names, ...facts]) : undefined;
}
