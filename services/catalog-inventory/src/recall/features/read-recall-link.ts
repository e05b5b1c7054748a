import type { OpenPageLink } from '@toric/chassis/access/page-link';
import { query } from '@toric/chassis/http/endpoint';
import { RECALL_LINK_UNUSABLE } from '@toric/contracts/catalog-inventory/recall/recall.errors';
import { ReadRecallLink } from '@toric/contracts/catalog-inventory/recall/recall-case.http';
import type { CustomerPseudonyms } from '../../customer-pseudonym.ts';
import type { Reader } from '../../reader.store.ts';
import { readOwnBoxes } from '../recall-case.reader.store.ts';
import { openRecallLink } from '../recall-link.ts';
import { readRecall } from '../recall.reader.store.ts';

/** POST /recall-links/read. Shows a recall to a customer who got its mail, with her lots and boxes. */
export const readRecallLink = ({ customers, openLink }: { customers: CustomerPseudonyms; openLink: OpenPageLink }) =>
  query<typeof ReadRecallLink, Reader>(ReadRecallLink, {
    async run({ body: { token }, read }) {
      const own = openRecallLink(openLink, token);
      const [recall, boxes] = [await readRecall(read, own.recallId), await readOwnBoxes(read, customers, own)];
      if (!recall || !boxes) throw RECALL_LINK_UNUSABLE();
      const { reference, title, severity, whatToDo, sourceUrl } = recall;
      return { reference, title, severity, whatToDo, sourceUrl, ...boxes };
    },
  });
