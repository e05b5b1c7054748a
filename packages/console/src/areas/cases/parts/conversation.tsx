import type { CaseEntry } from '@toric/contracts/customer/cases/case.http';
import { GetCaseAttachment } from '@toric/contracts/customer/cases/case-work.http';
import { CASE_ENTRY_KIND_WORDS, CASE_STATE_WORDS } from '@toric/contracts/customer/cases/case.words';
import { useMay } from '../../../app/api.ts';
import { useWords } from '../../../app/words.ts';
import { ActionButton } from '../../../kit/record/action-button.tsx';
import { Said } from '../../../kit/show/said.tsx';
import { Timeline } from '../../../kit/show/timeline.tsx';
import { PersonName } from '../../changes/person-name.tsx';
import { DownloadButton } from '../../registers/download-button.tsx';
import { plainAnswer, type Shown } from '../actions.ts';

const CUSTOMER = { en: 'the customer', zh: '客户' };
const CLOCK = { en: 'the clock', zh: '系统' };
const OPEN_FILE = { en: 'Download the file', zh: '下载附件' };

function Files({ caseId, files }: { readonly caseId: string; readonly files: CaseEntry['files'] }) {
  const may = useMay();
  if (files.length === 0 || !may(GetCaseAttachment)) return null;
  return (
    <span className="row wrap">
      {files.map(({ id }) => (
        <DownloadButton
          key={id}
          operation={GetCaseAttachment}
          input={{ params: { caseId, attachmentId: id } }}
          label={OPEN_FILE}
          small
        />
      ))}
    </span>
  );
}

/** Shows the change of a case from one state to another. */
function Step({ entry: { from, to } }: { readonly entry: CaseEntry }) {
  if (from === null || to === null || from === to) return null;
  return (
    <span className="dim">
      {' '}
      <Said>{CASE_STATE_WORDS[from].label}</Said> → <Said>{CASE_STATE_WORDS[to].label}</Said>
    </span>
  );
}

/** Shows the messages of the customer and of the shop, and the actions between them, the newest first. */
export function Conversation({ record }: { readonly record: Shown }) {
  const t = useWords();
  const entries = record.entries.toReversed().map((entry) => ({
    ...{ id: entry.id, at: entry.at },
    body: (
      <>
        <b>
          <Said>{CASE_ENTRY_KIND_WORDS[entry.kind].label}</Said>
        </b>
        <Step entry={entry} />
      </>
    ),
    detail: (entry.text !== null || entry.files.length > 0) && (
      <span className={entry.kind === 'note' ? 'case-words note' : 'case-words'}>
        {entry.text}
        <Files caseId={record.id} files={entry.files} />
      </span>
    ),
    pin: <PersonName id={entry.by} nobody={entry.kind === 'received' || entry.kind === 'rated' ? CUSTOMER : CLOCK} />,
  }));
  return (
    <div className="stack-4">
      <div className="row">
        <ActionButton action={plainAnswer} record={record} />
      </div>
      {!record.canBeAnswered && (
        <p className="dim">
          {t({
            en: 'Nobody is known to whom a mail could go. Name the customer, or write a note of what was said.',
            zh: '没有可发送邮件的对象。请指定客户，或将所说内容写成备注。',
          })}
        </p>
      )}
      <Timeline entries={entries} />
    </div>
  );
}
