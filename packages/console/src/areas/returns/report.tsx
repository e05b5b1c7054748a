import { ReportReturns } from '@toric/contracts/catalog-inventory/returned/returned.http';
import { RETURN_REPORT_BY_WORDS } from '@toric/contracts/catalog-inventory/returned/returned.words';
import { COUNTED_REASON_WORDS } from '@toric/contracts/returned/returned.words';
import { CountedReason } from '@toric/contracts/returned/returned';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';

const column = columnsFor<typeof ReportReturns>();
const percent = (rate: number | null) => (rate === null ? '–' : `${(rate / 100).toFixed(2)} %`);

/** Reports the reasons and the rates of returns: by product, by lot or by supplier. The download is a CSV file. */
export default listPage({
  operation: ReportReturns,
  title: { en: 'Why goods come back', zh: '退货原因' },
  about: {
    en: 'Boxes of the last year that came back, the most first. A reaction of an eye counts as a defect.',
    zh: '最近一年退回的商品，按数量从多到少。眼部反应计为产品缺陷。',
  },
  key: ({ id }) => id,
  filters: {
    by: { kind: 'choice', label: { en: 'By', zh: '统计方式' }, words: RETURN_REPORT_BY_WORDS },
    from: { kind: 'day', label: { en: 'Day', zh: '日期' }, side: 'from' },
    to: { kind: 'day', label: { en: 'Day', zh: '日期' }, side: 'to' },
  },
  views: [
    { id: 'product', label: { en: 'By product', zh: '按产品' }, filters: { by: 'product' } },
    { id: 'lot', label: { en: 'By lot', zh: '按批次' }, filters: { by: 'lot' } },
    { id: 'supplier', label: { en: 'By supplier', zh: '按供应商' }, filters: { by: 'supplier' } },
  ],
  columns: [
    {
      ...{ id: 'name', label: { en: 'Name', zh: '名称' }, width: 220 },
      cell: ({ name, id }) => <b>{name ?? id}</b>,
      text: ({ name, id }) => name ?? id,
    },
    column.number('shipped', { en: 'Sent', zh: '发出' }, ({ shipped }) => shipped),
    column.number('returned', { en: 'Came back', zh: '退回' }, ({ returned }) => returned),
    {
      ...{ id: 'rate', label: { en: 'Rate', zh: '退货率' }, align: 'end', width: 110 },
      cell: ({ rate }) => percent(rate),
      text: ({ rate }) => percent(rate),
    },
    column.number('faulty', { en: 'Faulty', zh: '缺陷' }, ({ faulty }) => faulty),
    {
      ...{ id: 'fault-rate', label: { en: 'Rate of faults', zh: '缺陷率' }, align: 'end', width: 130 },
      cell: ({ faultRate }) => percent(faultRate),
      text: ({ faultRate }) => percent(faultRate),
    },
    column.number('restocked', { en: 'Sold again', zh: '重新入库' }, ({ restocked }) => restocked),
    column.number('scrapped', { en: 'Thrown away', zh: '报废' }, ({ scrapped }) => scrapped),
    ...CountedReason.options.map((reason) =>
      column.number(reason, COUNTED_REASON_WORDS[reason].label, ({ reasons }) => reasons[reason]),
    ),
  ],
  empty: {
    title: { en: 'Nothing came back in this time.', zh: '此期间没有退货。' },
    about: { en: 'Choose other days, or count by something else.', zh: '请选择其他日期或统计方式。' },
  },
});
