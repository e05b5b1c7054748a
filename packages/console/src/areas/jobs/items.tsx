import { type JobItem, ListJobItems } from '@toric/contracts/jobs/job.http';
import { ITEM_OUTCOME_WORDS, ITEM_STATE_WORDS, JOB_DEED_WORDS } from '@toric/contracts/jobs/job.words';
import { Link } from 'react-router';
import { useWords } from '../../app/words.ts';
import { columnsFor } from '../../kit/list/column.tsx';
import type { ListSpec } from '../../kit/kit.types.ts';
import { Badge } from '../../kit/show/badge.tsx';

const column = columnsFor<typeof ListJobItems>();

/** Shows the outcome of an item: the expected outcome of the dry run until the item has run, then the real outcome. */
function Outcome({ item: { state, did, expected } }: { readonly item: JobItem }) {
  if (state === 'applied' && did) return <Badge words={JOB_DEED_WORDS} value={did} />;
  if (state === 'planned' && expected) return <Badge words={ITEM_OUTCOME_WORDS} value={expected} />;
  return <Badge words={ITEM_STATE_WORDS} value={state} />;
}

function Reasons({ item: { reasons } }: { readonly item: JobItem }) {
  const t = useWords();
  return (
    <>
      {reasons.map(({ column: name, detail }, index) => (
        <span key={index}>
          {index > 0 && '; '}
          {name !== null && <b>{name}: </b>}
          {t(detail)}
        </span>
      ))}
    </>
  );
}

function RecordLink({ item: { personId, did } }: { readonly item: JobItem }) {
  const t = useWords();
  if (personId === null || did === 'removed') return null;
  return <Link to={`/customers/${personId}`}>{t({ en: 'Customer', zh: '客户' })}</Link>;
}

/** Describes the list of the items of a job. */
export const ITEMS: ListSpec<typeof ListJobItems> = {
  operation: ListJobItems,
  title: { en: 'Rows', zh: '行' },
  about: { en: 'Each row with what it came to.', zh: '每一行及其结果。' },
  key: ({ row }) => String(row),
  columns: [
    column.number('row', { en: 'Row', zh: '行号' }, ({ row }) => row),
    {
      ...{ id: 'outcome', label: { en: 'Result', zh: '结果' }, width: 150 },
      cell: (item) => <Outcome item={item} />,
      text: ({ state, did, expected }) => did ?? (state === 'planned' ? (expected ?? state) : state),
    },
    {
      ...{ id: 'why', label: { en: 'Why', zh: '原因' }, width: 460 },
      cell: (item) => <Reasons item={item} />,
      text: ({ reasons }) => reasons.map(({ detail }) => detail.en).join('; '),
    },
    {
      ...{ id: 'record', label: { en: 'Record', zh: '记录' }, width: 120 },
      cell: (item) => <RecordLink item={item} />,
    },
  ],
  empty: {
    title: { en: 'There are no such rows.', zh: '没有此类行。' },
    about: { en: 'They stand here as soon as they are read.', zh: '读取后会显示在此。' },
  },
};
