import { boundedCache } from '@toric/chassis/data/bounded-cache';

const MOST_DOMAINS = 10_000;
const FIRST_REST_MS = 30_000;
const LONGEST_REST_MS = 900_000;

type Domain = { tokens: number; filledAt: number; restsUntil: number; restMs: number };

/**
 * Limits the mails to each domain, and pauses a domain whose server answered "later" (4xx). Each instance stores this
 * only in memory, so that no table names the domains of customers. After a start, each server that still answers
 * "later" therefore gets at most one unnecessary try.
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
    /**
     * Takes one mail of the domain's share and returns 0. Returns the milliseconds to wait if the share is used up or
     * the domain is paused.
     */
    take(name: string, now: number): number {
      const domain = domainOf(name, now);
      if (domain.restsUntil > now) return domain.restsUntil - now;
      if (domain.tokens < 1) return Math.ceil(((1 - domain.tokens) / perSecond) * 1_000);
      domain.tokens -= 1;
      return 0;
    },
    /** Pauses the domain. Each further pause without a sent mail is twice as long. */
    busy(name: string, now: number): void {
      const domain = domainOf(name, now);
      if (domain.restsUntil > now) return;
      domain.restsUntil = now + domain.restMs;
      domain.restMs = Math.min(LONGEST_REST_MS, domain.restMs * 2);
    },
    /** Makes the next pause of the domain short again, because its server took a mail. */
    open(name: string): void {
      const domain = domains.get(name);
      if (domain) domain.restMs = FIRST_REST_MS;
    },
  };
}
