import { NativeSelect, TextInput } from '@mantine/core';
import {
  ChangePrices,
  type PackPriceView,
  PRICES_AT_ONCE,
} from '@toric/contracts/catalog-inventory/pricing/price-sheet.http';
import { ProposePrices } from '@toric/contracts/catalog-inventory/pricing/price-proposal.http';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMay } from '../../../app/api.ts';
import { asProblem } from '../../../app/problem.ts';
import { count, useWords } from '../../../app/words.ts';
import { Refusal } from '../../../kit/form/refusal.tsx';
import type { GridColumn } from '../../../kit/grid/grid.types.ts';
import { Grid } from '../../../kit/grid/grid.tsx';
import { onlyRead } from '../../../kit/grid/only-read.ts';
import { SheetBar } from '../../../kit/grid/sheet-bar.tsx';
import { type SheetState, useSheet } from '../../../kit/grid/use-sheet.ts';
import { PageHead } from '../../../kit/show/page-head.tsx';
import { Empty, Failed, Loading } from '../../../kit/show/states.tsx';
import { Why } from '../../../kit/show/why.tsx';
import { amountFault, amountIn, currencyFault, currencyIn, taxFault, taxIn } from './price-cells.ts';
import { ROWS_AT_MOST, useMarkets, usePriceRows } from './use-price-rows.ts';
import { useSavePrices } from './use-save-prices.ts';

const PRICES = { en: 'Prices of all packs', zh: '全部包装价格' };
const rowKey = ({ packId }: PackPriceView) => packId;
const rowName = ({ productName, packSize }: PackPriceView) => `${productName} × ${packSize}`;

const COLUMNS: readonly GridColumn<PackPriceView>[] = [
  {
    id: 'product',
    label: { en: 'Product', zh: '产品' },
    width: 260,
    text: ({ productName }) => productName,
    show: ({ handle, productName }) => <Link to={`/catalogue/${handle}`}>{productName}</Link>,
  },
  {
    id: 'size',
    label: { en: 'Lenses', zh: '片数' },
    width: 80,
    align: 'end',
    text: ({ packSize }) => String(packSize),
  },
  { id: 'gtin', label: { en: 'GTIN', zh: 'GTIN' }, width: 150, text: ({ gtin }) => gtin },
  {
    ...{ id: 'amount', width: 130, align: 'end', text: amountIn, check: amountFault },
    label: { en: 'One box', zh: '每盒' },
  },
  { id: 'currency', label: { en: 'Currency', zh: '币种' }, width: 90, text: currencyIn, check: currencyFault },
  {
    ...{ id: 'tax', width: 110, align: 'end', text: taxIn, check: taxFault },
    label: { en: 'Tax in it, %', zh: '含税率 %' },
  },
];

type Markets = ReturnType<typeof useMarkets>;

/**
 * Shows the filters: the market, and a part of the name. They are locked while there are edits, because other rows
 * would hide the edits.
 */
function Filters({ markets, isLocked }: { readonly markets: Markets; readonly isLocked: boolean }) {
  const t = useWords();
  const [typed, setTyped] = useState(markets.q);
  const seek = () => markets.set('q', typed.trim());
  return (
    <div className="bench last row wrap">
      <NativeSelect
        aria-label={t({ en: 'Market', zh: '市场' })}
        data={markets.all}
        value={markets.market ?? ''}
        disabled={isLocked}
        onChange={({ currentTarget }) => markets.set('market', currentTarget.value)}
      />
      <TextInput
        aria-label={t({ en: 'Product or GTIN', zh: '产品或 GTIN' })}
        placeholder={t({ en: 'Product or GTIN', zh: '产品或 GTIN' })}
        value={typed}
        maxLength={100}
        disabled={isLocked}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onBlur={seek}
        onKeyDown={({ key }) => {
          if (key === 'Enter') seek();
        }}
      />
      {isLocked && (
        <span className="fine dim">
          {t({ en: 'Save or discard first to see other rows.', zh: '请先保存或放弃，再查看其他行。' })}
        </span>
      )}
    </div>
  );
}

