import { preparedCommand } from '@toric/chassis/http/endpoint';
import { registerFile } from '@toric/chassis/files/register';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { ExportRuleRecords, RuleRecord } from '@toric/contracts/customer/registers/rule-register.http';
import type { Reader } from '../../reader.store.ts';
import { ruleRecord } from '../rule-record.view.ts';
import { logExport, readRecords } from '../rule-record.store.ts';

/**
 * Reads at most this number of records at once. Decrypting attachments takes long, so small batches keep the client
 * supplied with data.
 */
const BATCH_SIZE = 100;

/**
 * GET /registers/us-contact-lens-rule.csv. Writes the reading of all records to the change record, and sends the
 * records after the commit. `prepare` passes its database reader to `run`, because `run` does not get one.
 */
export const exportRuleRecords = ({ vault }: { vault: Vault }) =>
  preparedCommand<typeof ExportRuleRecords, Reader, Reader>(ExportRuleRecords, {
    prepare: ({ db }) => Promise.resolve(db),
    async run({ query: days, actor, tx, now: at, prepared: db }) {
      await logExport(tx, { actor, at }, days);
      const rows = readRecords({ db, vault, days });
      const register = { schema: RuleRecord, rows, view: ruleRecord(days.timeZone), batchSize: BATCH_SIZE };
      return answer(registerFile(`contact-lens-rule-${days.from}-${days.to}.csv`, register)).records();
    },
  });
