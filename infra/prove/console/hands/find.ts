/** Finds the parts of a page (buttons, fields, options) by the words that a person reads. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Tab } from '../browser/tab.ts';

/**
 * Names a kind of part. `control`: a button, a link, a box or a radio button. `field`: an input. `choice`: a radio
 * button or a box in a group. `option`: a line of an open list.
 */
export type Kind = 'control' | 'field' | 'choice' | 'option';
/** Describes the part of the page that is looked for. `within` is the name of the region or the group around it. */
export type Wanted = { readonly kind: Kind; readonly words: string; readonly within?: string | undefined };
export type Found = {
  readonly x: number;
  readonly y: number;
  /** Describes the other part of the page that covers the found part. It is empty if there is none. */
  readonly covered: string;
  readonly tag: string;
  readonly type: string;
  readonly role: string;
  /** States the place of the found part relative to the part that has the focus. */
  readonly from: 'here' | 'before' | 'after';
};

const PATIENCE_MS = 15_000;

/**
 * Holds the function that finds a part, as source text, because it runs in the page. While a dialog is open, it finds
 * nothing behind the dialog.
 */
const FIND = `({ kind, words, within }) => {
  const clean = (text) => (text ?? '').replace(/\\s+/g, ' ').trim();
  const said = (part) => {
    if (part.getAttribute('aria-label')) return clean(part.getAttribute('aria-label'));
    const copy = part.cloneNode(true);
    for (const aside of copy.querySelectorAll('kbd')) aside.remove();
    return clean(copy.textContent);
  };
  const isShown = (part) => part.getClientRects().length > 0 && part.checkVisibility({ visibilityProperty: true });
  const top = [...document.querySelectorAll('[role=dialog]')].filter(isShown).at(-1) ?? document;
  const nameOf = (group) => clean(group.getAttribute('aria-label')
    ?? document.getElementById(group.getAttribute('aria-labelledby'))?.textContent
    ?? group.querySelector('legend')?.textContent);
  const groups = [...top.querySelectorAll('section, fieldset, nav, [role=group], [role=radiogroup]')];
  const scope = within === undefined ? top : groups.find((group) => nameOf(group) === within);
  if (!scope) return null;
  // the page comes before the rail beside it, which has a link with the name of many pages
  const isAside = (part) => Number(part.closest('main, [role=dialog]') === null);
  const parts = (selector) => [...scope.querySelectorAll(selector)]
    .filter((part) => isShown(part) && !part.disabled)
    .sort((one, other) => isAside(one) - isAside(other));
  const best = (list, nameOfOne = said) =>
    list.find((part) => nameOfOne(part) === words) ?? list.find((part) => nameOfOne(part).startsWith(words));
  const inputOf = (label) => label.control ?? label.querySelector('input, select, textarea');
  const isTicked = (label) => /^(checkbox|radio)$/.test(inputOf(label)?.type ?? '');
  const boldOf = (option) => clean(option.querySelector('b')?.textContent ?? option.textContent);
  const labels = parts('label').filter((label) => inputOf(label) && !inputOf(label).disabled);
  const ticked = () => best(labels.filter(isTicked));
  const part = {
    control: () => best(parts('button, a[href], summary, [role=button], [role=menuitem], [role=tab]')) ?? ticked(),
    field: () => {
      const label = best(labels);
      return label ? inputOf(label) : best(parts('input[aria-label], select[aria-label], textarea[aria-label]'));
    },
    choice: ticked,
    option: () => best(parts('[role=option]'), boldOf),
  }[kind]();
  if (!part) return null;
  part.scrollIntoView({ block: 'center', inline: 'nearest' });
  const input = part instanceof HTMLLabelElement ? inputOf(part) : part;
  globalThis.toricFound = input;
  const [{ left, top: upper, width, height }] = part.getClientRects();
  const [x, y] = [left + width / 2, upper + height / 2];
  const over = document.elementFromPoint(x, y);
  const takes = (over) => part.contains(over) || over.contains(part) && over.matches('label') || input.contains(over);
  globalThis.toricTakes = takes;
  const isFree = over && takes(over);
  const focused = document.activeElement;
  const place = focused === input || input.contains(focused) ? 'here'
    : focused && focused.compareDocumentPosition(input) & Node.DOCUMENT_POSITION_PRECEDING ? 'before' : 'after';
  return {
    ...{ x, y, from: place, tag: input.tagName, type: input.type ?? '', role: input.getAttribute('role') ?? '' },
    covered: isFree ? '' : (over ? over.outerHTML.slice(0, 120) : 'nothing: it lies outside the window'),
  };
}`;

const look = (tab: Tab, wanted: Wanted) => tab.evaluate<Found | null>(`(${FIND})(${JSON.stringify(wanted)})`);

/**
 * Waits until the part of the page is visible and usable. After `PATIENCE_MS` it throws an error with the texts of the
 * page.
 */
export async function find(tab: Tab, wanted: Wanted): Promise<Found> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await look(tab, wanted).catch(() => null);
    if (found && (found.covered === '' || wanted.kind === 'option')) return found;
    if (Date.now() > deadline) {
      const shown = await tab.evaluate<string>('document.body.innerText.slice(0, 1500)');
      const why = found ? `is covered by ${found.covered}` : 'is not on the page';
      throw new Error(`'${wanted.words}' (${wanted.kind}) ${why}:\n${shown}`);
    }
    await pause(50);
  }
}

/** Returns true if the part is on the page at this moment. */
export const has = async (tab: Tab, wanted: Wanted): Promise<boolean> =>
  (await look(tab, wanted).catch(() => null)) !== null;

/** Returns the place of the found part, relative to the part that has the focus. */
export const placeFromFocus = (tab: Tab): Promise<Found['from']> =>
  tab.evaluate<Found['from']>(`(() => {
    const [found, focused] = [globalThis.toricFound, document.activeElement];
    if (focused === found || found.contains(focused)) return 'here';
    const same = focused?.type === 'radio' && found.type === 'radio' && focused.name === found.name;
    if (same) return 'here';
    return focused && focused.compareDocumentPosition(found) & Node.DOCUMENT_POSITION_PRECEDING ? 'before' : 'after';
  })()`);
