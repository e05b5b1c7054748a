import {
  ReleaseStock,
  ReserveStock,
  ShipmentRefused,
  ShipStock,
  StockReleased,
  StockReserved,
  StockShipped,
} from '@toric/contracts/catalog-inventory/events';
import {
  AmendReservation,
  ReservationAmended,
  ReservationAmendmentRefused,
} from '@toric/contracts/catalog-inventory/stock/amendment.events';
import type { DataOf, Message } from '@toric/contracts/kernel/message';
import { dataOf, type Means, ORDER, reason } from './known.ts';

type Boxes = readonly { readonly lineId: string; readonly quantity: number }[];

/** Plays the warehouse around one order. `judge` is called for each line whose boxes leave. */
export class Warehouse {
  private stock: 'none' | 'held' | 'released' | 'shipped' = 'none';
  private isPicked = false;
  private boxes = new Map<string, number>();
  private readonly swaps = new Map<string, Message>();
  private readonly parcels = new Map<string, Message>();
  private readonly means: Means;
  private readonly judge: (lineId: string) => void;

  constructor(means: Means, judge: (lineId: string) => void) {
    this.means = means;
    this.judge = judge;
  }

  beginPick(): void {
    if (this.stock === 'held') this.isPicked = true;
  }

  endPick(): void {
    this.isPicked = false;
  }

  get holds(): ReadonlyMap<string, number> | undefined {
    return this.stock === 'held' ? this.boxes : undefined;
  }

  private hold(lines: Boxes): void {
    this.boxes = new Map(lines.map(({ lineId, quantity }) => [lineId, quantity]));
  }

  answer(message: Message): void {
    const reserve = dataOf(ReserveStock, message);
    if (reserve) {
      if (this.stock === 'none') [this.stock] = ['held' as const, this.hold(reserve.lines)];
      if (this.stock === 'held')
        this.means.send(StockReserved({ orderId: ORDER, reservedUntil: '2030-01-01T00:00:00.000Z' }));
      return;
    }
    if (dataOf(ReleaseStock, message)) {
      if (this.stock !== 'shipped') [this.stock, this.boxes] = ['released', new Map()];
      if (this.stock === 'released') this.means.send(StockReleased({ orderId: ORDER }));
      return;
    }
    const amend = dataOf(AmendReservation, message);
    if (amend) this.swap(amend);
    const ship = dataOf(ShipStock, message);
    if (ship) this.ship(ship);
  }

  private swap({ amendmentId, lines }: DataOf<typeof AmendReservation>): void {
    const before = this.swaps.get(amendmentId);
    if (before) return this.means.send(before);
    const refused = this.stock !== 'held' || this.isPicked || this.means.random.chance(0.2);
    const answer = refused
      ? ReservationAmendmentRefused({ orderId: ORDER, amendmentId, reason, lineIds: [] })
      : ReservationAmended({ orderId: ORDER, amendmentId });
    if (!refused) this.hold(lines);
    this.swaps.set(amendmentId, answer);
    this.means.send(answer);
  }

  private ship({ parcelId, lines }: DataOf<typeof ShipStock>): void {
    const key = parcelId ?? 'whole';
    const before = this.parcels.get(key);
    if (before) return this.means.send(before);
    if (this.stock !== 'held') return this.means.send(ShipmentRefused({ orderId: ORDER, parcelId, reason }));
    const taken = lines ?? [...this.boxes].map(([lineId, quantity]) => ({ lineId, quantity }));
    for (const { lineId, quantity } of taken) {
      const left = (this.boxes.get(lineId) ?? 0) - quantity;
      if (left < 0)
        this.means.violations.push(`parcel ${key} takes boxes of line ${lineId} that the order does not hold`);
      this.boxes.set(lineId, left);
      this.judge(lineId);
    }
    if ([...this.boxes.values()].every((left) => left === 0)) this.stock = 'shipped';
    const answer = StockShipped({ orderId: ORDER, parcelId, lots: [] });
    this.parcels.set(key, answer);
    this.means.send(answer);
  }
}
