/**
 * Listens for keys. A scanner types much faster than a person and ends with Enter. So a single character is held back
 * for a moment. If more follow at once, they are a scan and press no keys.
 */
import { isSingle, keyText } from './names.ts';
import { findKey } from '../keys.ts';
import { giveScan } from '../scan.ts';

/**
 * The first keys of a scan follow each other within this time. A scanner sends one every 20 ms; a person needs 60 ms
 * and more.
 */
const SCAN_GAP_MS = 35;
/** Nobody types three characters so fast, so they are a scan. A wireless scanner may then pause for a moment. */
const SURELY_A_SCAN = 3;
const PAUSE_MS = 300;
const HOLD_MS = 45;
const SHORTEST_SCAN = 4;
const SEQUENCE_MS = 1_500;
/** Scanners send the GS1 separator (character 29) as Ctrl and a bracket. */
const SEPARATOR = '\u001d';

const FIELDS = 'input:not([type=checkbox], [type=radio], [type=button]), textarea, select';
const PRESSABLE = 'button, a[href], summary, [role=button], [role=menuitem], [role=option], [role=tab]';
const WITH_ARROWS = '[role=menu], [role=listbox], [role=tablist], [role=radiogroup], [role=slider]';

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches(FIELDS));

/** Returns true for a key that the focused element needs itself: Enter on a button, arrows in a menu. */
function isNeeded({ key, target, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (!(target instanceof Element) || ctrlKey || metaKey) return false;
  if (key === 'Enter' || key === ' ') return target.closest(PRESSABLE) !== null;
  return key.startsWith('Arrow') && target.closest(WITH_ARROWS) !== null;
}

type Scheduling = { readonly isInputPending?: () => boolean };
/** Returns true if key presses are queued that the page has not handled yet. Not all browsers can report this. */
const hasKeysWaiting = (): boolean =>
  (navigator as { readonly scheduling?: Scheduling }).scheduling?.isInputPending?.() ?? false;

type Press = (event: KeyboardEvent, inField: boolean) => void;

/**
 * Returns the function that presses a key. The function remembers the first letter of a sequence such as `g h` for a
 * moment.
 */
function createPress(): Press {
  let steps: string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (event, inField) => {
    clearTimeout(timer);
    const step = keyText(event);
    let match = findKey([...steps, step], inField);
    if (steps.length > 0 && !match.run && !match.isBegun) {
      steps = [];
      match = findKey([step], inField);
    }
    steps = match.isBegun ? [...steps, step] : [];
    if (match.isBegun) timer = setTimeout(() => (steps = []), SEQUENCE_MS);
    if (!match.run) return;
    event.preventDefault();
    match.run(event);
  };
}

/** Holds back characters that may be a scan, until it is known whether a person or a scanner typed them. */
function createBurst(press: Press) {
  let signs = '';
  let events: KeyboardEvent[] = [];
  let lastAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const empty = () => {
    clearTimeout(timer);
    const held = { signs, events };
    signs = '';
    events = [];
    return held;
  };
  /** Presses the held keys, unless they are the beginning of a scan that broke off. */
  const release = () => {
    const held = empty().events;
    if (held.length <= 2) for (const event of held) press(event, false);
  };
  /** While a page renders for long, key events are queued. They belong to the same scan. */
  function releaseWhenIdle(): void {
    if (hasKeysWaiting()) timer = setTimeout(releaseWhenIdle, HOLD_MS);
    else release();
  }
  return {
    isBegun: () => signs !== '',
    hold(event: KeyboardEvent, sign: string): void {
      const longestGap = events.length >= SURELY_A_SCAN ? PAUSE_MS : SCAN_GAP_MS;
      if (event.timeStamp - lastAt > longestGap && events.length > 0) release();
      clearTimeout(timer);
      signs += sign;
      lastAt = event.timeStamp;
      events.push(event);
      if (events.length > 1) event.preventDefault();
      timer = setTimeout(releaseWhenIdle, events.length >= SURELY_A_SCAN ? PAUSE_MS : HOLD_MS);
    },
    /** Returns true if Enter ended a scan. Then Enter must not press the focused button. */
    endsWith(event: KeyboardEvent): boolean {
      if (event.key !== 'Enter' || signs.length < SHORTEST_SCAN) return false;
      event.preventDefault();
      event.stopPropagation();
      giveScan(empty().signs);
      return true;
    },
  };
}

const MODIFIERS = ['Shift', 'Control', 'Alt', 'Meta'];

/** Starts to listen for keys. Returns the function that stops this. */
export function listenForKeys(): () => void {
  const press = createPress();
  const burst = createBurst(press);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || MODIFIERS.includes(event.key)) return;
    if (isField(event.target)) return press(event, true);
    if (burst.endsWith(event)) return;
    if (event.ctrlKey && event.key === ']' && burst.isBegun()) return burst.hold(event, SEPARATOR);
    if (isNeeded(event)) return;
    const isSign = isSingle(keyText(event)) && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isSign && !event.repeat && (event.key !== ' ' || burst.isBegun())) return burst.hold(event, event.key);
    return press(event, false);
  };
  document.addEventListener('keydown', onKeyDown, { capture: true });
  return () => document.removeEventListener('keydown', onKeyDown, { capture: true });
}
