import type { Reply } from '@toric/client/types';
import { RecordFhirPrescription } from '@toric/contracts/customer/prescriptions/fhir.http';
import { FHIR_RECEIPT_STATUS_WORDS } from '@toric/contracts/customer/prescriptions/fhir.words';
import { ListPrescriptions } from '@toric/contracts/customer/prescriptions/prescription.http';
import { type ChangeEvent, useId, useState } from 'react';
import { Link, useParams } from 'react-router';
import { useCommand } from '../../app/api.ts';
import { text, useWords } from '../../app/words.ts';
import { Refusal } from '../../kit/form/refusal.tsx';
import { Badge } from '../../kit/show/badge.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';
import { Why } from '../../kit/show/why.tsx';
import { CustomerName } from '../customers/customer-name.tsx';

type Receipt = Reply<typeof RecordFhirPrescription>;
type Parsed = Parameters<ReturnType<typeof useCommand<typeof RecordFhirPrescription>>['run']>[0]['body'];

/** Returns the JSON object in the text, or undefined if the text is no JSON object. */
function parsed(json: string): Parsed | undefined {
  try {
    const value: unknown = JSON.parse(json);
    // safe cast: the API checks the resource
    return typeof value === 'object' && value !== null ? (value as Parsed) : undefined;
  } catch {
    return undefined;
  }
}

type Found = { readonly pointer: string; readonly detail: string };
function Findings({ title, found }: { readonly title: string; readonly found: readonly Found[] }) {
  if (found.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul className="stack fine">
        {found.map(({ pointer, detail }) => (
          <li key={pointer + detail}>
            {detail} <span className="mono dimmer">{pointer}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Result({ receipt, customerId }: { readonly receipt: Receipt; readonly customerId: string }) {
  const t = useWords();
  const isDraft = receipt.status === 'draft';
  const path = `/prescriptions/${customerId}/${isDraft ? 'drafts/' : ''}${receipt.id}`;
  const link = (
    <Link className="btn small" to={path}>
      {isDraft ? t(text('Complete the draft', '完成草稿')) : t(text('See the prescription', '查看处方'))}
    </Link>
  );
  const title = isDraft
    ? text(
        'It is kept as a draft, because it lacks something. Nothing is supplied on it yet.',
        '因内容不全，已存为草稿，尚不可据此供应。',
      )
    : text('The prescription is recorded.', '处方已录入。');
  return (
    <div className="stack-4">
      <Why tone={isDraft ? 'wait' : 'ok'} title={title} actions={link} />
      <p>
        <Badge words={FHIR_RECEIPT_STATUS_WORDS} value={receipt.status} />
      </p>
      <Findings title={t(text('What is missing', '缺少的内容'))} found={receipt.missing} />
      <Findings title={t(text('Is this right?', '是否正确？'))} found={receipt.questions} />
      <Findings title={t(text('What was not kept', '未保留的内容'))} found={receipt.warnings} />
    </div>
  );
}

type SourceProps = { readonly json: string; readonly onChange: (json: string) => void };

function Source({ json, onChange }: SourceProps) {
  const t = useWords();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{t(text('The content of the file', '文件内容'))}</label>
      <textarea
        id={id}
        className="input mono"
        rows={12}
        spellCheck={false}
        value={json}
        onChange={({ target }) => onChange(target.value)}
      />
      <p className="help">{t(text('Choose a file, or paste its content.', '选择文件，或粘贴其内容。'))}</p>
    </div>
  );
}

function ChooseFile({ onRead }: { readonly onRead: (json: string) => void }) {
  const t = useWords();
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => onRead((await target.files?.[0]?.text()) ?? '');
  return (
    <label className="btn">
      {t(text('Choose a file', '选择文件'))}
      <input
        className="sr"
        type="file"
        accept=".json,application/json,application/fhir+json"
        onChange={(event) => void read(event)}
      />
    </label>
  );
}

/** Records a prescription from a FHIR R4 VisionPrescription that another system has made. */
export default function FhirImportPage() {
  const { customerId = '' } = useParams();
  const t = useWords();
  const [json, setJson] = useState('');
  const [receipt, setReceipt] = useState<Receipt | undefined>();
  const { run, busy, problem } = useCommand(RecordFhirPrescription, { refreshes: [ListPrescriptions] });
  const resource = parsed(json);
  async function send() {
    if (resource) setReceipt((await run({ params: { customerId }, body: resource })).body);
  }
  return (
    <>
      <PageHead
        title={text('Read a prescription of another system', '导入其他系统的处方')}
        crumb={<CustomerName id={customerId} />}
        about={text(
          'A file in the format FHIR R4 (VisionPrescription), as other systems write it.',
          '其他系统导出的 FHIR R4 格式（VisionPrescription）文件。',
        )}
      />
      <div className="pad stack-4">
        {receipt && <Result receipt={receipt} customerId={customerId} />}
        <Source json={json} onChange={setJson} />
        <Refusal problem={problem} />
        <div className="row">
          <button
            className="btn main"
            type="button"
            data-operation={RecordFhirPrescription.id}
            disabled={busy || !resource}
            onClick={() => void send().catch(() => undefined)}
          >
            {resource ? t(text('Record it', '录入')) : t(text('Record it: choose a file first', '录入：请先选择文件'))}
          </button>
          <ChooseFile onRead={setJson} />
        </div>
      </div>
    </>
  );
}
