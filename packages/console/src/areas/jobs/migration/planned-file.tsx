import {
  GetImportFile,
  type ImportFileView,
  type ImportReading,
} from '@toric/contracts/customer/imports/import-file.http';
import type { MappedFile } from '@toric/contracts/customer/imports/import-file.http';
import type { DateOrder } from '@toric/contracts/customer/imports/import-field';
import { DATE_ORDER_WORDS, IMPORT_SUBJECT_WORDS } from '@toric/contracts/customer/imports/import.words';
import { type ReactNode, useEffect, useState } from 'react';
import { useAnswer } from '../../../app/api.ts';
import { text, useWords } from '../../../app/words.ts';
import { Refusal } from '../../../kit/form/refusal.tsx';
import { Answered } from '../../../kit/show/answered.tsx';
import { Loading } from '../../../kit/show/states.tsx';
import { Columns } from '../import/columns.tsx';
import { FileShape } from '../import/file-shape.tsx';
import { Select } from '../import/select.tsx';
import { useMapping } from '../import/use-mapping.ts';
import { useReading } from '../import/use-reading.ts';

export type PlannedFileOf = MappedFile & { readonly fileId: string };
type Props = {
  readonly fileId: string;
  /** Receives the mapping of the file, or undefined while it is incomplete. */
  readonly onMapped: (fileId: string, mapped: PlannedFileOf | undefined) => void;
  readonly onLeaveOut: (fileId: string) => void;
};

/** Shows one file of a migration. Its columns open on demand. */
export function PlannedFile({ fileId, onMapped, onLeaveOut }: Props) {
  const file = useAnswer(GetImportFile, { params: { fileId } });
  return (
    <Answered query={file}>
      {(data) => <Reading file={data} onMapped={onMapped} onLeaveOut={onLeaveOut} fileId={fileId} />}
    </Answered>
  );
}

function Reading({ file, ...props }: Props & { readonly file: ImportFileView }) {
  const { reading, problem, busy, say } = useReading(file.id);
  if (problem) return <Refusal problem={problem} />;
  if (!reading) return <Loading />;
  const shape = <FileShape reading={reading} busy={busy} onSay={say} />;
  return <Mapping key={JSON.stringify(reading)} file={file} reading={reading} shape={shape} {...props} />;
}

type MappingProps = Props & {
  readonly file: ImportFileView;
  readonly reading: ImportReading;
  readonly shape: ReactNode;
};

function Mapping({ file, reading, shape, fileId, onMapped, onLeaveOut }: MappingProps) {
  const t = useWords();
  const mapping = useMapping(file, reading);
  const [dateOrder, setDateOrder] = useState<DateOrder | ''>(reading.dateOrder ?? '');
  const { fields, missing } = mapping;
  const isWhole = missing === undefined && dateOrder !== '';
  useEffect(() => {
    const { format, encoding, delimiter, hasHeading } = reading;
    const mapped = { format, encoding, delimiter, hasHeading, mode: 'both' as const, fields: [...fields] };
    onMapped(fileId, missing === undefined && dateOrder !== '' ? { fileId, ...mapped, dateOrder } : undefined);
  }, [fileId, reading, fields, missing, dateOrder, onMapped]);
  const used = fields.filter((field) => field !== null).length;
  return (
    <details open={!isWhole}>
      <summary>
        <b>{t(IMPORT_SUBJECT_WORDS[file.subject].label)}</b> · {file.name} ·{' '}
        {t(text(`${used} of ${fields.length} columns`, `${fields.length} 列中使用 ${used} 列`))}
        {!isWhole && <b> · {t(text('something is missing', '尚有缺失'))}</b>}
      </summary>
      <div className="stack-4">
        {shape}
        <Select
          label={text('Order of dates', '日期顺序')}
          words={DATE_ORDER_WORDS}
          none={text('Choose it', '请选择')}
          value={dateOrder}
          onChange={setDateOrder}
        />
        <Columns subject={file.subject} columns={reading.columns} mapping={mapping} />
        <div className="row">
          <button type="button" className="btn small" onClick={() => onLeaveOut(fileId)}>
            {t(text('Leave this file out', '不使用此文件'))}
          </button>
        </div>
      </div>
    </details>
  );
}
