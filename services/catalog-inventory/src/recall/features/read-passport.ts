import { query } from '@toric/chassis/http/endpoint';
import { ReadPassport } from '@toric/contracts/catalog-inventory/recall/passport.http';
import { dayOf } from '@toric/optics/calendar-day';
import { readReceivedBoxes } from '../../catalogue/pack.reader.store.ts';
import { labelOf, passportOf } from '../passport.ts';
import { readScopes } from '../recall.reader.store.ts';
import type { Reader } from '../../reader.store.ts';

/**
 * GET /passport. Returns whether we received boxes with this GTIN and lot number, when they expire, and which recalls
 * cover them.
 */
export const readPassport = query<typeof ReadPassport, Reader>(ReadPassport, {
  async run({ query: asked, db, read, now, language }) {
    const label = labelOf(asked, dayOf(now));
    const [received, recalls] = await Promise.all([readReceivedBoxes(db, label.gtin, label.lot), readScopes(read)]);
    return passportOf(label, received, recalls, language);
  },
});
