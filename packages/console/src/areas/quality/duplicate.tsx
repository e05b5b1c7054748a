import { ListChanges } from '@toric/contracts/changes/change.http';
import { LANGUAGE_NAME_WORDS } from '@toric/contracts/customer/people/customer.words';
import { KEEP_APART_GUIDE } from '@toric/contracts/customer/quality/duplicate.guide';
import {
  type DuplicateDetail,
  GetDuplicate,
  KeepApart,
  ListDuplicates,
  ReopenDuplicate,
} from '@toric/contracts/customer/quality/duplicate.http';
import { DUPLICATE_STATE_WORDS } from '@toric/contracts/customer/quality/duplicate.words';
import { PreviewCustomerMerge } from '@toric/contracts/customer/quality/merge.http';
import type { Text } from '@toric/contracts/kernel/sentence';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { text, useWords } from '../../app/words.ts';
import { recordPage } from '../../kit/record/record-page.tsx';
import { ScrollRegion } from '../../kit/scroll-region.tsx';
import { Day, When } from '../../kit/show/when.tsx';
import { Said } from '../../kit/show/said.tsx';
import { ChangeList } from '../customers/change-list.tsx';
import { Reasons } from './reasons.tsx';
import './quality.css';

type Shown = { readonly record: DuplicateDetail };
type Side = DuplicateDetail['one'];
type Row = { readonly label: Text; readonly of: (side: Side) => ReactNode; readonly plain: (side: Side) => string };

const addressText = ({
  recipient,
  line1,
  line2,
  postalCode,
  city,
  region,
  country,
}: Side['addresses'][number]): string =>
  [recipient, line1, line2, postalCode, city, region, country].filter(Boolean).join(', ');

const fact = (label: Text, get: (side: Side) => string | null): Row => ({
  ...{ label, of: (side) => get(side) ?? '–', plain: (side) => get(side) ?? '' },
});

const ROWS: readonly Row[] = [
  fact(text('Given name', '名'), ({ givenName }) => givenName),
  fact(text('Family name', '姓'), ({ familyName }) => familyName),
  {
    label: text('Date of birth', '出生日期'),
    of: ({ dateOfBirth }) => (dateOfBirth === null ? '–' : <Day day={dateOfBirth} />),
    plain: ({ dateOfBirth }) => dateOfBirth ?? '',
  },
  fact(text('E-mail', '电子邮箱'), ({ email }) => email),
  fact(text('Phone', '电话'), ({ phone }) => phone),
  {
    label: text('Language', '语言'),
    of: ({ language }) => (language === null ? '–' : <Said>{LANGUAGE_NAME_WORDS[language].label}</Said>),
    plain: ({ language }) => language ?? '',
  },
  {
    label: text('Addresses', '地址'),
    of: ({ addresses }) =>
      addresses.length === 0 ? '–' : addresses.map((address, index) => <p key={index}>{addressText(address)}</p>),
    plain: ({ addresses }) => addresses.map(addressText).sort().join('\n'),
  },
  {
    label: text('Customer since', '注册时间'),
    of: ({ createdAt }) => <When at={createdAt} />,
    plain: ({ createdAt }) => createdAt,
  },
];

/** Shows two customers side by side. A fact that differs is marked, also for screen readers. */
function SideBySide({ record: { one, other } }: Shown) {
  const t = useWords();
  return (
    <ScrollRegion label={text('Side by side', '对照')}>
      <table className="side-by-side">
        <thead>
          <tr>
            <td />
            {[one, other].map(({ id }, index) => (
              <th key={id} scope="col">
                <Link to={`/customers/${id}`}>
                  {t(index === 0 ? text('First record', '第一条记录') : text('Second record', '第二条记录'))}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ROWS.map((row) => {
            const differs = row.plain(one) !== row.plain(other);
            return (
              <tr key={row.label.en} className={differs ? 'differs' : undefined}>
                <th scope="row">
                  {t(row.label)}
                  {differs && <span className="sr"> {t(text('(differs)', '（不同）'))}</span>}
                </th>
                <td>{row.of(one)}</td>
                <td>{row.of(other)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

const About = ({ record: { score, reasons } }: Shown) => (
  <>
    <b>{score} %</b> · <Reasons reasons={reasons} />
  </>
);
const Changes = ({ record }: Shown) => <ChangeList query={{ subject: record.id }} />;

/** Shows two customers who are probably one person, side by side. */
export default recordPage({
  operation: GetDuplicate,
  params: ['duplicateId'],
  list: { label: text('Duplicates', '重复客户'), href: '/duplicates' },
  title: () => <Said>{text('One person or two?', '是否同一人？')}</Said>,
  state: ({ state }) => ({ words: DUPLICATE_STATE_WORDS, value: state }),
  facts: About,
  actions: [
    {
      href: ({ id }) => `/duplicates/${id}/merge`,
      label: text('Merge…', '合并…'),
      tone: 'main',
      key: 'm',
      operation: PreviewCustomerMerge,
      when: ({ state }) => state === 'open',
    },
    {
      operation: KeepApart,
      label: text('They are two people…', '不是同一人…'),
      key: 'd',
      when: ({ state }) => state === 'open',
      form: {
        operation: KeepApart,
        guide: KEEP_APART_GUIDE,
        title: text('How do you know that they are two people?', '如何得知是两个人？'),
        save: text('Keep them apart', '标记为不是同一人'),
        sections: [{ fields: [{ name: 'reason' }] }],
      },
      input: ({ id }, body) => ({ params: { duplicateId: id }, body }),
      done: text('They are kept apart. Nobody is asked about them again.', '已标记为不是同一人，不再询问。'),
      undo: { operation: ReopenDuplicate, input: ({ id }) => ({ params: { duplicateId: id } }) },
      refreshes: [ListDuplicates],
    },
    {
      operation: ReopenDuplicate,
      label: text('Ask again', '重新处理'),
      when: ({ state }) => state === 'different',
      input: ({ id }) => ({ params: { duplicateId: id } }),
      done: text('The pair is open again.', '已重新打开。'),
      refreshes: [ListDuplicates],
    },
  ],
  tabs: [
    { id: 'facts', label: text('Side by side', '对照'), content: SideBySide },
    { id: 'changes', label: text('Changes', '变更'), content: Changes, operation: ListChanges },
  ],
});
