import { PRIVATE_HOST, WEBHOOK_URL_REFUSED } from '@toric/contracts/gateway/webhook.errors';
import type { Text } from '@toric/contracts/kernel/sentence';
import { findTarget, type TargetRules } from '../sending/find-target.ts';
import { whyRefused } from '../sending/target-url.ts';
import { within } from '../sending/within.ts';

/** Limits the look-up to this number of ms, so that a slow resolver does not delay the request of an administrator. */
const PATIENCE_MS = 2_000;

const refused = (detail: Text) => WEBHOOK_URL_REFUSED().at({ pointer: '/url', detail });

/**
 * Throws a refusal if webhooks are not sent to this URL. This includes a host that now resolves to a private IP
 * address. A host that cannot be resolved yet is accepted: each try resolves it again and applies the same rules.
 */
export async function requireUrl(url: string | undefined, rules: TargetRules): Promise<void> {
  if (url === undefined) return;
  const why = whyRefused(url, rules);
  if (why) throw refused(why);
  const target = await within(findTarget(url, rules), AbortSignal.timeout(PATIENCE_MS)).catch(() => undefined);
  if (target === 'private-address') throw refused(PRIVATE_HOST());
}
