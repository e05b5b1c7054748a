import type { Text } from '@toric/contracts/kernel/sentence';
import { type FormEvent, type ReactNode, useState } from 'react';
import { count, text, useWords } from '../words.ts';
import { GateField } from './field.tsx';
import { useAttempt } from './use-attempt.ts';

const DIGITS = 6;
const CODE = text('Code from your authenticator', '验证器应用中的验证码');
const RECOVERY = text('Recovery code', '恢复代码');
const CHANGES = text('It changes every 30 seconds. No phone at hand?', '每 30 秒更换一次。手机不在身边？');
const USE_RECOVERY = text('Use a recovery code', '使用恢复代码');
const USE_APP = text('Use the code of the app', '使用应用中的验证码');
const PRINTED = text(
  'It is one of the ten codes that you printed, such as k3v5a-7m2qx.',
  '你打印的十个代码之一，例如 k3v5a-7m2qx。',
);

type Props = {
  readonly save: Text;
  readonly send: (code: string) => Promise<void>;
  /** If true, only codes of the app are accepted: a new app has no recovery codes yet. */
  readonly appOnly?: boolean;
  readonly children?: ReactNode;
};

const tooShort = (digits: number): Text =>
  count(digits, {
    one: 'The code has six digits; {n} is here.',
    other: 'The code has six digits; {n} are here.',
    zh: '验证码为六位数字，现在有 {n} 位。',
  });

/** Holds the typed code of the second factor. Six digits are sent as soon as they are complete. */
function useCode(send: Props['send']) {
  const [code, setCode] = useState('');
  const [isRecovery, setIsRecovery] = useState(false);
  const { busy, error, setError, attempt } = useAttempt();
  const submit = (value = code) => {
    if (busy) return;
    const digits = value.replace(/\s/g, '');
    if (!isRecovery && digits.length !== DIGITS) setError(tooShort(digits.length));
    else void attempt(() => send(isRecovery ? value.trim() : digits));
  };
  const change = (value: string) => {
    setCode(value);
    setError(undefined);
    if (!isRecovery && /^\d{6}$/.test(value.replace(/\s/g, ''))) submit(value);
  };
  const switchKind = () => {
    setIsRecovery(!isRecovery);
    setCode('');
    setError(undefined);
  };
  return { code, isRecovery, busy, error, submit, change, switchKind };
}

/** Asks for a code of the second factor: the six digits of the app, or a recovery code. */
export function CodeForm({ save, send, appOnly = false, children }: Props) {
  const t = useWords();
  const { code, isRecovery, busy, error, submit, change, switchKind } = useCode(send);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  return (
    <form className="gate-fields" noValidate onSubmit={onSubmit}>
      <GateField
        key={isRecovery ? 'recovery' : 'app'}
        label={isRecovery ? RECOVERY : CODE}
        className="code"
        inputMode={isRecovery ? 'text' : 'numeric'}
        autoComplete="one-time-code"
        autoFocus
        value={code}
        onValue={change}
        error={error}
        help={!appOnly && <Switch isRecovery={isRecovery} onSwitch={switchKind} />}
      />
      {children}
      <button className="btn main wide" type="submit" disabled={busy}>
        {t(save)}
      </button>
    </form>
  );
}

function Switch({ isRecovery, onSwitch }: { readonly isRecovery: boolean; readonly onSwitch: () => void }) {
  const t = useWords();
  return (
    <>
      {t(isRecovery ? PRINTED : CHANGES)}{' '}
      <button type="button" className="linkish fine" onClick={onSwitch}>
        {t(isRecovery ? USE_APP : USE_RECOVERY)}
      </button>
    </>
  );
}
