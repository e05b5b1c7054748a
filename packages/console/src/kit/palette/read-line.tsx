import { useWords } from '../../app/words.ts';
import { Power } from '../show/power.tsx';
import type { ReadAs } from './read-as.ts';

const WORDS = {
  read: { en: 'Read as', zh: '识别为' },
  anyEye: { en: 'any eye', zh: '不限左右眼' },
  phone: { en: 'phone number', zh: '电话号码' },
  gtin: { en: 'GTIN of a box', zh: '包装盒的 GTIN' },
  lot: { en: 'lot', zh: '批号' },
  box: { en: 'box', zh: '盒' },
};

/** Shows how the text was interpreted, so that a wrong interpretation is visible at once. */
export function ReadLine({ read }: { readonly read: ReadAs | undefined }) {
  const t = useWords();
  if (!read) return null;
  return (
    <div className="pal-read" aria-live="polite">
      <span className="fine dimmer">{t(WORDS.read)}</span>
      <Reading read={read} />
    </div>
  );
}

function Reading({ read }: { readonly read: ReadAs }) {
  const t = useWords();
  switch (read.kind) {
    case 'power':
      return (
        <>
          {read.words && <b>{read.words}</b>}
          <Power lens={read.power} dial />
          <span className="fine dimmer">{t(WORDS.anyEye)}</span>
        </>
      );
    case 'phone':
      return (
        <span>
          {t(WORDS.phone)} <b>{read.text}</b>
        </span>
      );
    case 'gtin':
      return (
        <span>
          {t(WORDS.gtin)} <b className="mono">{read.text}</b>
        </span>
      );
    case 'box':
      return (
        <span>
          {t(WORDS.box)} <b className="mono">{read.gtin}</b> {read.lot && t(WORDS.lot)}{' '}
          <b className="mono">{read.lot}</b>
        </span>
      );
  }
}
