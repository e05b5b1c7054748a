import type { ScanTone } from './scan-box.types.ts';

/** The sound of a tone: its pitch in hertz and its length in milliseconds. A refusal is low and long. */
const SOUNDS: Readonly<Record<ScanTone, readonly [pitch: number, length: number]>> = {
  ok: [880, 70],
  wait: [520, 140],
  stop: [190, 380],
};
const VOLUME = 0.15;

let context: AudioContext | undefined;

/** Plays the sound of an outcome, so that a person who looks at the boxes need not look at the screen. */
export function playSound(tone: ScanTone): void {
  if (typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  const [pitch, length] = SOUNDS[tone];
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.frequency.value = pitch;
  gain.gain.value = VOLUME;
  oscillator.connect(gain).connect(context.destination);
  oscillator.start();
  oscillator.stop(context.currentTime + length / 1_000);
}
