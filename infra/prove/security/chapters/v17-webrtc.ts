import { type Line, notFor } from '../line.ts';

export const WEBRTC: readonly Line[] = notFor('Toric sends no sound and no pictures between people.', {
  '17.1.1': 'Relays reach public addresses only',
  '17.2.1': 'Keys of media servers',
  '17.2.2': 'Cipher suites of media servers',
  '17.2.3': 'Authentic media packets',
  '17.2.4': 'Broken media packets',
  '17.3.1': 'Floods of signalling',
  '17.3.2': 'Broken signalling',
});
