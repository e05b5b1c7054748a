/**
 * Listens for keys. A scanner types much faster than a person and ends with Enter. A single letter is therefore held for
 * a moment: if more follow at once, they are a scan and press no keys.
 */
import { isSingle, keyText } from './names.ts';
import { findKey } from '../keys.ts';
import { giveScan } from '../scan.ts';

/** The longest time between two keys of a scanner. It sends one every 20 ms; a person needs 60 ms and more. */
const SCAN_GAP_MS = 35;
const HOLD_MS = 45;
const SHORTEST_SCAN = 4;
const SEQUENCE_MS = 1_500;
/** Scanners send the separator of GS1 (character 29) as Ctrl and a bracket. */
const SEPARATOR = '\u001d';

const FIELDS = 'input:not([type=checkbox], [type=radio], [type=button]), textarea, select';
const PRESSABLE = 'button, a[href], summary, [role=button], [role=menuitem], [role=option], [role=tab]';
const WITH_ARROWS = '[role=menu], [role=listbox], [role=tablist], [role=radiogroup], [role=slider]';

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches(FIELDS));

/** Returns true for a key that the focused part needs itself: Enter on a button, arrows in a menu. */
function isNeeded({ key, target, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (!(target instanceof Element) || ctrlKey || metaKey) return false;
  if (key === 'Enter' || key === ' ') return target.closest(PRESSABLE) !== null;
  return key.startsWith('Arrow') && target.closest(WITH_ARROWS) !== null;
}

type Burst = {
  signs: string;
  lastAt: number;
  timer: ReturnType<typeof setTimeout> | undefined;
  events: KeyboardEvent[];
};

/** Starts to listen, and returns the function that stops it. */
export function listenForKeys(): () => void {
  const burst: Burst = { signs: '', lastAt: 0, timer: undefined, events: [] };
  let steps: string[] = [];
  let sequenceTimer: ReturnType<typeof setTimeout> | undefined;

  const press = (event: KeyboardEvent, inField: boolean): void => {
    clearTimeout(sequenceTimer);
    const step = keyText(event);
    let match = findKey([...steps, step], inField);
    if (steps.length > 0 && !match.run && !match.isBegun) {
      steps = [];
      match = findKey([step], inField);
    }
    steps = match.isBegun ? [...steps, step] : [];
    if (match.isBegun) sequenceTimer = setTimeout(() => (steps = []), SEQUENCE_MS);
    if (!match.run) return;
    event.preventDefault();
    match.run(event);
  };

  /** Presses the held keys, unless they were the beginning of a scan that has broken off. */
  const release = () => {
    const { events } = burst;
    burst.signs = '';
    burst.events = [];
    if (events.length <= 2) for (const event of events) press(event, false);
  };

  const hold = (event: KeyboardEvent, sign: string): void => {
    clearTimeout(burst.timer);
    if (event.timeStamp - burst.lastAt > SCAN_GAP_MS && burst.events.length > 0) release();
    burst.signs += sign;
    burst.lastAt = event.timeStamp;
    burst.events.push(event);
    if (burst.events.length > 1) event.preventDefault();
    burst.timer = setTimeout(release, HOLD_MS);
  };

  /** Returns true if Enter ended a scan. A button that has the focus must not be pressed by it. */
  const endsScan = (event: KeyboardEvent): boolean => {
    if (event.key !== 'Enter' || burst.signs.length < SHORTEST_SCAN) return false;
    clearTimeout(burst.timer);
    const { signs } = burst;
    burst.signs = '';
    burst.events = [];
    event.preventDefault();
    event.stopPropagation();
    giveScan(signs);
    return true;
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return;
    const inField = isField(event.target);
    if (inField) return press(event, true);
    if (endsScan(event)) return;
    if (event.ctrlKey && event.key === ']' && burst.signs) return hold(event, SEPARATOR);
    if (isNeeded(event)) return;
    const isSign = isSingle(keyText(event)) && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isSign && !event.repeat && (event.key !== ' ' || burst.signs)) return hold(event, event.key);
    return press(event, false);
  };

  document.addEventListener('keydown', onKeyDown, { capture: true });
  return () => document.removeEventListener('keydown', onKeyDown, { capture: true });
}
