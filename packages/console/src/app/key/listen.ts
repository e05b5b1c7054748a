/**
 * Listens for keys. A single character is held back for a moment. If more follow at once, they are a scan and press no
 * keys.
 */
import { createBurst } from './burst.ts';
import { keyText } from './names.ts';
import { findKey } from '../keys.ts';
import { giveScan } from '../scan.ts';

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

const MODIFIERS = ['Shift', 'Control', 'Alt', 'Meta'];

/** Starts to listen for keys. Returns the function that stops this. */
export function listenForKeys(): () => void {
  const press = createPress();
  const burst = createBurst<KeyboardEvent>({ press: (event) => press(event, false), give: giveScan, hasKeysWaiting });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || MODIFIERS.includes(event.key)) return;
    if (isField(event.target)) return press(event, true);
    if (burst.endsWith(event)) return;
    const isInScan = burst.continues(event);
    if (event.ctrlKey && event.key === ']' && isInScan) return burst.hold(event, SEPARATOR);
    // a space within a scan does not press the focused button
    if (isNeeded(event) && !(event.key === ' ' && isInScan)) return;
    const isSign = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isSign && !event.repeat && (event.key !== ' ' || isInScan)) return burst.hold(event);
    return press(event, false);
  };
  document.addEventListener('keydown', onKeyDown, { capture: true });
  return () => document.removeEventListener('keydown', onKeyDown, { capture: true });
}
