import { readings } from '@toric/chassis/changes/readings';
import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { MERGE_REASONS } from '@toric/contracts/customer/quality/merge.errors';
import {
  type MergePreview,
  type MergeReason,
  PreviewCustomerMerge,
} from '@toric/contracts/customer/quality/merge.http';
import type { Language } from '@toric/contracts/kernel/sentence';
import { findLastChoices } from '../../../consent/consent.store.ts';
import { customerView } from '../../../people/customer.ts';
import { countMoves } from '../candidate.store.ts';
import { proposals, reasonsAgainst, reasonsAgainstMachine } from '../merge-rules.ts';
import { readPair, refusedFor } from '../read-pair.flow.ts';
import { withdrawnByAny } from '../strictest-consent.ts';

/**
 * POST /customer-merges/preview. Shows two customers and the result of their merge. The reading of both customers is
 * written to the change record.
 */
export const previewCustomerMerge = ({ vault }: { vault: Vault }) =>
  command(PreviewCustomerMerge, {
    async run({ body, language, tx, now }) {
      const pair = await readPair(tx, body, { vault, now, jobId: null });
      if (!pair) throw refusedFor(['gone']);
      const { kept, merged, pairing } = pair;
      const preview: MergePreview = {
        ...{ kept: customerView(kept.customer), merged: customerView(merged.customer), fields: proposals(pairing) },
        moves: await countMoves(tx, body.mergedId),
        withdrawn: withdrawnByAny(await findLastChoices(tx, body.keptId), await findLastChoices(tx, body.mergedId)),
        closesAccount: kept.candidate.hasSignIn && merged.candidate.hasSignIn,
        forbidden: said(reasonsAgainst(pairing), language),
        byHandOnly: said(reasonsAgainstMachine(pairing), language),
      };
      const shown = [body.keptId, body.mergedId].map((id) => ({ id, customerId: id }));
      return answer(preview).records(...readings('customer.found', shown));
    },
  });

const said = (reasons: readonly MergeReason[], language: Language) =>
  reasons.map((reason) => ({ reason, detail: MERGE_REASONS[reason]()[language] }));
