import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { CASE_NOT_FOUND } from '@toric/contracts/customer/cases/case.errors';
import { GetCase } from '@toric/contracts/customer/cases/case.http';
import { findCaseArticles } from '../../articles/article.store.ts';
import { caseView } from '../case.ts';
import { findCaseKeys, findContents, lockCase } from '../case.store.ts';
import { usedMinutes } from '../../clocks/case-clock.ts';
import { findHolds } from '../stay.store.ts';
import { findEntries } from '../entry.store.ts';
import { findPolicy } from '../../clocks/setting.store.ts';

/** GET /cases/{caseId}. Returns the case with its conversation, and records the access. */
export const getCase = ({ vault }: { vault: Vault }) =>
  command(GetCase, {
    async run({ params: { caseId }, tx, now }) {
      const found = await lockCase(tx, caseId);
      if (!found) throw CASE_NOT_FOUND();
      const keys = await findCaseKeys(tx, vault, caseId);
      const { subject, sender, comment = null } = await findContents(tx, keys, caseId);
      const { calendar } = await findPolicy(tx, found.priority);
      const span = { from: found.createdAt.getTime(), to: (found.solvedAt ?? now).getTime() };
      const shown = {
        ...{ ...caseView(found, now), subject, sender, comment },
        canBeAnswered: keys !== undefined && (found.customerId !== null || Boolean(sender?.email)),
        usedMinutes: usedMinutes(calendar, span, await findHolds(tx, caseId)),
        entries: await findEntries(tx, keys, caseId),
        articles: await findCaseArticles(tx, caseId),
      };
      return answer(shown).records({ action: 'case.read', subject: caseId, customerId: found.customerId });
    },
  });
