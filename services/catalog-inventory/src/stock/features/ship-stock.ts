import { ShipStock } from '@toric/contracts/catalog-inventory/events';
import type { DataOf, Message } from '@toric/contracts/kernel/message';
import { emits } from '@toric/messaging/outcome';
import type { Tx } from '@toric/messaging/sql';
import { on } from '@toric/messaging/subscription';
import { dayOf } from '@toric/optics/calendar-day';
import { endPicks, findPackedPicks, findUnpacked, forgetPicks } from '../parts/open-pick.store.ts';
import { closeOpened, findOpenedPicks } from '../parts/opened-pick.store.ts';
import { boxesOfPacked, boxesOfPart, looseBoxes, STILL_PICKED, takesAll } from '../parts/part.ts';
import { findHeldLines, findLotsOfParcel, type HeldBox, writePart } from '../parts/ship-part.store.ts';
import { ordersToRefill } from '../replace-quarantined.ts';
import { findHeldBoxes, releaseQuarantined } from '../replace-quarantined.store.ts';
import { answerToShip, type Reservation, requireShippable, withLineFacts } from '../reservation.ts';
import { endReservations, findLotsOfOrders, lockReservations } from '../reservation.store.ts';
import { allocate } from '../stock.ts';
import { holdBoxes, lockCandidateLots, lockLotsToShip, releaseBoxes, shipBoxes } from '../stock.store.ts';

type Rules = { spareDays: number };
type Command = DataOf<typeof ShipStock>;
type Means = Rules & { readonly now: Date; readonly reservations: ReadonlyMap<string, Reservation> };

/**
 * ⇐ catalog-inventory.ship-stock.v1. Takes the reserved boxes of an order out of stock, or the boxes of one parcel.
 * Boxes in quarantine are first replaced by other boxes, unless they are in a packed parcel. Emits
 * catalog-inventory.stock-shipped.v1, or catalog-inventory.shipment-refused.v1 if boxes in quarantine are not replaced.
 * Throws for an order that has no reserved boxes and had no ShipStock before, so the message becomes a dead letter.
 */
export const shipStock = ({ spareDays }: Rules) =>
  on(ShipStock, {
    async runMany({ received, tx, now }) {
      const commands = received.map(({ message }) => message);
      const reservations = await lockReservations(tx, [...new Set(commands.map(({ orderId }) => orderId))]);
      const means = { spareDays, now, reservations };
      const whole = commands.filter(({ lines }) => lines === undefined);
      // parcels are shipped one by one: all their lots are locked first, in the order of lot ids
      if (whole.length < commands.length) await lockLotsToShip(tx, [...reservations.keys()]);
      const answers = new Map(await shipWhole(tx, whole, means));
      for (const command of commands) {
        if (command.lines !== undefined)
          answers.set(command, await shipPart(tx, { ...command, lines: command.lines }, means));
      }
      return commands.map((command) => emits(...[answers.get(command) ?? []].flat()));
    },
  });

/** Ships all boxes that these orders hold. Returns the answer to each command. */
async function shipWhole(tx: Tx, commands: readonly Command[], means: Means): Promise<[Command, Message][]> {
  const { now, reservations } = means;
  const orderIds = [...new Set(commands.map(({ orderId }) => orderId))];
  if (orderIds.length === 0) return [];
  for (const orderId of orderIds) requireShippable(orderId, reservations.get(orderId));
  const withStatus = (status: string) => orderIds.filter((id) => reservations.get(id)?.status === status);
  const held = withStatus('held');
  // a carrier has the parcels of these picks, so no other box can take the place of one in quarantine
  const opened = await findOpenedPicks(tx, named(commands.filter(({ orderId }) => held.includes(orderId))));
  const unsafe = opened.filter(({ isQuarantined }) => isQuarantined).map(({ orderId }) => orderId);
  const replaceable = held.filter((id) => !unsafe.includes(id));
  const lacking = replaceable.length > 0 ? await replaceQuarantined(tx, replaceable, means) : [];
  const withdrawn = [...unsafe, ...lacking];
  const leaving = held.filter((id) => !withdrawn.includes(id));
  if (leaving.length > 0) {
    await requirePacked(tx, leaving);
    await shipBoxes(tx, leaving, now);
    await endReservations(tx, leaving, 'shipped', now);
    await forgetPicks(tx, leaving);
    await closeOpened(
      tx,
      opened.filter(({ orderId }) => leaving.includes(orderId)),
    );
  }
  if (withdrawn.length > 0) await withdraw(tx, withdrawn, now);
  const lots = await findLotsOfOrders(tx, orderIds);
  const shipped = new Set([...withStatus('shipped'), ...leaving]);
  return commands.map((command) => {
    const { orderId } = command;
    const lotsOfOrder = lots.filter((lot) => lot.orderId === orderId);
    return [command, answerToShip(command, shipped.has(orderId), lotsOfOrder)];
  });
}

/** Returns the orders of these commands with the waves that packed them. A command without a wave is left out. */
const named = (commands: readonly Command[]) =>
  commands.flatMap(({ orderId, waveId }) => (waveId === undefined ? [] : [{ orderId, waveId }]));

