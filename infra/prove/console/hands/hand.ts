import type { Tab } from '../browser/tab.ts';
import type { Effort } from './effort.ts';

export type HandName = 'mouse' | 'keyboard';
export type Within = { readonly within?: string };

/**
 * Describes the hand with which a person uses a page. A journey is written once, and done with the mouse or with the
 * keyboard alone.
 */
export type Hand = {
  readonly name: HandName;
  readonly tab: Tab;
  readonly effort: Effort;
  /**
   * Presses a button, follows a link, or ticks a box. A person at the keyboard uses the page's own shortcut if there is
   * one.
   */
  readonly press: (words: string, options?: Within & { readonly key?: string }) => Promise<void>;
  /** Writes into a field, and replaces its text. */
  readonly fill: (label: string, text: string, options?: Within) => Promise<void>;
  /** Chooses a value of a menu or of a group of radio buttons. */
  readonly choose: (label: string, value: string, options?: Within) => Promise<void>;
  /** Writes into a field that suggests values, and chooses a line of its list. */
  readonly pick: (label: string, text: string, line: string, options?: Within) => Promise<void>;
};
