import { Modal } from '@mantine/core';
import { stepUp } from '../session/calls.ts';
import { takeSession } from '../session/store.ts';
import { text, useWords } from '../words.ts';
import { CodeForm } from './code-form.tsx';

const TITLE = text('Prove that it is you', '请证明是你本人');
const ABOUT = text(
  'This moves money, changes roles or takes data out of the shop. It needs a fresh code of your second factor.',
  '此操作涉及资金、角色变更或导出数据，需要第二重验证的新验证码。',
);

/** Asks for a fresh code before an operation that needs one. The request is then sent again by itself. */
export function StepUpDialog({ settle }: { readonly settle: (given: boolean) => void }) {
  const t = useWords();
  return (
    <Modal opened onClose={() => settle(false)} title={t(TITLE)} size={440} zIndex={500}>
      <p className="dim">{t(ABOUT)}</p>
      <CodeForm
        save={text('Go on', '继续')}
        send={async (code) => {
          takeSession(await stepUp(code));
          settle(true);
        }}
      />
    </Modal>
  );
}
