import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { noContent } from '@toric/chassis/http/reply';
import { ACCOUNT_LINK_UNUSABLE } from '@toric/contracts/customer/accounts/account.errors';
import { RateCase } from '@toric/contracts/customer/cases/case-survey.http';
import { openLink } from '../../accounts/link.ts';
import { SURVEY_PURPOSE } from '../../messages/letters/values.ts';
import { findCaseKeys, findContents, lockCase, saveContents, updateCase } from '../case.store.ts';
import { insertEntry } from '../entry.store.ts';

/**
 * POST /case-surveys. Records how the customer rates a closed case. The last rating counts, and its comment is
 * encrypted.
 */
export const rateCase = ({ vault, linkKey }: { vault: Vault; linkKey: string }) =>
  command(RateCase, {
    async run({ body: { token, score, comment }, tx, now, newId }) {
      const caseId = openLink(linkKey, SURVEY_PURPOSE, token);
      const found = caseId === undefined ? undefined : await lockCase(tx, caseId);
      const keys = found && (await findCaseKeys(tx, vault, found.id));
      if (found?.state !== 'closed' || !keys) throw ACCOUNT_LINK_UNUSABLE();
      await updateCase(tx, { ...found, score, version: found.version + 1, updatedAt: now });
      await saveContents(tx, keys, found.id, { ...(await findContents(tx, keys, found.id)), comment });
      const words = comment === undefined || comment === '' ? undefined : { text: comment };
      await insertEntry(tx, keys, { id: newId(), caseId: found.id, kind: 'rated', words, by: null, at: now });
      // the customer is the actor, because only her mailbox has the link
      const actor = { kind: 'customer', id: found.customerId } as const;
      return noContent().records({ action: 'case.rated', subject: found.id, customerId: found.customerId, actor });
    },
  });
