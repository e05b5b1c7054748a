import { CHANGE_COUPON_GUIDE } from '@toric/contracts/marketing/marketing.guide';
import {
  ApproveCoupon,
  ChangeCoupon,
  COUPON_ALONE_AT_MOST,
  type CouponView,
  GetCoupon,
  ListCoupons,
  ListRedemptions,
} from '@toric/contracts/marketing/marketing.http';
import { useWords } from '../../app/words.ts';
import type { Action, AnyAction } from '../../kit/kit.types.ts';
import { changesTab } from '../../kit/record/changes.tsx';
import { recordPage } from '../../kit/record/record-page.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { When } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { Discount } from './discount.tsx';
import { Redemptions } from './redemptions.tsx';
import { COUPON_STATE_WORDS, stateOf } from './state.ts';
import { Terms } from './terms.tsx';

type Shown = { readonly record: CouponView };

const ALONE = `${COUPON_ALONE_AT_MOST / 100} %`;

function Reason({ record }: Shown) {
  const state = stateOf(record, new Date());
  if (state === 'waits') {
    return (
      <Why
        tone="wait"
        title={{
          en: 'No order may use this coupon until finance approves it.',
          zh: '财务批准之前，任何订单都不能使用此优惠券。',
        }}
        rule={{
          en: `It may take more than ${ALONE} off an order. A person of finance who did not write its terms must agree.`,
          zh: `它可能减免订单的 ${ALONE} 以上，须由未编写其条款的财务人员同意。`,
        }}
      />
    );
  }
  if (state === 'off') {
    return (
      <Why
        tone="note"
        title={{
          en: 'The coupon is switched off, so every order is refused it.',
          zh: '优惠券已停用，任何订单都不能使用。',
        }}
      />
    );
  }
  return null;
}

function FactsLine({ record }: Shown) {
  const t = useWords();
  return (
    <>
      <Discount coupon={record} /> · {t({ en: 'from ', zh: '自 ' })}
      <When at={record.startsAt} />
      {record.endsAt && (
        <>
          {t({ en: ' until ', zh: ' 至 ' })}
          <When at={record.endsAt} />
        </>
      )}
      {record.description && <> · {record.description}</>}
    </>
  );
}

function Effect({ record }: Shown) {
  return (
    <Facts
      sum
      rows={[
        { label: { en: 'It takes off', zh: '减免' }, value: <Discount coupon={record} /> },
        { label: { en: 'Its terms are from', zh: '条款编写人' }, value: <PersonName id={record.changedBy} /> },
        { label: { en: 'Uses in all', zh: '总次数' }, value: record.totalLimit ?? '∞' },
      ]}
    />
  );
}

const approve: Action<CouponView, typeof ApproveCoupon> = {
  operation: ApproveCoupon,
  label: { en: 'Approve it…', zh: '批准…' },
  tone: 'main',
  when: ({ approval }) => approval === 'needed',
  effect: Effect,
  keep: { en: 'Let it wait', zh: '暂不批准' },
  input: ({ id }) => ({ params: { couponId: id } }),
  done: { en: 'The coupon is approved. Orders may use it within its dates.', zh: '优惠券已批准，在有效期内可使用。' },
  refreshes: [ListCoupons],
};

const switched = (on: boolean): Action<CouponView, typeof ChangeCoupon> => ({
  operation: ChangeCoupon,
  label: on ? { en: 'Switch it on', zh: '启用' } : { en: 'Switch it off', zh: '停用' },
  when: ({ active }) => active !== on,
  input: ({ id }) => ({ params: { couponId: id }, body: { active: on } }),
  done: on
    ? { en: 'The coupon is switched on.', zh: '优惠券已启用。' }
    : { en: 'The coupon is switched off.', zh: '优惠券已停用。' },
  undo: { operation: ChangeCoupon, input: ({ id }) => ({ params: { couponId: id }, body: { active: !on } }) },
  refreshes: [ListCoupons],
});

const ACTIONS: readonly AnyAction<CouponView>[] = [
  approve,
  {
    href: ({ id }) => `/coupons/${id}/change`,
    operation: ChangeCoupon,
    label: { en: 'Change the terms', zh: '更改条款' },
    key: 'e',
  },
  switched(false),
  switched(true),
];

/** Shows one coupon: its terms, its approval and the orders that used it. */
export default recordPage({
  operation: GetCoupon,
  params: ['couponId'],
  list: { label: { en: 'Coupons', zh: '优惠券' }, href: '/coupons' },
  title: ({ code }) => code,
  state: (coupon) => ({ words: COUPON_STATE_WORDS, value: stateOf(coupon, new Date()) }),
  facts: FactsLine,
  why: Reason,
  actions: ACTIONS,
  tabs: [
    { id: 'terms', label: { en: 'Terms', zh: '条款' }, content: Terms },
    { id: 'uses', label: { en: 'Orders', zh: '订单' }, content: Redemptions, operation: ListRedemptions },
    changesTab(({ id }: CouponView) => id, CHANGE_COUPON_GUIDE),
  ],
});
