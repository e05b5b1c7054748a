import { Modal } from '@mantine/core';
import { ResetTraining } from '@toric/contracts/operator/training.http';
import { Why } from '../../kit/show/why.tsx';
import { explain } from '../problem.ts';
import { text, useWords } from '../words.ts';
import { useReset } from './use-reset.ts';

const TITLE = text('Reset the training shop', '重置培训店铺');
const WHAT = text(
  'The shop goes back to its first day. Everything that anybody has done since is gone: orders, customers, stock, texts.',
  '店铺将恢复到初始状态。此后任何人所做的一切都会消失：订单、客户、库存和文本。',
);
const HOW_LONG = text(
  'It takes about ten seconds. Nobody can work meanwhile. People may have to sign in again afterwards.',
  '约需十秒。期间无法操作，之后可能需要重新登录。',
);
const RUNNING = text(
  'The shop is being reset. This page is loaded anew when it is done.',
  '店铺正在重置，完成后本页会自动重新加载。',
);

/** Asks before the training shop is reset, and waits until the reset is done. */
export default function ResetDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  const { isRunning, problem, reset } = useReset();
  return (
    <Modal opened onClose={onClose} title={t(TITLE)} size={480} closeOnClickOutside={!isRunning}>
      <div className="stack-4">
        {problem && <Why tone="stop" title={explain(problem)} />}
        {isRunning ? (
          <p role="status">{t(RUNNING)}</p>
        ) : (
          <>
            <p>{t(WHAT)}</p>
            <p className="dim">{t(HOW_LONG)}</p>
          </>
        )}
        <p className="row">
          <button
            type="button"
            className="btn stop"
            data-operation={ResetTraining.id}
            disabled={isRunning}
            aria-busy={isRunning}
            onClick={() => void reset()}
          >
            {t(text('Reset it for everybody', '为所有人重置'))}
          </button>
          <button type="button" className="btn" disabled={isRunning} onClick={onClose}>
            {t(text('Keep it as it is', '保持现状'))}
          </button>
        </p>
      </div>
    </Modal>
  );
}
