import { CreateImportFile } from '@toric/contracts/customer/imports/import-file.http';
import { FIELDS_OF, type ImportSubject } from '@toric/contracts/customer/imports/import-field';
import { IMPORT_FIELD_WORDS, IMPORT_SUBJECT_WORDS } from '@toric/contracts/customer/imports/import.words';
import { type ChangeEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { asProblem, type Problem } from '../../../app/problem.ts';
import { useSession } from '../../../app/session.tsx';
import { text, useWords } from '../../../app/words.ts';
import { Refusal } from '../../../kit/form/refusal.tsx';
import { Block } from '../../../kit/show/block.tsx';
import { Fuel } from '../../../kit/show/fuel.tsx';
import { PageHead } from '../../../kit/show/page-head.tsx';
import { Select } from './select.tsx';
import { sendFile } from './send-file.ts';

const ACCEPTED = '.csv,.txt,.tsv,.xlsx,.json,.jsonl,.ndjson,text/csv,application/json';

/** Prescriptions are imported by opticians, and all else by sales. */
function useSubjects(): readonly ImportSubject[] {
  const { roles } = useSession().person;
  return [
    ...(roles.includes('sales') ? (['customers', 'addresses', 'consents'] as const) : []),
    ...(roles.includes('optician') ? (['prescriptions'] as const) : []),
  ];
}

/** Sends a file of another system. The next page maps its columns. */
export default function UploadPage() {
  const t = useWords();
  const navigate = useNavigate();
  const subjects = useSubjects();
  const [subject, setSubject] = useState<ImportSubject>(subjects[0] ?? 'customers');
  const [share, setShare] = useState<number>();
  const [problem, setProblem] = useState<Problem>();
  async function send({ target }: ChangeEvent<HTMLInputElement>) {
    const file = target.files?.[0];
    if (!file) return;
    setProblem(undefined);
    setShare(0);
    try {
      await navigate(`/imports/${await sendFile(file, subject, setShare)}`);
    } catch (error) {
      setProblem(asProblem(error));
      setShare(undefined);
      target.value = '';
    }
  }
  return (
    <>
      <PageHead
        title={text('Import a file', '导入文件')}
        about={text(
          'CSV, Excel or JSON of another system. Nothing changes before you have seen a dry run, and you can undo it.',
          '其他系统的 CSV、Excel 或 JSON 文件。先试运行再更改，并且可以撤销。',
        )}
      />
      <Block title={text('1. The file', '1. 文件')}>
        <div className="stack-4">
          <Select
            label={text('What the file is about', '文件内容')}
            words={IMPORT_SUBJECT_WORDS}
            values={subjects}
            value={subject}
            onChange={(value) => value !== '' && setSubject(value)}
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
      </Block>
      <PossibleFields subject={subject} />
    </>
  );
}

/** The fields that a file of the subject may have. */
function PossibleFields({ subject }: { readonly subject: ImportSubject }) {
  const t = useWords();
  return (
    <Block title={text('What a file may have', '文件可包含的内容')}>
      <p>{FIELDS_OF[subject].map((field) => t(IMPORT_FIELD_WORDS[field].label)).join(' · ')}</p>
      <p className="dim">
        {t(
          text(
            'The names of the columns do not matter. An empty cell leaves what is on file.',
            '列名不限。空单元格不会更改已有内容。',
          ),
        )}
      </p>
    </Block>
  );
}
