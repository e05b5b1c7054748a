import {
  ApproveStocktake,
  CountLots,
  GetStocktake,
  ListStocktakeLots,
  ListStocktakes,
  RejectStocktake,
  type StocktakeLot,
  type StocktakeView,
  SubmitStocktake,
} from '@toric/contracts/catalog-inventory/counting/stocktake.http';
import { STOCKTAKE_STATUS_WORDS } from '@toric/contracts/catalog-inventory/counting/stocktake.words';
import { ListStock } from '@toric/contracts/catalog-inventory/stock/stock.http';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAnswer } from '../../app/api.ts';
import { count, useWords } from '../../app/words.ts';
import { recordPage } from '../../kit/record/record-page.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Power } from '../../kit/show/power.tsx';
import { When } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';
import { ProductName } from '../catalogue/product-name.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { ChoiceButtons } from '../stock/choice-buttons.tsx';
import { MoreRows } from '../../kit/more-rows.tsx';
import { WarehouseName } from '../stock/warehouse-name.tsx';

type Shown = { readonly record: StocktakeView };

/** Returns the number of lots of a stocktake that are not yet counted. */
export const useLeft = (stocktakeId: string) =>
  useAnswer(ListStocktakeLots, { params: { stocktakeId }, query: { counted: 'false', count: 'true', limit: 1 } }).data
    ?.total;

function Row({ lot }: { readonly lot: StocktakeLot }) {
  const { variance } = lot;
  return (
    <tr>
      <td className="mono">
        <b>{lot.lotNumber}</b>
      </td>
      <td>
        <ProductName id={lot.productId} />
      </td>
      <td>
        <Power lens={lot.parameters} dial />
      </td>
      <td className="num">
        <b>{lot.counted ?? '–'}</b>
      </td>
      <td className="num">{lot.book ?? ''}</td>
      <td className={variance ? 'num t-stop' : 'num'}>
        {variance === null ? '' : variance > 0 ? `+${variance}` : variance < 0 ? `−${-variance}` : '0'}
      </td>
      <td>
        {lot.countedBy && (
          <>
            <PersonName id={lot.countedBy} /> · <When at={lot.countedAt} />
          </>
        )}
      </td>
    </tr>
  );
}

type View = 'all' | 'left' | 'varied';
const QUERIES = { all: {}, left: { counted: 'false' }, varied: { varied: 'true' } } as const;
const VIEWS: readonly { readonly value: View; readonly label: { readonly en: string; readonly zh: string } }[] = [
  { value: 'all', label: { en: 'All lots', zh: '全部批次' } },
  { value: 'left', label: { en: 'Left to count', zh: '待盘点' } },
  { value: 'varied', label: { en: 'Differ from the book', zh: '与账面不符' } },
];

function Lots({ record }: Shown) {
  const t = useWords();
  const [view, setView] = useState<View>(record.status === 'submitted' ? 'varied' : 'all');
  const shown = VIEWS.filter(({ value }) => value !== 'varied' || record.status !== 'counting');
  return (
    <Block title={{ en: 'Lots', zh: '批次' }}>
      <ChoiceButtons label={{ en: 'Which lots', zh: '筛选' }} options={shown} value={view} onChange={setView} />
      <MoreRows
        operation={ListStocktakeLots}
        input={{ params: { stocktakeId: record.id }, query: QUERIES[view] }}
        empty={{
          title: { en: 'No lot is here.', zh: '没有批次。' },
          about: { en: 'Choose another view.', zh: '请选择其他视图。' },
        }}
        head={
          <tr>
            <th>{t({ en: 'Lot', zh: '批号' })}</th>
            <th>{t({ en: 'Product', zh: '产品' })}</th>
            <th>{t({ en: 'Power', zh: '度数' })}</th>
            <th className="num">{t({ en: 'Counted', zh: '盘点数' })}</th>
            <th className="num">{t({ en: 'Book', zh: '账面数' })}</th>
            <th className="num">{t({ en: 'Difference', zh: '差异' })}</th>
            <th>{t({ en: 'By', zh: '盘点人' })}</th>
          </tr>
        }
        row={(lot) => <Row key={lot.lotId} lot={lot} />}
      />
    </Block>
  );
}

