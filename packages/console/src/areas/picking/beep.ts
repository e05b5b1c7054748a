/** Sounds of a scan: one high tone for a box that is taken, two low ones for a box that is refused. */
let context: AudioContext | undefined;

function tone(at: AudioContext, frequency: number, from: number, seconds: number): void {
  const oscillator = at.createOscillator();
  const volume = at.createGain();
  oscillator.frequency.value = frequency;
  volume.gain.value = 0.15;
  oscillator.connect(volume).connect(at.destination);
  oscillator.start(at.currentTime + from);
  oscillator.stop(at.currentTime + from + seconds);
}

/** Plays the sound of the verdict. A browser without sound stays silent: colour and text say the same. */
export function beep(verdict: 'taken' | 'refused'): void {
  if (typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  if (verdict === 'taken') return tone(context, 880, 0, 0.08);
  tone(context, 220, 0, 0.18);
  tone(context, 180, 0.24, 0.28);
}
