import { ProblemError } from '@toric/client/problem-error';
import {
  LEVELS_AT_ONCE,
  ListStockLevels,
  PutStockLevels,
  type SetLevel,
} from '@toric/contracts/catalog-inventory/purchasing/stock-level.http';
import { ListProposals } from '@toric/contracts/catalog-inventory/purchasing/replenishment.http';
import { ReportLowStock } from '@toric/contracts/catalog-inventory/reports/report.http';
import { useId } from 'react';
import { useSearchParams } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { api, keyOf, useCommand, useMay } from '../../../app/api.ts';
import { asProblem } from '../../../app/problem.ts';
import { formatPower } from '../../../app/formats.ts';
import { tell } from '../../../app/tell.tsx';
import { count, useWords } from '../../../app/words.ts';
import { Picker } from '../../../kit/form/picker.tsx';
import { Refusal } from '../../../kit/form/refusal.tsx';
import { Grid } from '../../../kit/grid/grid.tsx';
import type { GridColumn } from '../../../kit/grid/grid.types.ts';
import { onlyRead } from '../../../kit/grid/only-read.ts';
import { placedFaults } from '../../../kit/grid/placed-faults.ts';
import { SheetBar } from '../../../kit/grid/sheet-bar.tsx';
import { type SheetState, useSheet } from '../../../kit/grid/use-sheet.ts';
import { PageHead } from '../../../kit/show/page-head.tsx';
import { Power } from '../../../kit/show/power.tsx';
import { Empty, Failed, Loading } from '../../../kit/show/states.tsx';
import { useChosenWarehouse, WarehouseChoice } from '../warehouse-choice.tsx';
import { faultIn, LEVELS, levelsOf, textIn } from './level-cells.ts';

const TITLE = { en: 'Minimum and maximum', zh: '最低与最高库存' };
const PRODUCT = { en: 'Product', zh: '产品' };
const rowKey = ({ packId, lensId }: SetLevel) => `${packId} ${lensId}`;
const rowName = ({ parameters, packSize }: SetLevel) => `${formatPower(parameters)} × ${packSize}`;

const LABELS = {
  minimum: { en: 'Minimum', zh: '最低库存' },
  reorderPoint: { en: 'Reorder at', zh: '补货点' },
  maximum: { en: 'Maximum', zh: '最高库存' },
} as const;
const KNOWN: readonly GridColumn<SetLevel>[] = [
  {
    id: 'power',
    label: { en: 'Power', zh: '度数' },
    width: 240,
    text: ({ parameters }) => formatPower(parameters),
    show: ({ parameters }) => <Power lens={parameters} dial />,
  },
  {
    id: 'size',
    label: { en: 'Lenses', zh: '片数' },
    width: 80,
    align: 'end',
    text: ({ packSize }) => String(packSize),
  },
  { id: 'onHand', label: { en: 'On hand', zh: '在库' }, width: 90, align: 'end', text: ({ onHand }) => String(onHand) },
  {
    id: 'free',
    label: { en: 'Free', zh: '可用' },
    width: 90,
    align: 'end',
    text: ({ available }) => String(available),
  },
];
const TYPED = LEVELS.map(
  (id): GridColumn<SetLevel> => ({
    ...{ id, label: LABELS[id], width: 120, align: 'end', text: textIn(id), check: faultIn(id) },
  }),
);
const FIELDS = Object.fromEntries(LEVELS.map((id) => [id, id]));

type SavingProps = {
  readonly sheet: SheetState<SetLevel>;
  readonly warehouseId: string;
  readonly readAgain: () => Promise<unknown>;
};

function Saving({ sheet, warehouseId, readAgain }: SavingProps) {
  const { run, busy, problem } = useCommand(PutStockLevels, { refreshes: [ReportLowStock, ListProposals] });
  const save = async () => {
    const { edited } = sheet;
    try {
      const { body } = await run({ body: { warehouseId, levels: levelsOf(edited) } });
      await readAgain();
      sheet.saved(edited.map(({ key }) => key));
      tell(count(body.changed, { one: '{n} lens is set.', other: '{n} lenses are set.', zh: '已设定 {n} 款镜片。' }));
    } catch (refused) {
      if (refused instanceof ProblemError) sheet.refuse(placedFaults(refused, 'levels', edited, FIELDS));
    }
  };
  return (
    <>
      <SheetBar
        {...{ sheet, busy, rowName }}
        operation={PutStockLevels}
        most={LEVELS_AT_ONCE}
        onSave={() => void save()}
      />
      {problem && <Refusal problem={problem} />}
    </>
  );
}

type SheetProps = {
  readonly rows: readonly SetLevel[];
  readonly warehouseId: string;
  readonly readAgain: () => Promise<unknown>;
};

function LevelSheet({ rows, warehouseId, readAgain }: SheetProps) {
  const isTyped = useMay()(PutStockLevels);
  const columns = [...KNOWN, ...(isTyped ? TYPED : onlyRead(TYPED))];
  const sheet = useSheet({ rows, columns, rowKey });
  if (rows.length === 0)
    return (
      <Empty
        title={{ en: 'This warehouse never had a lens of this product.', zh: '此仓库从未有过该产品的镜片。' }}
        about={{ en: 'Levels are set for lenses that were received once.', zh: '只能为曾经入库的镜片设定。' }}
      />
    );
  return (
    <>
      <Grid label={TITLE} {...{ rows, columns, rowName, sheet }} />
      {isTyped && <Saving {...{ sheet, warehouseId, readAgain }} />}
    </>
  );
}

function Levels({ warehouseId, productId }: { readonly warehouseId: string; readonly productId: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: [...keyOf(ListStockLevels, { warehouseId, productId }), 'sheet'],
    queryFn: async () => (await api.call(ListStockLevels, { query: { warehouseId, productId } })).body.data,
    // the rows must not be reloaded while a person types in them
    ...{ staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false },
  });
  if (error) return <Failed problem={asProblem(error)} retry={() => void refetch()} />;
  if (!data) return <Loading rows={8} />;
  return <LevelSheet rows={data} warehouseId={warehouseId} readAgain={refetch} />;
}

/**
 * Shows the minimum, the reorder point and the maximum of the lenses of a product, as a sheet. Replenishment proposals
 * use them.
 */
export default function LevelsPage() {
  const t = useWords();
  const [query, setQuery] = useSearchParams();
  const { chosen } = useChosenWarehouse();
  const id = useId();
  const productId = query.get('product') ?? '';
  const choose = (chosenId: string) => {
    const next = new URLSearchParams(query);
    if (chosenId) next.set('product', chosenId);
    else next.delete('product');
    setQuery(next, { replace: true });
  };
  return (
    <>
      <PageHead
        title={TITLE}
        about={{
          en: 'When a lens is ordered again, and up to how many boxes. Empty cells follow the sales.',
          zh: '何时再次订购镜片，以及补足到多少盒。空白单元格按销量计算。',
        }}
        actions={<WarehouseChoice />}
      />
      <div className="pad">
        <div className="field">
          <label htmlFor={id}>{t(PRODUCT)}</label>
          <Picker kind="product" id={id} value={productId} onChange={choose} label={t(PRODUCT)} />
        </div>
      </div>
      {chosen && productId ? (
        <Levels key={`${chosen.id} ${productId}`} warehouseId={chosen.id} productId={productId} />
      ) : (
        <Empty
          title={{ en: 'Choose a product.', zh: '请选择产品。' }}
          about={{
            en: 'Then its lenses in the warehouse stand here as a sheet.',
            zh: '随后此处会以表格显示该产品在仓库中的镜片。',
          }}
        />
      )}
    </>
  );
}
