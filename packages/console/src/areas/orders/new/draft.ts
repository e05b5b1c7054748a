import type { Eye } from '@toric/contracts/lens';
import { LensParameters } from '@toric/contracts/lens';
import type { OrderView, PlaceOrderBody } from '@toric/contracts/order/order.http';
import type { UsualOrderView } from '@toric/contracts/order/carts/usual.http';
import type { QuoteBody } from '@toric/contracts/order/quote.http';
import type { RepeatedLine } from '@toric/contracts/order/repeat.http';
import type { PrescriptionView } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { PrescriptionValidity } from '@toric/contracts/customer/prescriptions/prescription-validity.http';

/** Holds the lens, the pack and the number of boxes for one eye. */
export type EyeDraft = {
  readonly isOrdered: boolean;
  readonly productId: string;
  readonly packId: string;
  /** Holds the typed parameters, which may be incomplete. It is null until something is typed. */
  readonly lens: Readonly<Record<string, unknown>> | null;
  readonly quantity: number;
  readonly prescriptionId: string;
  /** Names the line of an earlier order with the same lens. A change of the pack or of the prescription keeps it. */
  readonly like?: { readonly orderId: string; readonly lineId: string };
};
/** Describes goods that are no lens: a pack and the number of boxes. */
export type GoodsDraft = { readonly productId: string; readonly packId: string; readonly quantity: number };
export type Draft = { readonly [E in Eye]: EyeDraft } & { readonly goods: readonly GoodsDraft[] };

const EMPTY_EYE: EyeDraft = {
  ...{ isOrdered: false, productId: '', packId: '', lens: null, quantity: 1, prescriptionId: '' },
};
export const EMPTY: Draft = { right: EMPTY_EYE, left: EMPTY_EYE, goods: [] };
export const EYES: readonly Eye[] = ['right', 'left'];

/** Returns the draft with the lenses of an earlier order. Their powers are missing if the role may not see them. */
export function sameAs(order: OrderView): Draft {
  const eyeOf = (eye: Eye): EyeDraft => {
    const line = order.lines.find((one) => one.eye === eye);
    if (!line?.prescriptionId) return EMPTY_EYE;
    const { lineId, productId, packId, parameters, quantity, prescriptionId } = line;
    const like = { orderId: order.id, lineId };
    return { isOrdered: true, productId, packId, lens: parameters, quantity, prescriptionId, like };
  };
  const goods = order.lines
    .filter(({ rule }) => rule === 'free')
    .map(({ productId, packId, quantity }) => ({ productId, packId, quantity }));
  return { right: eyeOf('right'), left: eyeOf('left'), goods };
}

/**
 * Returns the draft with the last lens of each eye, even if both eyes were not ordered together. A role that may not
 * see powers can repeat only one order. If both eyes were ordered apart, this role gets the draft `before`.
 */
export function asUsual({ lines }: Pick<UsualOrderView, 'lines'>, before: Draft): Draft {
  const isApart = new Set(lines.map(({ orderId }) => orderId)).size > 1;
  if (isApart && lines.some(({ parameters }) => parameters === null)) return before;
  const eyeOf = (eye: Eye): EyeDraft => {
    const line = lines.find((one) => one.eye === eye);
    if (!line?.prescriptionId || line.priceNow === null) return before[eye];
    const { orderId, lineId, productId, packId, parameters, quantity, prescriptionId } = line;
    return {
      isOrdered: true,
      productId,
      packId,
      lens: parameters,
      quantity,
      prescriptionId,
      like: { orderId, lineId },
    };
  };
  return { ...before, right: eyeOf('right'), left: eyeOf('left') };
}

/**
 * Returns the draft with the lenses of a prescription. It keeps the packs of the draft `before` if the product is the
 * same.
 */
export function prescribed(prescription: PrescriptionView, before: Draft): Draft {
  const eyeOf = (eye: Eye): EyeDraft => {
    const lens = prescription.eyes[eye];
    if (!lens) return EMPTY_EYE;
    const { productId, packId, quantity } = before[eye];
    const isSame = productId === lens.productId;
    return {
      ...{ isOrdered: true, productId: lens.productId, packId: isSame ? packId : '', quantity: isSame ? quantity : 1 },
      ...{ lens: lens.parameters, prescriptionId: prescription.id },
    };
  };
  return { ...before, right: eyeOf('right'), left: eyeOf('left') };
}