/** Throws if a wave has begun one of these orders and has not packed it, because its boxes lie in a tote. */
async function requirePacked(tx: Tx, orderIds: readonly string[]): Promise<void> {
  const [orderId] = await findUnpacked(tx, orderIds);
  if (orderId !== undefined) throw STILL_PICKED({ orderId });
}

type Chosen = { readonly boxes: HeldBox[]; readonly waveId: string | undefined; readonly isOpened?: true };
type Part = Command & { readonly lines: NonNullable<Command['lines']> };

/**
 * Ships the boxes of one parcel. The other boxes stay reserved, and the order is shipped when none is left. A parcel
 * that has left before gets the same answer again.
 */
async function shipPart(tx: Tx, command: Part, means: Means): Promise<Message> {
  const { orderId } = command;
  const parcelId = command.parcelId ?? orderId;
  const before = await findLotsOfParcel(tx, parcelId);
  if (before.length > 0) return answerToShip(command, true, before);
  const status = means.reservations.get(orderId)?.status;
  if (status === 'withdrawn') return answerToShip(command, false, []);
  requireShippable(orderId, means.reservations.get(orderId));
  const leaving = await choosePart(tx, { ...command, parcelId }, means);
  if (!leaving) {
    await withdraw(tx, [orderId], means.now);
    return answerToShip(command, false, []);
  }
  const { boxes, waveId, isOpened } = leaving;
  const isLast = takesAll(boxes, await findHeldLines(tx, orderId));
  if (isLast && (waveId === undefined || isOpened)) await requirePacked(tx, [orderId]);
  writePart(tx, { orderId, parcelId }, boxes, means.now);
  if (waveId !== undefined && isOpened) await closeOpened(tx, [{ orderId, waveId }]);
  if (isLast) await forgetPicks(tx, [orderId]);
  else if (waveId !== undefined) await endPicks(tx, waveId, [orderId]);
  if (isLast) await endReservations(tx, [orderId], 'shipped', means.now);
  return answerToShip(command, true, await findLotsOfParcel(tx, parcelId));
}

/**
 * Returns the boxes of a parcel, and the wave in which it was packed. A packed parcel holds exactly the boxes that were
 * scanned, even if its pick was given back while the parcel was on its way. A parcel that a person composed takes no
 * boxes of a packed parcel. A lot in quarantine in another parcel of the order does not stop this parcel. Returns
 * undefined if a box of this parcel may not leave.
 */
async function choosePart(
  tx: Tx,
  { orderId, parcelId, lines, waveId }: Part & { parcelId: string },
  means: Means,
): Promise<Chosen | undefined> {
  const held = await findHeldLines(tx, orderId);
  const picks = await findPackedPicks(tx, orderId);
  const packed = boxesOfPacked({ lines, waveId }, picks, held);
  if (packed && !packed.boxes.some(({ isQuarantined }) => isQuarantined)) return packed;
  const [opened] = packed ? [] : await findOpenedPicks(tx, named([{ orderId, waveId }]));
  if (opened?.isQuarantined) return undefined;
  const left = opened && boxesOfPacked({ lines, waveId }, [opened], held);
  if (left) return { ...left, isOpened: true };
  // if the pick of a packed parcel is unknown, the parcel may hold a box in quarantine, so all such boxes of the order
  // must be replaced
  const isComposed = waveId === undefined && (picks.length > 0 || !means.reservations.get(orderId)?.packedAt);
  const mayTakeLoose = !packed && (isComposed || !held.some(({ isQuarantined }) => isQuarantined));
  const loose = mayTakeLoose ? looseBoxes(lines, picks, held) : undefined;
  if (loose) return { boxes: loose, waveId: undefined };
  const withdrawn = await replaceQuarantined(tx, [orderId], means, parcelId);
  if (withdrawn.length > 0) return undefined;
  const boxes = boxesOfPart({ orderId, parcelId, lines }, await findHeldLines(tx, orderId));
  return { boxes, waveId: undefined };
}

async function withdraw(tx: Tx, orderIds: readonly string[], now: Date): Promise<void> {
  await releaseBoxes(tx, orderIds, now);
  await endReservations(tx, orderIds, 'withdrawn', now);
}

/**
 * Replaces the reserved boxes that are in quarantine by other boxes. The other boxes are chosen by the rules for a new
 * reservation. An eye is assumed to wear first the boxes of the order that are not in quarantine. The other boxes are
 * opened later, so they must expire later. Returns the ids of the orders whose boxes in quarantine cannot all be
 * replaced.
 */
async function replaceQuarantined(
  tx: Tx,
  orderIds: readonly string[],
  { spareDays, now, reservations }: Means,
  parcelId?: string,
) {
  if (!(await lockLotsToShip(tx, orderIds))) return [];
  const today = dayOf(now);
  const packed = new Set(orderIds.filter((id) => reservations.get(id)?.packedAt));
  const boxes = await findHeldBoxes(tx, orderIds);
  const { orders, refused: withoutMarket } = ordersToRefill(boxes, packed);
  const { allocations, refused } = allocate(orders, await lockCandidateLots(tx, orders, today), { today, spareDays });
  const refilled = orders.map(({ orderId }) => orderId).filter((id) => !refused.has(id));
  await releaseQuarantined(tx, refilled, parcelId, now);
  holdBoxes(tx, withLineFacts(allocations, boxes), now, { kind: 'exchange', causeId: parcelId });
  return [...withoutMarket, ...refused.keys()];
}