type SavingProps = { readonly sheet: SheetState<PackPriceView>; readonly readAgain: () => Promise<unknown> };

/** Shows the reason, the button that saves, and the button that proposes prices to a second person. */
function Saving({ sheet, readAgain }: SavingProps) {
  const t = useWords();
  const may = useMay();
  const [reason, setReason] = useState('');
  const { save, proposeThem, toPropose, busy, problem } = useSavePrices(sheet, readAgain);
  const hasReason = reason.trim().length >= 3;
  const propose = count(toPropose.length, {
    one: 'Propose {n} price to finance',
    other: 'Propose {n} prices to finance',
    zh: '向财务提议 {n} 个价格',
  });
  return (
    <>
      <SheetBar
        {...{ sheet, busy, rowName }}
        operation={ChangePrices}
        most={PRICES_AT_ONCE}
        isBlocked={!hasReason}
        onSave={() => save(reason.trim())}
      >
        <TextInput
          className="grow"
          maxLength={300}
          aria-label={t({ en: 'Why the prices change', zh: '更改价格的原因' })}
          placeholder={t({
            en: 'Why the prices change, such as: Price list of January',
            zh: '更改价格的原因，例如：一月价目表',
          })}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        {toPropose.length > 0 && may(ProposePrices) && (
          <button
            type="button"
            data-operation={ProposePrices.id}
            className="btn"
            disabled={busy || !hasReason || toPropose.length > 250}
            onClick={() => proposeThem(reason.trim())}
          >
            {t(propose)}
          </button>
        )}
      </SheetBar>
      {problem && <Refusal problem={problem} />}
    </>
  );
}

type SheetProps = {
  readonly rows: readonly PackPriceView[];
  readonly markets: Markets;
  readonly readAgain: () => Promise<unknown>;
};

function PriceSheet({ rows, markets, readAgain }: SheetProps) {
  const isTyped = useMay()(ChangePrices);
  const columns = isTyped ? COLUMNS : onlyRead(COLUMNS);
  const sheet = useSheet({ rows, columns, rowKey });
  return (
    <>
      <Filters markets={markets} isLocked={sheet.count > 0} />
      {rows.length === 0 ? (
        <Empty
          title={{ en: 'No pack fits.', zh: '没有符合的包装。' }}
          about={{
            en: 'Search for another product, or add packs on the page of one.',
            zh: '请搜索其他产品，或在产品页面添加包装。',
          }}
        />
      ) : (
        <Grid label={PRICES} {...{ rows, columns, rowName, sheet }} />
      )}
      {isTyped && <Saving sheet={sheet} readAgain={readAgain} />}
    </>
  );
}

/**
 * Shows the prices of all packs in one market, as a sheet. Prices are typed or pasted from a spreadsheet, and saved
 * together.
 */
export default function PricesPage() {
  const markets = useMarkets();
  const { market, q } = markets;
  const { data, error, refetch } = usePriceRows(market, q);
  return (
    <>
      <PageHead
        title={PRICES}
        about={{
          en: 'One market as a sheet. Type or paste prices, and save them together. Low prices need a second person.',
          zh: '以表格显示一个市场的价格。可录入或粘贴，一次保存。低价须由第二人批准。',
        }}
      />
      {!market && !markets.isLoading && (
        <Empty
          title={{ en: 'No market has a floor of prices yet.', zh: '尚无市场设定底价。' }}
          about={{ en: 'Finance sets the floor of a market first.', zh: '请先由财务设定市场底价。' }}
        />
      )}
      {data?.hasMore && (
        <div className="pad">
          <Why
            tone="note"
            title={{
              en: `Only the first ${ROWS_AT_MOST} packs are shown. Search for a product to see others.`,
              zh: `仅显示前 ${ROWS_AT_MOST} 个包装。可搜索产品以查看其他。`,
            }}
          />
        </div>
      )}
      {error && <Failed problem={asProblem(error)} retry={() => void refetch()} />}
      {!error && market && !data && <Loading rows={8} />}
      {data && <PriceSheet key={`${market} ${q}`} rows={data.rows} markets={markets} readAgain={refetch} />}
    </>
  );
}