/** Returns an eye after a change. Another product or another power ends its link to the line of the earlier order. */
export function changed(before: EyeDraft, part: Partial<EyeDraft>): EyeDraft {
  const { like, ...rest } = { ...before, ...part };
  return like && !('productId' in part) && !('lens' in part) ? { ...rest, like } : rest;
}

const STANDING: readonly string[] = ['entered', 'presented', 'verifying', 'verified'];

/**
 * Returns the draft with a prescription for each eye that has none in force. It takes the prescription for this eye and
 * product with the latest expiry. Whether it permits the power is checked when the order is placed.
 */
export function withPrescriptions(draft: Draft, known: readonly PrescriptionValidity[], now: string): Draft {
  const eyeOf = (eye: Eye): EyeDraft => {
    const before = draft[eye];
    const inForce = known.filter(({ status, expiresOn }) => STANDING.includes(status) && expiresOn >= now);
    if (inForce.some(({ id }) => id === before.prescriptionId)) return before;
    const [best] = inForce
      .filter(({ lenses }) => lenses.some((lens) => lens.eye === eye && lens.productId === before.productId))
      .sort((a, b) => b.expiresOn.localeCompare(a.expiresOn));
    return best ? { ...before, prescriptionId: best.id } : before;
  };
  return { ...draft, right: eyeOf('right'), left: eyeOf('left') };
}

/** Returns the parameters of an eye, or undefined while they are incomplete. */
export const lensOf = ({ lens }: EyeDraft): LensParameters | undefined => LensParameters.safeParse(lens).data;

const ordered = (draft: Draft) => EYES.filter((eye) => draft[eye].isOrdered).map((eye) => ({ eye, ...draft[eye] }));

/** Returns the lines of the other goods, or undefined while one of them lacks its product or its pack. */
function goodsLines({ goods }: Draft): GoodsDraft[] | undefined {
  return goods.every(({ productId, packId }) => productId !== '' && packId !== '') ? [...goods] : undefined;
}

/** Returns the lines for a quote, or undefined while a line is incomplete or nothing is ordered. */
export function quoteLines(draft: Draft): QuoteBody['lines'] | undefined {
  const lines = ordered(draft).map((one) => ({ one, parameters: lensOf(one) }));
  const goods = goodsLines(draft);
  if (!goods || lines.length + goods.length === 0) return undefined;
  const complete = lines.flatMap(({ one: { productId, packId, quantity }, parameters }) =>
    parameters && productId !== '' && packId !== '' ? [{ productId, packId, parameters, quantity }] : [],
  );
  return complete.length === lines.length ? [...complete, ...goods] : undefined;
}

/** Returns the boxes of the parcel. They are known even if the powers are hidden. */
export const parcelLines = (draft: Draft): QuoteBody['lines'] =>
  ordered(draft).flatMap(({ productId, packId, quantity }) =>
    productId !== '' && packId !== '' ? [{ productId, packId, quantity }] : [],
  );

/** Returns the lines of the order, or undefined while a line is incomplete. */
export function orderLines(draft: Draft): PlaceOrderBody['lines'] | undefined {
  const quoted = quoteLines(draft);
  const eyes = ordered(draft);
  const lines = quoted?.flatMap((line, at) => {
    const one = eyes[at];
    if (!one) return [line]; // the lines of other goods come after the lines of the eyes
    return one.prescriptionId ? [{ ...line, eye: one.eye, prescriptionId: one.prescriptionId }] : [];
  });
  return lines?.length === quoted?.length ? lines : undefined;
}

type Repeat = { readonly orderId: string; readonly lines: RepeatedLine[]; readonly goods?: GoodsDraft[] };

/**
 * Returns the request that repeats an earlier order. Returns undefined unless each ordered eye has the lens of this
 * order. The request has no powers, so a role that may not see powers orders with it.
 */
export function repeatOf(draft: Draft): Repeat | undefined {
  const eyes = ordered(draft);
  const orderId = eyes[0]?.like?.orderId;
  const lines = eyes.flatMap(({ like, quantity, packId, prescriptionId }) =>
    like && like.orderId === orderId && packId !== ''
      ? [{ lineId: like.lineId, quantity, packId, prescriptionId }]
      : [],
  );
  const goods = goodsLines(draft);
  if (orderId === undefined || lines.length !== eyes.length || !goods) return undefined;
  return { orderId, lines, ...(goods.length > 0 && { goods }) };
}
