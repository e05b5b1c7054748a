import {
  type ImportFileView,
  type ImportReading,
  PlanImport,
} from '@toric/contracts/customer/imports/import-file.http';
import type { DateOrder, ImportMode, ImportSubject } from '@toric/contracts/customer/imports/import-field';
import {
  DATE_ORDER_WORDS,
  IMPORT_FIELD_WORDS,
  IMPORT_MODE_WORDS,
} from '@toric/contracts/customer/imports/import.words';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useCommand } from '../../../app/api.ts';
import { text, useWords } from '../../../app/words.ts';
import { Refusal } from '../../../kit/form/refusal.tsx';
import { Why } from '../../../kit/show/why.tsx';
import { Line } from './line.tsx';
import { Select } from './select.tsx';
import { untilPlanned } from './until-planned.ts';
import type { Mapping } from './use-mapping.ts';

/** A file of these subjects may add or change records. A file of any other subject only adds records. */
const WITH_MODE = new Set<ImportSubject>(['customers', 'suppliers', 'prices', 'orders']);

/** Returns the typed reason as a field of the request, or an empty object if there is none. */
const reasonOf = (why: string) => (why.trim() === '' ? {} : { why });

type Props = { readonly file: ImportFileView; readonly reading: ImportReading; readonly mapping: Mapping };

/** Asks for the options of the import, and plans the dry run. */
export function PlanButton({ file, reading, mapping }: Props) {
  const t = useWords();
  const navigate = useNavigate();
  const [dateOrder, setDateOrder] = useState<DateOrder | ''>(reading.dateOrder ?? '');
  const [mode, setMode] = useState<ImportMode>('both');
  const [{ country, source, why }, setTexts] = useState({ country: 'US', source: 'import', why: '' });
  const setText = (text: object) => setTexts((before) => ({ ...before, ...text }));
  const { run, busy, problem } = useCommand(PlanImport);
  const { missing, fields } = mapping;
  const { format, encoding, delimiter, hasHeading } = reading;
  async function plan() {
    if (dateOrder === '') return;
    const shape = { format, encoding, delimiter, hasHeading };
    const body = { ...shape, dateOrder, country, mode, source, fields: [...fields], ...reasonOf(why) };
    const { body: job } = await run({ params: { fileId: file.id }, body });
    await untilPlanned(job);
    await navigate(`/jobs/${job.service}/${job.id}`);
  }
  return (
    <div className="stack-4">
      {missing && <Missing fields={missing} />}
      <div className="row wrap">
        <Select
          label={text('Order of dates', '日期顺序')}
          words={DATE_ORDER_WORDS}
          none={text('Choose it', '请选择')}
          value={dateOrder}
          onChange={setDateOrder}
        />
        {WITH_MODE.has(file.subject) && (
          <Select
            label={text('Add or update', '新增或更新')}
            words={IMPORT_MODE_WORDS}
            value={mode}
            onChange={(value) => value !== '' && setMode(value)}
          />
        )}
        <Line
          label={text('Country of numbers and addresses', '电话和地址的国家')}
          value={country}
          onChange={(value) => setText({ country: value })}
        />
        <Line label={text('Old system', '原系统')} value={source} onChange={(value) => setText({ source: value })} />
        <Line label={text('Reason', '原因')} value={why} onChange={(value) => setText({ why: value })} />
      </div>
      {problem && <Refusal problem={problem} />}
      <div className="row">
        <button
          type="button"
          className="btn main"
          data-operation={PlanImport.id}
          disabled={busy || missing !== undefined || dateOrder === ''}
          onClick={() => void plan().catch(() => undefined)}
        >
          {t(text('Make the dry run', '试运行'))}
        </button>
      </div>
    </div>
  );
}

function Missing({ fields }: { readonly fields: NonNullable<Mapping['missing']> }) {
  const names = (language: 'en' | 'zh') => fields.map((field) => IMPORT_FIELD_WORDS[field].label[language]);
  return (
    <Why
      tone="wait"
      title={{
        en: `Choose a column for one of these: ${names('en').join(', ')}.`,
        zh: `请为以下之一选择一列：${names('zh').join('、')}。`,
      }}
    />
  );
}
