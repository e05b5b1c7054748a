import { boundedCache } from '@toric/chassis/data/bounded-cache';

const MOST_DOMAINS = 10_000;
const FIRST_REST_MS = 30_000;
const LONGEST_REST_MS = 900_000;

type Domain = { tokens: number; filledAt: number; restsUntil: number; restMs: number };

/**
 * Limits the mails to each domain, and lets a domain rest whose server said "later" (4xx). Each instance knows this by
 * itself and only in memory, so that no table names the domains of customers. After a start, the first mail to a server
 * that still says "later" is one try too many, and no more.
 */
export function domainLimits(perSecond: number) {
  const domains = boundedCache<string, Domain>(MOST_DOMAINS);

  function domainOf(name: string, now: number): Domain {
    let domain = domains.get(name);
    if (!domain) {
      domain = { tokens: perSecond, filledAt: now, restsUntil: 0, restMs: FIRST_REST_MS };
      domains.set(name, domain);
    }
    domain.tokens = Math.min(perSecond, domain.tokens + ((now - domain.filledAt) / 1_000) * perSecond);
    domain.filledAt = now;
    return domain;
  }

  return {
    /** Takes one mail of the domain's share and returns 0. Returns the milliseconds to wait if there is none left. */
    take(name: string, now: number): number {
      const domain = domainOf(name, now);
      if (domain.restsUntil > now) return domain.restsUntil - now;
      if (domain.tokens < 1) return Math.ceil(((1 - domain.tokens) / perSecond) * 1_000);
      domain.tokens -= 1;
      return 0;
    },
    /** Lets the domain rest, twice as long each time. */
    busy(name: string, now: number): void {
      const domain = domainOf(name, now);
      if (domain.restsUntil > now) return;
      domain.restsUntil = now + domain.restMs;
      domain.restMs = Math.min(LONGEST_REST_MS, domain.restMs * 2);
    },
    /** A mail was taken, so the next rest is short again. */
    open(name: string): void {
      const domain = domains.get(name);
      if (domain) domain.restMs = FIRST_REST_MS;
    },
  };
}
