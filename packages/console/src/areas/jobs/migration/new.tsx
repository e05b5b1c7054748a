import type { ImportSubject } from '@toric/contracts/customer/imports/import-field';
import { PlanMigration } from '@toric/contracts/customer/imports/migration.http';
import { useCallback, useState } from 'react';
import { useNavigate } from 'react-router';
import { useCommand } from '../../../app/api.ts';
import { text, useWords } from '../../../app/words.ts';
import { Refusal } from '../../../kit/form/refusal.tsx';
import { Block } from '../../../kit/show/block.tsx';
import { PageHead } from '../../../kit/show/page-head.tsx';
import { FilePicker, useSubjects } from '../import/file-picker.tsx';
import { Line } from '../import/line.tsx';
import { PlannedFile, type PlannedFileOf } from './planned-file.tsx';

type Files = Readonly<Record<string, PlannedFileOf | undefined>>;

/** Holds the files of the plan with their mappings. A file without a mapping is not ready. */
function useFiles() {
  const [files, setFiles] = useState<Files>({});
  const map = useCallback((id: string, mapped: PlannedFileOf | undefined) => {
    setFiles((before) => ({ ...before, [id]: mapped }));
  }, []);
  const leaveOut = useCallback((id: string) => {
    setFiles((before) => Object.fromEntries(Object.entries(before).filter(([one]) => one !== id)));
  }, []);
  return { files, map, leaveOut };
}

/** Plans the migration of an old shop: uploads its files, maps their columns, and makes one dry run of all. */
export default function NewMigrationPage() {
  const subjects = useSubjects();
  const [subject, setSubject] = useState<ImportSubject>(subjects[0] ?? 'customers');
  const { files, map, leaveOut } = useFiles();
  const ids = Object.keys(files);
  return (
    <>
      <PageHead
        title={text('Migrate an old shop', '迁移旧店')}
        about={text(
          'Send all files of the old shop. A row may name a customer of another file. Nothing changes before you have seen the dry run.',
          '上传旧店的所有文件。一行可引用其他文件中的客户。看到试运行结果之前不会有任何更改。',
        )}
      />
      <Block title={text('1. The files', '1. 文件')}>
        <FilePicker subject={subject} onSubject={setSubject} onSent={(id) => map(id, undefined)} />
      </Block>
      {ids.length > 0 && (
        <Block title={text('2. What their columns mean', '2. 各列的含义')}>
          <div className="stack-4">
            {ids.map((id) => (
              <PlannedFile key={id} fileId={id} onMapped={map} onLeaveOut={leaveOut} />
            ))}
          </div>
        </Block>
      )}
      <Block
        title={ids.length > 0 ? text('3. The whole plan', '3. 整个计划') : text('2. The whole plan', '2. 整个计划')}
      >
        <Plan files={files} />
      </Block>
    </>
  );
}

function Plan({ files }: { readonly files: Files }) {
  const t = useWords();
  const navigate = useNavigate();
  const [{ source, country, why }, setTexts] = useState({ source: 'old-shop', country: 'US', why: '' });
  const setText = (change: object) => setTexts((before) => ({ ...before, ...change }));
  const { run, busy, problem } = useCommand(PlanMigration);
  const mapped = Object.values(files).flatMap((file) => file ?? []);
  const isReady = mapped.length > 0 && mapped.length === Object.keys(files).length;
  async function plan() {
    const reason = why.trim() === '' ? {} : { why };
    const { body } = await run({ body: { source, country, ...reason, files: mapped } });
    await navigate(`/migrations/${body.id}`);
  }
  return (
    <div className="stack-4">
      <div className="form-grid">
        <Line label={text('Old system', '原系统')} value={source} onChange={(value) => setText({ source: value })} />
        <Line
          label={text('Country of numbers and addresses', '电话和地址的国家')}
          value={country}
          onChange={(value) => setText({ country: value })}
        />
        <Line label={text('Reason', '原因')} value={why} onChange={(value) => setText({ why: value })} />
      </div>
      {problem && <Refusal problem={problem} />}
      <div className="row">
        <button
          type="button"
          className="btn main"
          data-operation={PlanMigration.id}
          disabled={busy || !isReady}
          onClick={() => void plan().catch(() => undefined)}
        >
          {t(text('Make the dry run of all files', '试运行所有文件'))}
        </button>
      </div>
    </div>
  );
}