function Reasons({ record }: Shown) {
  const left = useLeft(record.id);
  if (record.status === 'counting' && left !== undefined && left > 0)
    return (
      <Why
        tone="wait"
        title={count(left, {
          one: '{n} lot is left to count.',
          other: '{n} lots are left to count.',
          zh: '还有 {n} 个批次待盘点。',
        })}
        rule={{
          en: 'All lots must be counted before somebody can approve them.',
          zh: '全部批次盘点完毕后方可提交批准。',
        }}
      />
    );
  if (record.status === 'submitted')
    return (
      <Why
        tone="wait"
        title={{ en: 'It waits for a person who did not count.', zh: '等待未参与盘点的人批准。' }}
        rule={{ en: 'Whoever counted may not approve it.', zh: '盘点人不得批准。' }}
      />
    );
  return null;
}

function Facts({ record }: Shown) {
  const t = useWords();
  return (
    <>
      <WarehouseName id={record.warehouseId} /> ·{' '}
      {record.productId ? (
        <ProductName id={record.productId} />
      ) : (
        t({ en: 'everything on the shelves', zh: '全部在库批次' })
      )}{' '}
      · {t({ en: `round ${record.round}`, zh: `第 ${record.round} 轮` })} ·{' '}
      <Link to={`/counting/${record.id}/count`}>{t({ en: 'count on a phone', zh: '在手机上盘点' })}</Link>
    </>
  );
}

/** Shows one stocktake: the counts, the differences, and the decision of another person. */
export default recordPage({
  operation: GetStocktake,
  params: ['stocktakeId'],
  list: { label: { en: 'Stocktakes', zh: '盘点' }, href: '/counting' },
  title: () => <Title />,
  state: ({ status }) => ({ words: STOCKTAKE_STATUS_WORDS, value: status }),
  facts: Facts,
  why: Reasons,
  actions: [
    {
      href: ({ id }) => `/counting/${id}/count`,
      label: { en: 'Count by scan', zh: '扫描盘点' },
      tone: 'main',
      key: 'c',
      operation: CountLots,
      when: ({ status }) => status === 'counting',
    },
    {
      operation: SubmitStocktake,
      label: { en: 'Hand it in', zh: '提交批准' },
      when: ({ status }) => status === 'counting',
      input: ({ id }) => ({ params: { stocktakeId: id } }),
      done: { en: 'It is handed in. Somebody who did not count approves it.', zh: '已提交，由未参与盘点的人批准。' },
      refreshes: [ListStocktakes],
    },
    {
      operation: ApproveStocktake,
      label: { en: 'Approve and book the differences…', zh: '批准并记入差异…' },
      tone: 'main',
      key: 'a',
      when: ({ status }) => status === 'submitted',
      effect: () => <Effect />,
      input: ({ id }) => ({ params: { stocktakeId: id } }),
      done: { en: 'The differences are booked.', zh: '差异已记入账面。' },
      refreshes: [ListStocktakes, ListStock],
    },
    {
      operation: RejectStocktake,
      label: { en: 'Have it counted again', zh: '要求重新盘点' },
      tone: 'stop',
      when: ({ status }) => status === 'submitted',
      input: ({ id }) => ({ params: { stocktakeId: id } }),
      done: { en: 'The lots that differ are to be counted again.', zh: '有差异的批次须重新盘点。' },
      refreshes: [ListStocktakes],
    },
  ],
  tabs: [{ id: 'lots', label: { en: 'Lots', zh: '批次' }, content: Lots }],
});

function Title() {
  const t = useWords();
  return t({ en: 'Stocktake', zh: '盘点' });
}

function Effect() {
  const t = useWords();
  return (
    <p>
      {t({
        en: 'The book takes over every count. Boxes that are missing leave stock, and found ones come in.',
        zh: '账面将采用盘点数：缺少的盒出库，多出的盒入库。',
      })}
    </p>
  );
}
