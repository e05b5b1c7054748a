import { preparedCommand } from '@toric/chassis/http/endpoint';
import { registerPageOf } from '@toric/chassis/files/register';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { ListRuleRecords, RuleRecord as schema } from '@toric/contracts/customer/registers/rule-register.http';
import type { z } from 'zod';
import { logAccesses } from '../../access-log.store.ts';
import type { Reader } from '../../reader.store.ts';
import { ruleRecord } from '../rule-record.view.ts';
import { countRecords, readRecords } from '../rule-record.store.ts';

type Page = z.input<typeof ListRuleRecords.reply>;

/** GET /registers/us-contact-lens-rule. Reads a page of records. Answers the page after its records are in the access
 *  log. */
export const listRuleRecords = ({ vault }: { vault: Vault }) =>
  preparedCommand<typeof ListRuleRecords, Reader, Page>(ListRuleRecords, {
    prepare: ({ query: { limit, cursor, ...days }, db }) => {
      const register = { schema, rows: readRecords({ db, vault, days }), view: ruleRecord(days.timeZone) };
      return registerPageOf(register, { limit, cursor }, (atMost) => countRecords({ db, days }, atMost));
    },
    async run({ actor, tx, now: at, newId, prepared: page }) {
      const shown = page.data.map(({ id: rowId, customerId }) => ({ rowId, customerId }));
      await logAccesses(tx, { actor, action: 'register.read', at, newId }, shown);
      return answer(page);
    },
  });
