import { CHANGE_COUPON_GUIDE, CREATE_COUPON_GUIDE } from '@toric/contracts/marketing/marketing.guide';
import { ChangeCoupon, type CouponView, CreateCoupon } from '@toric/contracts/marketing/marketing.http';
import { DISCOUNT_KIND_WORDS } from '@toric/contracts/marketing/marketing.words';
import type { FormSpec } from '../../kit/kit.types.ts';

/** Lists the terms of a coupon that can be set and changed. */
const TERMS = [
  {
    title: { en: 'When and where', zh: '时间与地区' },
    fields: [{ name: 'startsAt', width: 'half' }, { name: 'endsAt', width: 'half' }, { name: 'markets' }],
  },
  {
    title: { en: 'Limits', zh: '限制' },
    fields: [
      { name: 'minimumSubtotal', width: 'half' },
      { name: 'totalLimit', width: 'half' },
      { name: 'perCustomerLimit', width: 'half' },
      { name: 'active' },
    ],
  },
] as const;

/** Describes the form of a new coupon. Code and discount cannot be changed afterwards. */
export const NEW_COUPON: FormSpec<typeof CreateCoupon, undefined> = {
  operation: CreateCoupon,
  guide: CREATE_COUPON_GUIDE,
  title: { en: 'New coupon', zh: '新优惠券' },
  save: ({ code }) =>
    code
      ? { en: `Create ${code.toUpperCase()}`, zh: `创建 ${code.toUpperCase()}` }
      : { en: 'Create the coupon', zh: '创建优惠券' },
  sections: [
    {
      fields: [
        { name: 'code', control: 'code', width: 'half' },
        { name: 'description', control: 'text' },
        { name: 'discount.kind', words: DISCOUNT_KIND_WORDS, width: 'half' },
        { name: 'discount.basisPoints', width: 'half', when: ({ discount }) => discount.kind === 'percent' },
        { name: 'discount.amount', width: 'half', when: ({ discount }) => discount.kind === 'amount' },
      ],
    },
    ...TERMS,
  ],
};

/** Describes the form with the terms of a coupon that may be changed. */
export const CHANGED_COUPON: FormSpec<typeof ChangeCoupon, CouponView> = {
  operation: ChangeCoupon,
  guide: CHANGE_COUPON_GUIDE,
  title: { en: 'Change the coupon', zh: '更改优惠券' },
  save: { en: 'Save the terms', zh: '保存条款' },
  start: ({ description, minimumSubtotal, markets, startsAt, endsAt, totalLimit, perCustomerLimit, active }) => ({
    ...{ description, minimumSubtotal, markets, startsAt, endsAt, totalLimit, perCustomerLimit, active },
  }),
  sections: [{ fields: [{ name: 'description', control: 'text' }] }, ...TERMS],
};
