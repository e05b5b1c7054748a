import { GetPrivacyFile, GetPrivacyRequest } from '@toric/contracts/customer/privacy/privacy.http';
import { SERVICE_NAME_WORDS } from '@toric/contracts/operator/operator.words';
import {
  PRIVACY_ACTOR_KIND_WORDS,
  PRIVACY_KIND_WORDS,
  PRIVACY_LAW_WORDS,
  PRIVACY_STATE_WORDS,
  PRIVACY_STEP_KIND_WORDS,
} from '@toric/contracts/customer/privacy/privacy.words';
import { useState } from 'react';
import { api, explain, refresh, useMay } from '../../app/api.ts';
import { asProblem } from '../../app/problem.ts';
import { tell } from '../../app/tell.tsx';
import { text, useWords } from '../../app/words.ts';
import { recordPage } from '../../kit/record/record-page.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Countdown } from '../../kit/show/countdown.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { Said } from '../../kit/show/said.tsx';
import { Timeline } from '../../kit/show/timeline.tsx';
import { When } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { CustomerName } from '../customers/customer-name.tsx';
import { saveFile } from '../prescriptions/save-file.ts';
import { PRIVACY_ACTIONS, type Request } from './actions.tsx';
import { Preview } from './preview.tsx';
import { isDue } from './spec.tsx';

type Shown = { readonly record: Request };
type Format = 'json' | 'pdf';

const READY = text('The file is ready. Hand it only to the customer.', '文件已就绪，只能交给客户本人。');
const TWO = {
  title: text('The erasure waits for its confirmation.', '删除请求等待确认。'),
  rule: text(
    'If a member of staff asked for it, another one or the customer must confirm it.',
    '若由员工提出，须由另一名员工或客户本人确认。',
  ),
};
const IN_FORCE = text(
  'The data are only kept: no reminders, no decisions about lenses.',
  '数据仅保存：不发送提醒，也不作镜片决定。',
);

function Reasons({ record }: Shown) {
  const t = useWords();
  const { state, waitingFor } = record;
  if (state === 'collecting') {
    const names = waitingFor.map((name) => t(SERVICE_NAME_WORDS[name].label)).join(', ');
    return <Why tone="note" title={text(`The data are being collected: ${names}.`, `正在收集数据：${names}。`)} />;
  }
  if (state === 'ready') return <Why tone="ok" title={READY} actions={<Download record={record} />} />;
  if (state === 'asked') return <Why tone="wait" title={TWO.title} rule={TWO.rule} />;
  return state === 'in-force' ? <Why tone="wait" title={IN_FORCE} /> : null;
}

function Download({ record }: Shown) {
  const t = useWords();
  const may = useMay();
  const [busy, setBusy] = useState(false);
  if (!may(GetPrivacyFile)) return null;
  const formats: readonly Format[] = record.kind === 'access' ? ['pdf', 'json'] : ['json'];
  async function download(format: Format) {
    setBusy(true);
    try {
      const params = { customerId: record.customerId, requestId: record.id };
      const { body } = await api.call(GetPrivacyFile, { params, query: { format } });
      saveFile(body.bytes, body.mediaType, body.fileName);
      refresh(GetPrivacyRequest);
    } catch (error) {
      tell(explain(asProblem(error)), { tone: 'stop' });
    } finally {
      setBusy(false);
    }
  }
  return formats.map((format) => (
    <button className="btn small" type="button" key={format} disabled={busy} onClick={() => void download(format)}>
      {t(text(`Download ${format.toUpperCase()}`, `下载 ${format.toUpperCase()}`))}
    </button>
  ));
}

function About({ record }: Shown) {
  const t = useWords();
  return (
    <>
      <CustomerName id={record.customerId} /> · {t(text('asked ', '提出于 '))}
      <When at={record.createdAt} />
      {record.askedByStaff && t(text(' by a member of staff', '，由员工代为提出'))}
    </>
  );
}

function Steps({ record }: Shown) {
  const entries = [...record.steps].reverse().map((step) => ({
    ...{ id: step.id, at: step.at },
    body: (
      <b>
        <Said>{PRIVACY_STEP_KIND_WORDS[step.kind].label}</Said>
      </b>
    ),
    pin: step.actorId ? (
      <PersonName id={step.actorId} />
    ) : (
      <Said>{PRIVACY_ACTOR_KIND_WORDS[step.actorKind].label}</Said>
    ),
  }));
  return (
    <div className="stack-4">
      {record.kind === 'erasure' && record.state === 'asked' && <Preview record={record} />}
      <Timeline entries={entries} />
    </div>
  );
}

function Deadline({ record }: Shown) {
  return (
    <Block title={text('Deadline', '期限')}>
      <Facts
        rows={[
          { label: text('Due', '期限'), value: <When at={record.dueAt} /> },
          { label: text('Left', '剩余'), value: isDue(record) ? <Countdown to={record.dueAt} /> : null },
          { label: text('Law', '法律'), value: <Said>{PRIVACY_LAW_WORDS[record.law].label}</Said> },
          { label: text('Source', '依据'), value: record.deadlineSource },
          { label: text('File until', '文件保留至'), value: record.fileUntil && <When at={record.fileUntil} /> },
          { label: text('Ended', '结束于'), value: record.endedAt && <When at={record.endedAt} /> },
        ]}
      />
    </Block>
  );
}

/** Shows one privacy request: its state, its deadline, and the actions with the person of each. */
export default recordPage({
  operation: GetPrivacyRequest,
  params: ['customerId', 'requestId'],
  list: { label: text('Privacy requests', '隐私请求'), href: '/privacy' },
  title: ({ kind }) => <Said>{PRIVACY_KIND_WORDS[kind].label}</Said>,
  state: ({ state }) => ({ words: PRIVACY_STATE_WORDS, value: state }),
  facts: About,
  why: Reasons,
  actions: PRIVACY_ACTIONS,
  tabs: [{ id: 'steps', label: text('Steps', '步骤'), content: Steps }],
  aside: Deadline,
});
