import { EnrolFactor } from '@toric/contracts/customer/accounts/factor.http';
import type { Reply } from '@toric/client/types';
import { type FormEvent, useState } from 'react';
import { api } from '../client.ts';
import { confirmEnrolment } from '../session/calls.ts';
import { text, useWords } from '../words.ts';
import { CodeForm } from './code-form.tsx';
import { GateField } from './field.tsx';
import { useAttempt } from './use-attempt.ts';

type Enrolled = Awaited<ReturnType<typeof confirmEnrolment>>;
const SCAN = text(
  'Scan this picture with your authenticator app, then type the code that the app shows.',
  '请用验证器应用扫描此图片，然后输入应用显示的验证码。',
);
const TYPE = text('No camera? Type this secret into the app:', '没有摄像头？请在应用中输入此密钥：');
const CONFIRM = text('Confirm the app', '确认应用');

/** Sets up an authenticator app: the password, the QR code for the phone, and the first code of the app. */
export function Authenticator({ onDone }: { readonly onDone: (enrolled: Enrolled) => void }) {
  const t = useWords();
  const [secret, setSecret] = useState<Reply<typeof EnrolFactor>>();
  if (!secret) return <PasswordStep onSecret={setSecret} />;
  return (
    <CodeForm appOnly save={CONFIRM} send={async (code) => onDone(await confirmEnrolment(code))}>
      <div className="stack">
        <p className="dim">{t(SCAN)}</p>
        <img
          className="qr"
          src={secret.qrCode}
          alt={t(text('The secret for the camera of a phone', '供手机摄像头扫描的密钥'))}
        />
        <p className="fine dimmer">
          {t(TYPE)} <span className="mono">{secret.secret}</span>
        </p>
      </div>
    </CodeForm>
  );
}

function PasswordStep({ onSecret }: { readonly onSecret: (secret: Reply<typeof EnrolFactor>) => void }) {
  const t = useWords();
  const [password, setPassword] = useState('');
  const { busy, error, attempt } = useAttempt();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void attempt(async () => onSecret((await api.call(EnrolFactor, { body: { password } })).body));
  };
  return (
    <form className="gate-fields" onSubmit={submit}>
      <GateField
        label={text('Your password', '你的密码')}
        type="password"
        autoComplete="current-password"
        required
        autoFocus
        value={password}
        onValue={setPassword}
        error={error}
      />
      <button className="btn main wide" type="submit" disabled={busy}>
        {t(text('Begin', '开始'))}
      </button>
    </form>
  );
}
