import { ProblemError } from '@toric/client/problem-error';
import type { Text } from '@toric/contracts/kernel/sentence';
import { useFormState } from 'react-hook-form';
import { asProblem, explain, requestIdOf, slugOf } from '../../app/problem.ts';
import { useLanguage, useWords } from '../../app/words.ts';
import { Why } from '../show/why.tsx';
import { inWords, messageIn, WHOLE_BODY } from './model/messages.ts';
import { useFormAround } from './use-spec-form.ts';

const KEPT: Text = {
  en: 'There is no connection. What you typed is kept here. Send it again when the connection is back: it is never done twice.',
  zh: '没有网络连接。你填写的内容保留在此处。恢复连接后请再次发送：不会重复执行。',
};
const ARRIVED: Text = {
  en: 'The first attempt arrived, although no answer came back. Look at the present state before you send it again.',
  zh: '首次发送已送达，只是没有收到应答。再次发送前请先查看当前状态。',
};

type Props = { readonly problem: unknown; readonly others?: readonly string[] };

/** Shows above the buttons why a request was refused, or that it got no answer and that the typed values are kept. */
export function Refusal({ problem: thrown, others = [] }: Props) {
  const t = useWords();
  if (thrown === undefined) return null;
  const problem = asProblem(thrown);
  if (!(problem instanceof ProblemError)) return <Why tone="wait" title={KEPT} />;
  const number = problem.status >= 500 && requestIdOf(problem);
  const rules = [...others, ...(number ? [t({ en: `Request ${number}`, zh: `请求编号 ${number}` })] : [])];
  const title = slugOf(problem) === 'idempotency.key-reused' ? ARRIVED : explain(problem);
  return <Why tone="stop" title={title} rule={rules.length > 0 ? rules.join(' ') : undefined} />;
}

/** Shows the error of a form that belongs to no single field: "Name at least one change." */
export function WholeError() {
  const { methods } = useFormAround();
  const { errors } = useFormState({ control: methods.control });
  const language = useLanguage();
  const message = messageIn(errors[WHOLE_BODY]);
  if (message === undefined) return null;
  return (
    <p className="err" role="alert">
      {inWords(message, language)}
    </p>
  );
}
