/** Plays the sounds of a scan: one high tone for an accepted box, two low tones for a refused box. */
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

/** Plays the sound of the verdict. A browser without audio stays silent: colour and text show the same verdict. */
export function beep(verdict: 'taken' | 'refused'): void {
  if (typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  if (verdict === 'taken') return tone(context, 880, 0, 0.08);
  tone(context, 220, 0, 0.18);
  tone(context, 180, 0.24, 0.28);
}
