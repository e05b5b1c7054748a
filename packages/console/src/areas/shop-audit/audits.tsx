import { ListShopAudits } from '@toric/contracts/order/audit/shop-audit.http';
import { text } from '../../app/words.ts';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';

const column = columnsFor<typeof ListShopAudits>();

/** Lists the audits of the shop, night by night. */
export default listPage({
  operation: ListShopAudits,
  title: text('Nights of the audit', '审核记录'),
  about: text('Each audit compares the orders that changed since the one before.', '每次审核比对上次以来变化的订单。'),
  key: ({ id }) => id,
  columns: [
    column.when('started', text('Started', '开始'), ({ startedAt }) => startedAt),
    column.when('ended', text('Ended', '结束'), ({ endedAt }) => endedAt),
    column.number('orders', text('Orders', '订单数'), ({ orders }) => orders),
    column.number('pages', text('Pages', '页数'), ({ pages }) => pages),
    column.number('answers', text('Answers', '答复'), ({ answers }) => answers),
    column.number('open', text('Findings open now', '当前待处理'), ({ open }) => open),
  ],
  empty: {
    title: text('There was no audit yet.', '尚无审核。'),
    about: text('The first begins after two o’clock in UTC.', '首次审核于 UTC 两点后开始。'),
  },
});
