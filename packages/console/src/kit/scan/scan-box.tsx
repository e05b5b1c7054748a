import { IconBarcode, IconVolume, IconVolumeOff } from '@tabler/icons-react';
import type { Text } from '@toric/contracts/kernel/sentence';
import { type KeyboardEvent, useId, useState } from 'react';
import { useScan } from '../../app/scan.ts';
import { count, useWords } from '../../app/words.ts';
import { FNC1 } from '@toric/optics/gs1/gs1-scan';
import type { OnScan } from './scan-box.types.ts';
import { LastScanView } from './last-scan.tsx';
import './scan.css';
import { useScans } from './use-scans.ts';

export type { Scan } from './read-scan.ts';
export type { OnScan, ScanOutcome } from './scan-box.types.ts';

const LABEL: Text = { en: 'Scan a box, or type its code', zh: '扫描包装盒，或输入条码' };

type Props = {
  readonly onScan: OnScan;
  readonly label?: Text /** False while the page takes no scans. */;
  readonly enabled?: boolean;
};

/** The person's choice lasts as long as the page of the browser. */
let soundIsOn = true;

function SoundSwitch({ isOn, onChange }: { readonly isOn: boolean; readonly onChange: (isOn: boolean) => void }) {
  const t = useWords();
  const Icon = isOn ? IconVolume : IconVolumeOff;
  return (
    <button
      type="button"
      className="icon-btn"
      aria-pressed={isOn}
      aria-label={t({ en: 'Sound after each scan', zh: '每次扫描后发出声音' })}
      onClick={() => onChange(!isOn)}
    >
      <Icon size={18} stroke={1.5} aria-hidden />
    </button>
  );
}

/** Scanners send the separator of GS1 as Ctrl and a bracket, which a field of the browser would swallow. */
function withSeparator(event: KeyboardEvent<HTMLInputElement>): string | undefined {
  if (event.key !== ']' || !event.ctrlKey) return undefined;
  const { value, selectionStart } = event.currentTarget;
  const at = selectionStart ?? value.length;
  return `${value.slice(0, at)}${FNC1}${value.slice(at)}`;
}

/**
 * Takes each scan of the page, with or without the focus in its field, and typed codes. It shows and says what became of
 * the last scan, which can be taken back.
 */
export function ScanBox({ onScan, label = LABEL, enabled = true }: Props) {
  const t = useWords();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [hasSound, setSound] = useState(soundIsOn);
  const { last, waiting, take, undo } = useScans(onScan, hasSound);
  useScan(take, { enabled });

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    const separated = withSeparator(event);
    if (separated !== undefined) setTyped(separated);
    else if (event.key === 'Enter') {
      take(event.currentTarget.value);
      setTyped('');
    } else return;
    event.preventDefault();
  }
  return (
    <div className="scan-box">
      <label className="label" htmlFor={id}>
        {t(label)}
      </label>
      <span className="input scan-input">
        <IconBarcode size={20} stroke={1.5} aria-hidden />
        <input
          id={id}
          data-scan
          value={typed}
          disabled={!enabled}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="done"
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <SoundSwitch
          isOn={hasSound}
          onChange={(isOn) => {
            soundIsOn = isOn;
            setSound(isOn);
          }}
        />
      </span>
      {waiting > 1 && (
        <p className="help">
          {t(count(waiting - 1, { one: '{n} scan waits.', other: '{n} scans wait.', zh: '{n} 次扫描等待处理。' }))}
        </p>
      )}
      {last && <LastScanView last={last} onUndo={() => void undo()} />}
    </div>
  );
}
