import type { Tab } from '../browser/tab.ts';
import type { Hand, HandName } from './hand.ts';
import { keyboardHand } from './keyboard.ts';
import { mouseHand } from './mouse.ts';

/** Returns the hand with this name (mouse or keyboard) for a page. */
export const handOf = (name: HandName, tab: Tab): Hand => (name === 'mouse' ? mouseHand(tab) : keyboardHand(tab));
