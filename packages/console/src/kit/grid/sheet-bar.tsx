import type { Operation } from '@toric/contracts/kernel/operation';
import { IconArrowBackUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useKeys } from '../../app/keys.ts';
import { count, useWords } from '../../app/words.ts';
import { LeaveGuard } from '../form/guard.tsx';
import { Key } from '../show/key.tsx';
import { Why } from '../show/why.tsx';
import type { SheetState } from './use-sheet.ts';

type Props<R> = {
  readonly sheet: SheetState<R>;
  readonly operation: Operation;
  /** One request of the sheet saves at most this number of rows. */
  readonly most: number;
  readonly busy: boolean;
  readonly onSave: () => void;
  readonly rowName: (row: R) => string;
  /** Shows fields that are saved with the cells, such as a reason. */
  readonly children?: ReactNode;
  /** If true, the sheet cannot be saved yet for a reason other than its faults. */
  readonly isBlocked?: boolean;
};

const FEW = 5;

/** Lists the cells with faults, so that a person finds them without scrolling. */
function Faults<R>({ sheet, rowName }: Pick<Props<R>, 'sheet' | 'rowName'>) {
  const t = useWords();
  const { faults } = sheet;
  if (faults.length === 0) return null;
  const rest = faults.length - FEW;
  return (
    <div className="pad">
      <Why
        tone="stop"
        title={count(faults.length, {
          one: '{n} cell is wrong.',
          other: '{n} cells are wrong.',
          zh: '{n} 个单元格有误。',
        })}
        rule={
          <>
            {faults.slice(0, FEW).map(({ key, row, column, fault }) => (
              <span key={`${key} ${column.id}`}>
                {rowName(row)}, {t(column.label)}: {t(fault)}
                <br />
              </span>
            ))}
            {rest > 0 && t(count(rest, { one: 'and {n} more', other: 'and {n} more', zh: '另有 {n} 处' }))}
          </>
        }
      />
    </div>
  );
}

/** Shows the changes that are not saved yet, with one button that saves all of them. */
export function SheetBar<R>({ sheet, operation, most, busy, onSave, rowName, children, isBlocked = false }: Props<R>) {
  const t = useWords();
  const tooMany = sheet.edited.length > most;
  const canSave = sheet.count > 0 && sheet.faults.length === 0 && !tooMany && !isBlocked && !busy;
  const label = count(sheet.count, { one: 'Save {n} cell', other: 'Save {n} cells', zh: '保存 {n} 个单元格' });
  useKeys([{ key: 'Ctrl Enter', label, run: onSave, when: canSave, inFields: true }]);
  return (
    <>
      <Faults sheet={sheet} rowName={rowName} />
      {tooMany && (
        <div className="pad">
          <Why
            tone="wait"
            title={{
              en: `One request saves at most ${most} rows. Save a part of them first.`,
              zh: `一次最多保存 ${most} 行，请先保存一部分。`,
            }}
          />
        </div>
      )}
      <div className="grid-bar">
        {children}
        <button type="button" data-operation={operation.id} className="btn main" disabled={!canSave} onClick={onSave}>
          {t(label)} <Key>Ctrl Enter</Key>
        </button>
        <button type="button" className="btn" disabled={!sheet.canUndo || busy} onClick={sheet.undo}>
          <IconArrowBackUp size={16} stroke={1.5} />
          {t({ en: 'Undo', zh: '撤销' })}
        </button>
        <button type="button" className="btn bare" disabled={sheet.count === 0 || busy} onClick={sheet.discard}>
          {t({ en: 'Discard all', zh: '全部放弃' })}
        </button>
        <span className="fine dim">
          {t({
            en: 'Copy from a spreadsheet and paste here. Ctrl D fills down, Ctrl Z takes back.',
            zh: '可从电子表格复制并粘贴到此处。Ctrl D 向下填充，Ctrl Z 撤销。',
          })}
        </span>
      </div>
      <LeaveGuard isDirty={() => sheet.count > 0} />
    </>
  );
}
