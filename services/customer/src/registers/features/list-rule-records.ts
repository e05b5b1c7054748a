import { readings } from '@toric/chassis/changes/readings';
import { preparedCommand } from '@toric/chassis/http/endpoint';
import { registerPageOf } from '@toric/chassis/files/register';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { ListRuleRecords, RuleRecord as schema } from '@toric/contracts/customer/registers/rule-register.http';
import type { z } from 'zod';
import type { Reader } from '../../reader.store.ts';
import { ruleRecord } from '../rule-record.view.ts';
import { countRecords, readRecords } from '../rule-record.store.ts';

type Page = z.input<typeof ListRuleRecords.reply>;

/**
 * GET /registers/us-contact-lens-rule. Returns a page of records. Before the answer, writes the reading of each record
 * to the change record.
 */
export const listRuleRecords = ({ vault }: { vault: Vault }) =>
  preparedCommand<typeof ListRuleRecords, Reader, Page>(ListRuleRecords, {
    prepare: ({ query: { limit, cursor, ...days }, db }) => {
      const register = { schema, rows: readRecords({ db, vault, days }), view: ruleRecord(days.timeZone) };
      return registerPageOf(register, { limit, cursor }, (atMost) => countRecords({ db, days }, atMost));
    },
    run: ({ prepared: page }) => Promise.resolve(answer(page).records(...readings('register.read', page.data))),
  });
