import { FIELDS_OF, type ImportSubject } from '@toric/contracts/customer/imports/import-field';
import { IMPORT_FIELD_WORDS } from '@toric/contracts/customer/imports/import.words';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { text, useWords } from '../../../app/words.ts';
import { Block } from '../../../kit/show/block.tsx';
import { PageHead } from '../../../kit/show/page-head.tsx';
import { FilePicker, useSubjects } from './file-picker.tsx';

/** Uploads a file of another system. The next page maps its columns. */
export default function UploadPage() {
  const navigate = useNavigate();
  const subjects = useSubjects();
  const [subject, setSubject] = useState<ImportSubject>(subjects[0] ?? 'customers');
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
        <FilePicker subject={subject} onSubject={setSubject} onSent={(id) => navigate(`/imports/${id}`)} />
      </Block>
      <PossibleFields subject={subject} />
    </>
  );
}

/** Lists the fields that a file of the subject may have. */
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
