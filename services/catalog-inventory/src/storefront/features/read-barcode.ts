import { query } from '@toric/chassis/endpoint';
import { BARCODE_UNREADABLE } from '@toric/contracts/tools/tools.errors';
import { ReadBarcode } from '@toric/contracts/tools/tools.http';
import { parseElementString } from '@toric/optics/gs1-element-string';
import { readPackOf } from '../../catalogue/pack.reader.store.ts';
import type { Reader } from '../../reader.store.ts';

/** POST /tools/gs1. What the code of a box says, and which product of the catalogue it is. */
export const readBarcode = query<typeof ReadBarcode, Reader>(ReadBarcode, {
  async run({ body: { barcode }, actor, db, now, language }) {
    const scan = parseElementString(barcode, now.toISOString().slice(0, 10));
    if (!scan.ok) throw BARCODE_UNREADABLE().at({ pointer: '/barcode', detail: scan.problem });
    const { gtin = null, lot = null, expiresOn: expiry = null, serial = null, madeOn: made = null } = scan.label;
    const product = gtin === null ? undefined : await readPackOf(db, gtin, actor.kind !== 'staff');
    return {
      gtin,
      lot,
      expiry,
      serial,
      made,
      warnings: scan.warnings.map((warning) => warning[language]),
      product: product ?? null,
    };
  },
});
