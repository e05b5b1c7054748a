import { CreateImportFile } from '@toric/contracts/customer/imports/import-file.http';
import type { ImportSubject } from '@toric/contracts/customer/imports/import-field';
import { IMPORT_SUBJECT_WORDS } from '@toric/contracts/customer/imports/import.words';
import { type ChangeEvent, useState } from 'react';
import { asProblem, type Problem } from '../../../app/problem.ts';
import { useSession } from '../../../app/session.tsx';
import { text, useWords } from '../../../app/words.ts';
import { Refusal } from '../../../kit/form/refusal.tsx';
import { Fuel } from '../../../kit/show/fuel.tsx';
import { Select } from './select.tsx';
import { sendFile } from './send-file.ts';

const ACCEPTED = '.csv,.txt,.tsv,.xlsx,.json,.jsonl,.ndjson,text/csv,application/json';

/** Returns the kinds of records that the person may import. Each kind is imported by the role that works with it. */
export function useSubjects(): readonly ImportSubject[] {
  const { roles } = useSession().person;
  return [
    ...(roles.includes('finance') ? (['suppliers'] as const) : []),
    ...(roles.includes('sales') ? (['customers', 'addresses'] as const) : []),
    ...(roles.includes('optician') ? (['prescriptions'] as const) : []),
    ...(roles.includes('sales') ? (['consents', 'prices'] as const) : []),
    ...(roles.includes('warehouse') ? (['stock'] as const) : []),
    ...(roles.includes('sales') ? (['orders'] as const) : []),
  ];
}

type Props = {
  readonly subject: ImportSubject;
  readonly onSubject: (subject: ImportSubject) => void;
  readonly onSent: (fileId: string) => unknown;
};

/** Asks for the kind of records in a file, and sends the file in parts. */
export function FilePicker({ subject, onSubject, onSent }: Props) {
  const t = useWords();
  const subjects = useSubjects();
  const [share, setShare] = useState<number>();
  const [problem, setProblem] = useState<Problem>();
  async function send({ target }: ChangeEvent<HTMLInputElement>) {
    const file = target.files?.[0];
    if (!file) return;
    setProblem(undefined);
    setShare(0);
    try {
      await onSent(await sendFile(file, subject, setShare));
    } catch (error) {
      setProblem(asProblem(error));
    }
    setShare(undefined);
    target.value = '';
  }
  return (
    <div className="stack-4">
      <Select
        label={text('What the file is about', '文件内容')}
        words={IMPORT_SUBJECT_WORDS}
        values={subjects}
        value={subject}
        onChange={(value) => value !== '' && onSubject(value)}
      />
      <label className="btn main" data-operation={CreateImportFile.id}>
        {t(text('Choose the file', '选择文件'))}
        <input
          className="sr"
          type="file"
          accept={ACCEPTED}
          disabled={share !== undefined}
          onChange={(event) => void send(event)}
        />
      </label>
      {share !== undefined && <Fuel share={share} label={text('Sent so far', '已发送')} wide />}
      {problem && <Refusal problem={problem} />}
    </div>
  );
}
