import { ListQualityAudits } from '@toric/contracts/customer/quality/audit.http';
import { text } from '../../app/words.ts';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';
import { Score } from './score.tsx';
import { MonthName } from './month-name.tsx';

const column = columnsFor<typeof ListQualityAudits>();
const percent = (score: number | null) => (score === null ? '' : String(score));

/** Lists the monthly audits of data quality. */
export default listPage({
  operation: ListQualityAudits,
  title: text('Monthly audits', '月度审核'),
  about: text(
    'The quality of data at the end of each month, and what was done about it.',
    '每月末的数据质量，以及当月的处理情况。',
  ),
  key: ({ month }) => month,
  href: ({ month }) => `/quality/audits/${month}`,
  columns: [
    {
      id: 'month',
      label: text('Month', '月份'),
      cell: ({ month }) => (
        <b>
          <MonthName month={month} />
        </b>
      ),
      text: ({ month }) => month,
      width: 160,
    },
    {
      ...{ id: 'score', label: text('Score', '得分'), align: 'end' },
      cell: ({ score }) => <Score score={score} />,
      text: ({ score }) => percent(score),
    },
    {
      ...{ id: 'start', label: text('At the start', '月初'), align: 'end' },
      cell: ({ startScore }) => <Score score={startScore} />,
      text: ({ startScore }) => percent(startScore),
    },
    column.number('customers', text('Customers', '客户数'), ({ customers }) => customers),
    column.number('stale', text('Stale facts', '过期资料'), ({ stale }) => stale),
    column.number('duplicates', text('Duplicates open', '待处理重复'), ({ duplicatesOpen }) => duplicatesOpen),
    column.number('cleaned', text('Records cleaned', '已清理资料'), ({ cleaned }) => cleaned),
    column.when('made', text('Made', '生成时间'), ({ madeAt }) => madeAt),
  ],
  empty: {
    title: text('There is no audit yet.', '暂无审核报告。'),
    about: text('The first is made on the first day of next month.', '首份报告将于下月第一天生成。'),
  },
});
