import type { Item } from '@toric/client/types';
import { ChangeCoupon, CreateCoupon, ListCoupons } from '@toric/contracts/marketing/marketing.http';
import { COUPON_APPROVAL_WORDS } from '@toric/contracts/marketing/marketing.words';
import { formatNumber, useLanguage } from '../../app/words.ts';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';
import { Discount, discountText } from './discount.tsx';
import { COUPON_STATE_WORDS, stateOf } from './state.ts';

const column = columnsFor<typeof ListCoupons>();

type Coupon = Item<typeof ListCoupons>;

function Uses({ coupon: { used, totalLimit } }: { readonly coupon: Coupon }) {
  const language = useLanguage();
  return totalLimit === null
    ? formatNumber(used, language)
    : `${formatNumber(used, language)} / ${formatNumber(totalLimit, language)}`;
}
const state = (coupon: Coupon) => stateOf(coupon, new Date());

/** Lists the coupons, with their discount, their state and the number of their uses. */
export default listPage({
  operation: ListCoupons,
  title: { en: 'Coupons', zh: '优惠券' },
  about: {
    en: 'What customers may type to pay less, the newest first.',
    zh: '客户可输入以享受优惠的代码，最新的在前。',
  },
  key: ({ id }) => id,
  href: ({ id }) => `/coupons/${id}`,
  filters: {
    q: { kind: 'text', label: { en: 'Code or description', zh: '代码或说明' } },
    active: {
      kind: 'flag',
      label: { en: 'Switch', zh: '开关' },
      yes: { en: 'switched on', zh: '已启用' },
      no: { en: 'switched off', zh: '已停用' },
    },
    approval: {
      kind: 'choice',
      label: { en: 'Approval', zh: '批准' },
      words: { needed: COUPON_APPROVAL_WORDS.needed },
    },
  },
  views: [
    { id: 'all', label: { en: 'All', zh: '全部' }, filters: {} },
    { id: 'on', label: { en: 'Switched on', zh: '已启用' }, filters: { active: 'true' } },
    { id: 'needed', label: { en: 'Waits for finance', zh: '等待财务批准' }, filters: { approval: 'needed' } },
  ],
  columns: [
    {
      id: 'code',
      label: { en: 'Code', zh: '代码' },
      cell: ({ code }) => <b className="mono">{code}</b>,
      text: ({ code }) => code,
      width: 160,
    },
    column.badge('state', { en: 'State', zh: '状态' }, COUPON_STATE_WORDS, (coupon) => state(coupon), { width: 160 }),
    {
      id: 'discount',
      label: { en: 'Takes off', zh: '优惠' },
      cell: (coupon) => <Discount coupon={coupon} />,
      text: (coupon) => discountText(coupon, 'en'),
      align: 'end',
      width: 110,
    },
    {
      id: 'used',
      label: { en: 'Used', zh: '已使用' },
      cell: (coupon) => <Uses coupon={coupon} />,
      text: ({ used }) => String(used),
      align: 'end',
      width: 110,
    },
    column.text('description', { en: 'What for', zh: '用途' }, ({ description }) => description, { width: 280 }),
    column.when('starts', { en: 'Starts', zh: '开始' }, ({ startsAt }) => startsAt, { width: 200 }),
    column.when('ends', { en: 'Ends', zh: '结束' }, ({ endsAt }) => endsAt, { width: 200 }),
    column.when('created', { en: 'Created', zh: '创建时间' }, ({ createdAt }) => createdAt, {
      hidden: true,
      width: 150,
    }),
  ],
  actions: [
    {
      href: '/coupons/new',
      operation: CreateCoupon,
      label: { en: 'New coupon', zh: '新建优惠券' },
      tone: 'main',
      key: 'n',
    },
  ],
  bulk: [
    {
      operation: ChangeCoupon,
      label: { en: 'Switch them off', zh: '全部停用' },
      tone: 'stop',
      when: ({ active }) => active,
      input: ({ id }) => ({ params: { couponId: id }, body: { active: false } }),
      done: { en: 'They are switched off.', zh: '已停用。' },
      undo: { operation: ChangeCoupon, input: ({ id }) => ({ params: { couponId: id }, body: { active: true } }) },
    },
  ],
  empty: {
    title: { en: 'No coupon matches', zh: '没有符合条件的优惠券' },
    about: { en: 'Take a filter away, or make a coupon.', zh: '请减少筛选条件，或新建优惠券。' },
  },
});
