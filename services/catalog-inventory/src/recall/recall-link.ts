import type { OpenPageLink } from '@toric/chassis/access/page-link';
import { RECALL_LINK_UNUSABLE } from '@toric/contracts/catalog-inventory/recall/recall.errors';

/** Returns the recall and the customer of a link. Throws if the token cannot be used. */
export function openRecallLink(openLink: OpenPageLink, token: string): { recallId: string; customerId: string } {
  const [recallId, customerId] = openLink('recall', token)?.split('_') ?? [];
  if (!recallId || !customerId) throw RECALL_LINK_UNUSABLE();
  return { recallId, customerId };
}
