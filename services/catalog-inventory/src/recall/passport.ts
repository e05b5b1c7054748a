/** Makes the passport: the public answer about a box. It never claims more than the shop knows. */
import { LAST_DIGIT_WRONG, PACK_GTIN_INVALID } from '@toric/contracts/catalog-inventory/catalogue/catalogue.errors';
import type { ReadPassport } from '@toric/contracts/catalog-inventory/recall/passport.http';
import { PASSPORT_INCOMPLETE } from '@toric/contracts/catalog-inventory/recall/recall.errors';
import type { BoxParameters } from '@toric/contracts/lens';
import { type Language, sentence } from '@toric/contracts/kernel/sentence';
import { BARCODE_UNREADABLE } from '@toric/contracts/tools/tools.errors';
import { isGtin } from '@toric/optics/gs1';
import { parseElementString } from '@toric/optics/gs1/gs1-element-string';
import type { z } from 'zod';
import { gtin14 } from '../catalogue/product.ts';
import { coverage, type RecallWithNotice, type Scope } from './recall.ts';

const KNOWN = sentence({
  en: 'We have received boxes with this GTIN and lot: genuine as far as we know. Numbers can be copied, so compare expiry and parameters with the box.',
  zh: '我们收到过此 GTIN 和批号的产品：据我们所知为正品。编号可能被仿冒，请将有效期和参数与包装盒核对。',
});
const UNKNOWN = sentence({
  en: 'We have received no box with this GTIN and lot, so we cannot say whether it is genuine: ask the seller.',
  zh: '我们未收到过此 GTIN 和批号的产品，无法判断其真伪：请咨询销售方。',
});
const NO_SERIALS = sentence({
  en: 'We keep no serial numbers, so we say nothing about this one.',
  zh: '我们不保存序列号，因此对该序列号不作任何说明。',
});

type PassportQuery = z.output<typeof ReadPassport.query>;
type Passport = z.input<typeof ReadPassport.reply>;
type Label = Pick<Passport, 'gtin' | 'lot' | 'serial'>;

/**
 * Returns GTIN, lot number and serial number of a box, from the typed numbers or from the scanned bar code. Throws if
 * the GTIN is wrong, or if the bar code is unreadable or has no GTIN or lot number.
 */
export function labelOf({ gtin = '', lot = '', serial, barcode }: PassportQuery, today: string): Label {
  if (barcode === undefined) {
    if (isGtin(gtin)) return { gtin: gtin14(gtin), lot, serial: serial ?? null };
    throw PACK_GTIN_INVALID({ gtin }).at({ pointer: '#query/gtin', detail: LAST_DIGIT_WRONG() });
  }
  const scan = parseElementString(barcode, today);
  if (!scan.ok) throw BARCODE_UNREADABLE().at({ pointer: '#query/barcode', detail: scan.problem });
  const { label } = scan;
  if (label.gtin === undefined || label.lot === undefined) throw PASSPORT_INCOMPLETE();
  return { gtin: label.gtin, lot: label.lot, serial: label.serial ?? null };
}

export type Received = {
  readonly size: number;
  readonly product: { id: string; handle: string; name: string; brand: string; onSale: boolean };
  readonly boxes: readonly { expiresOn: string; parameters: BoxParameters }[];
};
type ScopedRecall = { readonly recall: RecallWithNotice; readonly scope: Scope };

/**
 * Returns the product that the answer names, or null. A product that is not on sale is named only if we received the
 * lot, because only then the caller may hold a box of this product.
 */
function productOf({ size, product: { id, onSale, ...named }, boxes }: Received): Passport['product'] {
  return onSale || boxes.length > 0 ? { productId: id, ...named, size } : null;
}

/**
 * Returns the passport of the box with this label. It shows recalls even if we never received the lot, because another
 * shop may have sold the box.
 */
export function passportOf(
  label: Label,
  received: Received | undefined,
  recalls: readonly ScopedRecall[],
  language: Language,
): Passport {
  const boxes = received?.boxes ?? [];
  const printed = { lotNumber: label.lot, gtin: label.gtin, productId: received?.product.id };
  const lenses = boxes.map(({ parameters }) => parameters);
  const statements = [boxes.length > 0 ? KNOWN() : UNKNOWN(), ...(label.serial === null ? [] : [NO_SERIALS()])];
  return {
    ...label,
    known: boxes.length > 0,
    statements: statements.map((text) => text[language]),
    serialChecked: false,
    product: received ? productOf(received) : null,
    boxes: [...boxes],
    recalls: recalls.flatMap(({ recall: { reference, title, severity, whatToDo, sourceUrl }, scope }) => {
      const covers = coverage(scope, printed, lenses);
      return covers ? [{ reference, title, severity, covers, whatToDo, sourceUrl }] : [];
    }),
  };
}
