import { useState } from 'react';
import { useMay } from '../../../app/api.ts';
import { useKeys } from '../../../app/keys.ts';
import { count, formatNumber, useLanguage, useWords } from '../../../app/words.ts';
import { FormDialog } from '../../form/form-dialog.tsx';
import { Key } from '../../show/key.tsx';
import type { AnyBulkAction, AnyList, Row } from '../any-list.ts';
import type { Held } from '../rows/held.ts';
import type { RowQuery } from '../rows/use-rows.ts';
import type { ListDesk } from '../use-list-desk.ts';
import { BulkJobs } from './bulk-jobs.tsx';
import { startBulk, useChooseAll } from './use-bulk.ts';

type Props = { readonly list: AnyList; readonly desk: ListDesk; readonly held: Held; readonly asked: RowQuery };

const WORDS = {
  region: { en: 'Chosen rows', zh: '已选择的行' },
  none: { en: 'Choose none', zh: '取消选择' },
  chosen: { one: '{n} chosen', other: '{n} chosen', zh: '已选 {n} 项' },
};

/** Shows the actions for the chosen rows at the lower edge while a row is chosen. */
export function BulkBar({ list, desk, held, asked }: Props) {
  const t = useWords();
  const may = useMay();
  const [asking, setAsking] = useState<AnyBulkAction>();
  const chooseAll = useChooseAll(list, desk.rows, asked, desk.onChooseAll);
  const rows = held.rows.filter((row) => desk.keys.has(list.key(row)));
  const actions = (list.bulk ?? []).filter(({ operation }) => may(operation));
  const start = (action: AnyBulkAction, body?: unknown) => {
    startBulk(list, action, rowsFor(action, rows), body);
    desk.onChooseAll(false);
    setAsking(undefined);
  };
  const ask = (action: AnyBulkAction) => (action.form ? setAsking(action) : start(action));
  useKeys(
    actions.flatMap((action) => {
      const { key, label } = action;
      return key ? [{ key, label, when: rowsFor(action, rows).length > 0, run: () => ask(action) }] : [];
    }),
  );
  if (rows.length === 0) return null;
  return (
    <div className="bulk" role="region" aria-label={t(WORDS.region)}>
      <b>{t(count(rows.length, WORDS.chosen))}</b>
      <ChooseAll {...{ held, chosen: rows.length, onChooseAll: chooseAll }} />
      <span className="grow" />
      {actions.map((action) => (
        <BulkButton key={action.label.en} {...{ action, rows }} onPress={() => ask(action)} />
      ))}
      <BulkJobs list={list} chosen={{ items: rows, query: asked.query, isAll: isAll(held, rows.length) }} />
      <button type="button" className="btn small" onClick={() => desk.onChooseAll(false)}>
        {t(WORDS.none)} <Key>Escape</Key>
      </button>
      {asking?.form && (
        <FormDialog
          spec={asking.form}
          record={rowsFor(asking, rows)}
          onSave={(body: unknown) => start(asking, body)}
          onClose={() => setAsking(undefined)}
        />
      )}
    </div>
  );
}

/** Returns true if all rows that match the filters are chosen. */
const isAll = ({ next, rows, totalIsExact, total }: Held, chosen: number): boolean =>
  next === null ? chosen >= rows.length : totalIsExact === true && chosen >= (total ?? Infinity);

const rowsFor = ({ when }: AnyBulkAction, rows: readonly Row[]) => (when ? rows.filter(when) : rows);

type ButtonProps = { readonly action: AnyBulkAction; readonly rows: readonly Row[]; readonly onPress: () => void };

/**
 * Shows an action for the chosen rows, with the number of rows to which it applies. It is hidden if it applies to none.
 */
function BulkButton({ action, rows, onPress }: ButtonProps) {
  const t = useWords();
  const language = useLanguage();
  const fit = rowsFor(action, rows).length;
  if (fit === 0) return null;
  return (
    <button type="button" className="btn small" data-operation={action.operation.id} onClick={onPress}>
      {t(action.label)}
      {fit < rows.length && ` (${formatNumber(fit, language)})`}
      {action.key && <Key>{action.key}</Key>}
    </button>
  );
}

type AllProps = { readonly held: Held; readonly chosen: number; readonly onChooseAll: () => void };

function ChooseAll({ held, chosen, onChooseAll }: AllProps) {
  const t = useWords();
  const total = held.next === null ? held.rows.length : held.totalIsExact ? held.total : undefined;
  if (total !== undefined && chosen >= total) return null;
  const words =
    total === undefined
      ? { en: 'Choose all that match', zh: '选择所有符合的项' }
      : count(total, { one: 'Choose the one', other: 'Choose all {n}', zh: '全选 {n} 项' });
  return (
    <button type="button" className="list-all" onClick={onChooseAll}>
      {t(words)}
    </button>
  );
}
