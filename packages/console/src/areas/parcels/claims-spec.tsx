import { ListCarrierClaims } from '@toric/contracts/order/parcels/carrier-claim.http';
import { CLAIM_KIND_WORDS, CLAIM_STATUS_WORDS } from '@toric/contracts/order/parcels/parcel.words';
import { text } from '../../app/words.ts';
import type { ListSpec } from '../../kit/kit.types.ts';
import { columnsFor } from '../../kit/list/column.tsx';
import { choiceField } from '../../kit/list/filters/fields.ts';

const column = columnsFor<typeof ListCarrierClaims>();
const STATE = text('State', '状态');
const KIND = text('What happened', '情况');

/** Describes the list of claims to carriers. The page of a parcel shows the same columns. */
export const claimsSpec: ListSpec<typeof ListCarrierClaims> = {
  operation: ListCarrierClaims,
  title: text('Claims to carriers', '承运商索赔'),
  about: text('What carriers owe for lost, damaged and late parcels.', '承运商因丢失、损坏或延误应赔付的款项。'),
  key: ({ id }) => id,
  href: ({ id }) => `/carrier-claims/${id}`,
  filters: {
    ...choiceField('status', STATE, CLAIM_STATUS_WORDS),
    ...choiceField('kind', KIND, CLAIM_KIND_WORDS),
  },
  views: [
    { id: 'open', label: text('Open', '进行中'), filters: { statusIn: 'filing,filed,by-hand' } },
    { id: 'hand', label: text('To file by hand', '待人工提交'), filters: { status: 'by-hand' } },
    { id: 'all', label: text('All', '全部'), filters: {} },
  ],
  columns: [
    column.text('parcel', text('Parcel', '包裹'), ({ parcelNumber }) => parcelNumber, { isName: true, width: 160 }),
    column.badge('status', STATE, CLAIM_STATUS_WORDS, ({ status }) => status, { width: 180 }),
    column.badge('kind', KIND, CLAIM_KIND_WORDS, ({ kind }) => kind, { width: 110 }),
    column.text('carrier', text('Carrier', '承运商'), ({ carrier }) => carrier, { width: 130 }),
    column.money('amount', text('Claimed', '索赔金额'), ({ amount }) => amount),
    column.money('paid', text('Paid', '赔付金额'), ({ paid }) => paid),
    column.when('created', text('Opened', '提出时间'), ({ createdAt }) => createdAt),
    column.when('closed', text('Closed', '结束时间'), ({ closedAt }) => closedAt, { hidden: true }),
  ],
  empty: {
    title: text('There is no such claim.', '没有此类索赔。'),
    about: text('A claim is opened on the page of a parcel.', '索赔在包裹页面提出。'),
  },
};
