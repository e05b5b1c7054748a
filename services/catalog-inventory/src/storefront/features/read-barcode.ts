import { query } from '@toric/chassis/http/endpoint';
import { BARCODE_UNREADABLE } from '@toric/contracts/tools/tools.errors';
import { ReadBarcode } from '@toric/contracts/tools/tools.http';
import { dayOf } from '@toric/optics/calendar-day';
import { parseElementString } from '@toric/optics/gs1/gs1-element-string';
import { readMasterProduct, readPackByGtin } from '../../catalogue/pack.reader.store.ts';
import type { Reader } from '../../reader.store.ts';

/**
 * POST /tools/gs1. Reads the bar code of a box. Names the product to which the box belongs, if the catalogue has it.
 */
export const readBarcode = query<typeof ReadBarcode, Reader>(ReadBarcode, {
  async run({ body: { barcode }, actor, db, now, language }) {
    const scan = parseElementString(barcode, dayOf(now));
    if (!scan.ok) throw BARCODE_UNREADABLE().at({ pointer: '/barcode', detail: scan.problem });
    const { gtin = null, lot = null, expiresOn: expiry = null, serial = null, madeOn: made = null } = scan.label;
    const onSaleOnly = actor.kind !== 'staff';
    const { masterUdiDi = null } = scan.label;
    const product = gtin === null ? undefined : await readPackByGtin(db, gtin, onSaleOnly);
    return {
      gtin,
      lot,
      expiry,
      serial,
      made,
      masterUdiDi,
      warnings: scan.warnings.map((warning) => warning[language]),
      product: product ?? null,
      masterProduct: masterUdiDi === null ? null : await readMasterProduct(db, masterUdiDi, onSaleOnly),
    };
  },
});
