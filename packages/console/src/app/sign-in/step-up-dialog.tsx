import { Modal } from '@mantine/core';
import { stepUp } from '../session/calls.ts';
import { hasPasskeys, stepUpByPasskey } from '../session/passkey.ts';
import { takeSession } from '../session/store.ts';
import { text, useWords } from '../words.ts';
import { CodeForm } from './code-form.tsx';
import { useAttempt } from './use-attempt.ts';

const TITLE = text('Prove that it is you', '请证明是你本人');
const ABOUT = text(
  'This moves money, changes roles or takes data out of the shop. It needs a fresh code, or your passkey.',
  '此操作涉及资金、角色变更或导出数据，需要新的验证码或通行密钥。',
);

/** Asks for a fresh code before an operation that needs one. The request is then repeated automatically. */
export function StepUpDialog({ settle }: { readonly settle: (given: boolean) => void }) {
  const t = useWords();
  return (
    <Modal opened onClose={() => settle(false)} title={t(TITLE)} size={440} zIndex={500}>
      <p className="dim">{t(ABOUT)}</p>
      <CodeForm
        save={text('Go on', '继续')}
        send={async (code) => {
          takeSession(await stepUp({ code }));
          settle(true);
        }}
      />
      {hasPasskeys() && <PasskeyButton settle={settle} />}
    </Modal>
  );
}

function PasskeyButton({ settle }: { readonly settle: (given: boolean) => void }) {
  const t = useWords();
  const { busy, error, attempt } = useAttempt();
  const press = () =>
    void attempt(async () => {
      takeSession(await stepUpByPasskey());
      settle(true);
    });
  return (
    <div className="stack">
      <button className="btn wide" type="button" disabled={busy} onClick={press}>
        {t(text('Use a passkey', '使用通行密钥'))}
      </button>
      {error && (
        <p className="err" role="alert">
          {t(error)}
        </p>
      )}
    </div>
  );
}
