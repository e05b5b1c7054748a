import {
  GetImportFile,
  type ImportFileView,
  type ImportReading,
} from '@toric/contracts/customer/imports/import-file.http';
import { IMPORT_SUBJECT_WORDS } from '@toric/contracts/customer/imports/import.words';
import { useParams } from 'react-router';
import { useAnswer } from '../../../app/api.ts';
import { text, useWords } from '../../../app/words.ts';
import { Refusal } from '../../../kit/form/refusal.tsx';
import { Answered } from '../../../kit/show/answered.tsx';
import { Block } from '../../../kit/show/block.tsx';
import { PageHead } from '../../../kit/show/page-head.tsx';
import { Loading } from '../../../kit/show/states.tsx';
import { Why } from '../../../kit/show/why.tsx';
import { Columns } from './columns.tsx';
import { FileShape } from './file-shape.tsx';
import { PlanButton } from './plan-button.tsx';
import { useMapping } from './use-mapping.ts';
import { useReading } from './use-reading.ts';

/** Maps the columns of a file to fields, and plans its import. */
export default function MappingPage() {
  const { fileId = '' } = useParams();
  const file = useAnswer(GetImportFile, { params: { fileId } });
  return (
    <>
      <PageHead
        title={file.data?.name ?? text('Columns of the file', '文件的列')}
        name={text('Columns of the file', '文件的列')}
        crumb={<Subject file={file.data} />}
      />
      <Answered query={file}>{(data) => <File file={data} />}</Answered>
    </>
  );
}

function Subject({ file }: { readonly file: ImportFileView | undefined }) {
  const t = useWords();
  return <>{t(file ? IMPORT_SUBJECT_WORDS[file.subject].label : text('Import', '导入'))}</>;
}

function File({ file }: { readonly file: ImportFileView }) {
  const { reading, problem, busy, say } = useReading(file.id);
  if (problem)
    return (
      <div className="pad">
        <Refusal problem={problem} />
      </div>
    );
  if (!reading) return <Loading />;
  return (
    <>
      <FileShape reading={reading} busy={busy} onSay={say} />
      <Mapping key={JSON.stringify(reading.columns)} file={file} reading={reading} />
    </>
  );
}

type MappingProps = { readonly file: ImportFileView; readonly reading: ImportReading };

function Mapping({ file, reading }: MappingProps) {
  const mapping = useMapping(file, reading);
  return (
    <>
      {reading.remembered && (
        <div className="pad">
          <Why
            tone="note"
            title={text('The fields are those of your last file with these columns.', '字段沿用上次相同列的文件。')}
          />
        </div>
      )}
      <Block title={text('2. Into which field each column goes', '2. 各列对应的字段')}>
        <Columns subject={file.subject} columns={reading.columns} mapping={mapping} />
      </Block>
      <Block title={text('3. How to import it', '3. 导入方式')}>
        <PlanButton file={file} reading={reading} mapping={mapping} />
      </Block>
    </>
  );
}
