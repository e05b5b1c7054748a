import type { Text } from '@toric/contracts/kernel/sentence';
import type { OrderStatus, OrderStep, OrderView } from '@toric/contracts/order/order.http';

/** Describes a step of the line that shows the progress of an order. */
export type TrackStep = {
  readonly id: string;
  readonly label: Text;
  readonly state: 'done' | 'now' | 'stopped' | 'later';
  readonly at?: string;
};

type Stop = {
  readonly id: string;
  readonly label: Text;
  readonly reachedBy: OrderStatus;
  readonly doneBy: OrderStatus;
  /** Holds the label while the order is in this step, if `label` names the end of the step. */
  readonly meanwhile?: Text;
  /** If true, the label names a state, so the time of the step is the time at which the order reached this state. */
  readonly isState?: true;
};

const stop = (id: string, en: string, zh: string, reachedBy: OrderStatus, doneBy: OrderStatus): Stop => ({
  ...{ id, label: { en, zh }, reachedBy, doneBy },
});
/** Lists the states of an order without failures, in their order. `payment-due` has the rank of `capturing`. */
const COURSE: readonly OrderStatus[] = [
  ...(['verifying', 'discounting', 'reserving', 'awaiting-stock', 'charging', 'confirmed', 'shipping'] as const),
  ...(['capturing', 'part-shipped', 'shipped', 'completed'] as const),
];
const STOPS: readonly Stop[] = [
  stop('prescription', 'Prescription', '处方', 'verifying', 'discounting'),
  stop('coupon', 'Coupon', '优惠券', 'discounting', 'reserving'),
  stop('stock', 'Lenses held', '镜片预留', 'reserving', 'charging'),
  stop('card', 'Card checked', '银行卡预授权', 'charging', 'confirmed'),
  { ...stop('ready', 'Ready to ship', '待发货', 'confirmed', 'shipping'), isState: true },
  stop('shipped', 'Shipped and paid', '已发货并扣款', 'shipping', 'shipped'),
  {
    ...stop('delivered', 'Delivered', '已送达', 'shipped', 'completed'),
    meanwhile: { en: 'On its way', zh: '运输中' },
  },
];

const rankOf = (status: OrderStatus) => COURSE.indexOf(status === 'payment-due' ? 'capturing' : status);
const isCancelled = (status: OrderStatus) => status === 'cancelling' || status === 'cancelled';

/** Returns the last state of an order before it was cancelled. Returns its present state if it was not cancelled. */
function reached(status: OrderStatus, steps: readonly OrderStep[]): OrderStatus {
  if (!isCancelled(status)) return status;
  return steps.filter((step) => !isCancelled(step.status)).at(-1)?.status ?? 'verifying';
}

type Shown = Pick<OrderView, 'status' | 'couponCode' | 'createdAt'>;

/** Returns the steps of an order: the finished steps with their times, the present step, and the later steps. */
export function trackOf(order: Shown, steps: readonly OrderStep[]): TrackStep[] {
  const last = reached(order.status, steps);
  const rank = rankOf(last);
  const timeOf = (status: OrderStatus) => steps.find((step) => rankOf(step.status) >= rankOf(status))?.at;
  const stops = STOPS.filter(({ id }) => id !== 'coupon' || order.couponCode !== null).map((one): TrackStep => {
    const { id, label, reachedBy, doneBy, meanwhile = label, isState } = one;
    if (rank >= rankOf(doneBy)) return withTime({ id, label, state: 'done' }, timeOf(isState ? reachedBy : doneBy));
    if (rank < rankOf(reachedBy)) return { id, label, state: 'later' };
    return withTime({ id, label: meanwhile, state: isCancelled(order.status) ? 'stopped' : 'now' }, timeOf(reachedBy));
  });
  return [{ id: 'placed', label: { en: 'Placed', zh: '已下单' }, state: 'done', at: order.createdAt }, ...stops];
}

const withTime = (step: TrackStep, at: string | undefined): TrackStep => (at === undefined ? step : { ...step, at });

const CANCELLABLE: readonly OrderStatus[] = [
  ...(['verifying', 'discounting', 'reserving', 'awaiting-stock', 'charging', 'confirmed', 'part-shipped'] as const),
];
/** Returns true while an order has boxes that have not left the warehouse, so that it can be cancelled. */
export const isCancellable = ({ status }: Pick<OrderView, 'status'>): boolean => CANCELLABLE.includes(status);

/** Returns true if the order can be changed: it is confirmed, and no other change of it is running. */
export const isAmendable = ({ status, amendingId }: Pick<OrderView, 'status' | 'amendingId'>): boolean =>
  status === 'confirmed' && amendingId === null;

/** Returns true if the order has ended: it is completed or cancelled. */
export const hasEnded = ({ status }: Pick<OrderView, 'status'>): boolean =>
  status === 'completed' || status === 'cancelled';
