import type { Reply } from '@toric/client/types';
import { type ChangeFinding, VerifyChanges } from '@toric/contracts/changes/change.http';
import { FINDING_KIND_WORDS } from '@toric/contracts/changes/change.words';
import { SERVICE_NAMES } from '@toric/contracts/operator/operator.http';
import { SERVICE_NAME_WORDS } from '@toric/contracts/operator/operator.words';
import { useState } from 'react';
import { Link } from 'react-router';
import { announce } from '../../app/announce.ts';
import { api, explain } from '../../app/api.ts';
import { asProblem, type Problem } from '../../app/problem.ts';
import { useLanguage, useWords } from '../../app/words.ts';
import { formatNumber } from '../../app/formats.ts';
import { StateBadge } from '../../kit/show/badge.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';
import { ScrollTable } from '../../kit/scroll-region.tsx';

type Service = (typeof SERVICE_NAMES)[number];
type Result = {
  readonly verified: number;
  readonly anchors: number;
  readonly anchored: boolean;
  readonly finding: ChangeFinding | null;
  readonly head: Reply<typeof VerifyChanges>['head'];
  readonly isDone: boolean;
  readonly problem?: Problem;
};
type Results = Partial<Record<Service, Result>>;

type Answer = Reply<typeof VerifyChanges>;
const ask = async (service: Service, after: number): Promise<Answer> =>
  (await api.call(VerifyChanges, { params: { service }, query: { after } })).body;

const NOTHING: Result = { verified: 0, anchors: 0, anchored: true, finding: null, head: null, isDone: false };
const withAnswer = (sum: Result, { verified, anchors, anchored, finding, head, next }: Answer): Result => ({
  verified: sum.verified + verified,
  anchors: sum.anchors + anchors,
  anchored,
  finding,
  head: head ?? sum.head,
  isDone: next === null,
});

/** Verifies the chain of a service from its first record on, some thousand records in each request. */
async function verify(service: Service, onResult: (result: Result) => void): Promise<void> {
  let sum = NOTHING;
  try {
    for (let answer = await ask(service, 0); ; answer = await ask(service, answer.next ?? 0)) {
      sum = withAnswer(sum, answer);
      onResult(sum);
      if (answer.next === null) return;
    }
  } catch (error) {
    onResult({ ...sum, isDone: true, problem: asProblem(error) });
  }
}

function useVerification() {
  const [results, setResults] = useState<Results>();
  const [busy, setBusy] = useState(false);
  const t = useWords();
  const begin = async () => {
    setBusy(true);
    setResults({});
    for (const service of SERVICE_NAMES) {
      await verify(service, (result) => setResults((before) => ({ ...before, [service]: result })));
    }
    setBusy(false);
    announce(t({ en: 'The check is done.', zh: '校验完成。' }));
  };
  return { results, busy, begin };
}

function State({ result }: { readonly result: Result | undefined }) {
  const t = useWords();
  if (!result) return <StateBadge state="new" label={{ en: 'Not checked yet', zh: '未校验' }} />;
  if (result.problem) return <StateBadge state="stop" label={explain(result.problem)} />;
  if (result.finding)
    return (
      <>
        <StateBadge state="stop" label={FINDING_KIND_WORDS[result.finding.kind].label} />{' '}
        {result.finding.seq !== null &&
          t({ en: `at number ${result.finding.seq}`, zh: `于序号 ${result.finding.seq}` })}
      </>
    );
  return result.isDone ? (
    <StateBadge state="ok" label={{ en: 'Unbroken', zh: '完整无误' }} />
  ) : (
    <StateBadge state="works" label={{ en: 'Checking…', zh: '校验中…' }} />
  );
}

function Row({ service, result }: { readonly service: Service; readonly result: Result | undefined }) {
  const t = useWords();
  const language = useLanguage();
  const anchors = (n: number) => formatNumber(n, language);
  return (
    <tr>
      <td>{t(SERVICE_NAME_WORDS[service].label)}</td>
      <td>
        <State result={result} />
      </td>
      <td className="num">{result && formatNumber(result.verified, language)}</td>
      <td className="num">
        {result && (result.anchored ? anchors(result.anchors) : t({ en: 'none kept', zh: '未保存' }))}
      </td>
      <td className="mono clip">{result?.head?.hash.slice(0, 16)}</td>
    </tr>
  );
}

/** Verifies that nobody has changed, removed or reordered the record of changes. */
export default function VerificationPage() {
  const t = useWords();
  const { results, busy, begin } = useVerification();
  const label = results ? { en: 'Check again', zh: '重新校验' } : { en: 'Check all records', zh: '校验全部记录' };
  return (
    <>
      <PageHead
        title={{ en: 'Check the record of changes', zh: '校验变更记录' }}
        crumb={<Link to="/changes">{t({ en: 'Changes', zh: '变更记录' })}</Link>}
        about={{
          en: 'Each record carries the seal of the one before. One that was edited, removed or moved breaks the chain.',
          zh: '每条记录都带有前一条的封印。任何修改、删除或移动都会使链条断裂。',
        }}
        actions={
          <button
            type="button"
            data-operation={VerifyChanges.id}
            className="btn main"
            disabled={busy}
            onClick={() => void begin()}
          >
            {t(label)}
          </button>
        }
      />
      <section className="block rule" aria-live="polite">
        <ScrollTable>
          <thead>
            <tr>
              <th>{t({ en: 'Part of the shop', zh: '服务' })}</th>
              <th>{t({ en: 'Result', zh: '结果' })}</th>
              <th className="num">{t({ en: 'Records', zh: '记录数' })}</th>
              <th className="num">{t({ en: 'Outside seals compared', zh: '已比对的外部封印' })}</th>
              <th>{t({ en: 'Last seal', zh: '最后封印' })}</th>
            </tr>
          </thead>
          <tbody>
            {SERVICE_NAMES.map((service) => (
              <Row key={service} service={service} result={results?.[service]} />
            ))}
          </tbody>
        </ScrollTable>
      </section>
    </>
  );
}
