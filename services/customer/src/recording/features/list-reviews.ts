import { readings } from '@toric/chassis/changes/readings';
import { pageOf } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { ListReviews } from '@toric/contracts/customer/recording/review.http';
import { dayOf } from '@toric/optics/calendar-day';
import { attachmentView } from '../../prescriptions/attachment.store.ts';
import { prescriptionView } from '../../prescriptions/prescription-receipt.ts';
import { findReviewPage } from '../review.store.ts';

/**
 * GET /prescription-reviews. Lists the prescriptions that wait for a review. It is a command and not a query, because
 * the reading of each prescription is written to the change record.
 */
export const listReviews = ({ vault }: { vault: Vault }) =>
  command(ListReviews, {
    async run({ query, tx, now: at }) {
      const found = await findReviewPage(tx, vault, query);
      const page = pageOf(found, query.limit, ({ attachments, ...one }) => ({
        ...prescriptionView(one, dayOf(at)),
        attachments: attachments.map(attachmentView),
      }));
      return answer(page).records(...readings('prescription.listed', page.data));
    },
  });
