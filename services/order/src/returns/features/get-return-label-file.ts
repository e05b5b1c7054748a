import { keyringFor } from '@toric/chassis/data/data-key.store';
import type { Vault } from '@toric/chassis/data/vault';
import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { GetReturnLabelFile } from '@toric/contracts/order/returns/label.http';
import { RETURN_LABEL_NO_FILE } from '@toric/contracts/order/returns/return.errors';
import { countFetch, lockLabelOfReturn, openFile } from '../../parcels/back/return-label.store.ts';
import { lockedReturn } from '../show-return.flow.ts';

/**
 * GET /returns/{returnId}/label-file. Returns the label file of a return, which never changes, and counts the
 * downloads.
 */
export const getReturnLabelFile = ({ vault }: { vault: Vault }) =>
  command(GetReturnLabelFile, {
    async run({ params: { returnId }, actor, tx }) {
      const { customerId, number } = await lockedReturn(tx, returnId, selfOf(actor));
      const label = await lockLabelOfReturn(tx, returnId);
      // the label is sealed for the customer of the label, who can differ from the customer of the return after the
      // undo of a merge
      const bytes = label?.mediaType ? openFile(label, await keyringFor(tx, vault, label.customerId)) : undefined;
      if (!label || !bytes || label.mediaType === null) throw RETURN_LABEL_NO_FILE();
      await countFetch(tx, label.id);
      const { mediaType } = label;
      const fileName = `return-${number.replace(/[^\w.-]/g, '-')}.${mediaType === 'image/png' ? 'png' : 'pdf'}`;
      return answer({ mediaType, fileName, bytes }).records({
        action: 'return.label-read',
        subject: returnId,
        customerId,
      });
    },
  });
