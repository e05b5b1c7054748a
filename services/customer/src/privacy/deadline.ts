/** Calculates the legal deadlines of privacy requests. */
import type { PrivacyLaw } from '@toric/contracts/customer/privacy/privacy.http';
import { lawsAt, type Place } from '@toric/optics/jurisdiction/place';

const DAY_MS = 86_400_000;
const inDays = (days: number) => (from: Date) => new Date(from.getTime() + days * DAY_MS);

/**
 * Returns the same day of the next month. If that month is shorter, returns its last day (Regulation (EEC, Euratom)
 * 1182/71, article 3(2)(c)).
 */
export function inOneMonth(from: Date): Date {
  const due = new Date(from);
  due.setUTCMonth(due.getUTCMonth() + 1);
  if (due.getUTCDate() !== from.getUTCDate()) due.setUTCDate(0);
  return due;
}

type Deadline = { readonly source: string; readonly due: (from: Date) => Date };

export const DEADLINES: Readonly<Record<PrivacyLaw, Deadline>> = {
  gdpr: { source: 'Regulation (EU) 2016/679, article 12(3): one month', due: inOneMonth },
  ccpa: { source: 'California Civil Code § 1798.130(a)(2): 45 days', due: inDays(45) },
  pipl: {
    source: 'Personal Information Protection Law of China, article 50, with GB/T 35273-2020, 8.7: 30 days',
    due: inDays(30),
  },
  other: { source: 'The rule of the shop where no law sets a shorter time: one month', due: inOneMonth },
};

const LAW_OF_JURISDICTION: Readonly<Record<string, PrivacyLaw>> = {
  EU: 'gdpr',
  GB: 'gdpr',
  CN: 'pipl',
  'US-CA': 'ccpa',
};

/** Returns the laws that may protect a person with these addresses. */
function lawsOf(addresses: readonly Place[]): PrivacyLaw[] {
  const laws = addresses.flatMap((place) =>
    [...lawsAt(place), place.country].flatMap((law) => (law ? (LAW_OF_JURISDICTION[law] ?? []) : [])),
  );
  return laws.length > 0 ? laws : ['other'];
}

export type Due = { readonly law: PrivacyLaw; readonly dueAt: Date };

/** Returns the law with the earliest deadline among those that may protect a person with these addresses. */
export function deadlineOf(addresses: readonly Place[], askedAt: Date): Due {
  const all = lawsOf(addresses).map((law) => ({ law, dueAt: DEADLINES[law].due(askedAt) }));
  return all.reduce((first, one) => (one.dueAt < first.dueAt ? one : first));
}
